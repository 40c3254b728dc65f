package org.aushang.api.connector;

import java.util.List;
import java.util.Map;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A board whose connector is installed, before any channel of it exists. A connector registers one as a service, so that
 * hosts can offer the board and its forms.
 */
@ConsumerType
public interface JobBoard {

    /** The same as {@link ChannelDescriptor#board()}: lower case, for instance {@code arbeitsagentur}. */
    String id();

    /** The board's name for people. */
    LocalizedText name();

    /** The PID of the factory configuration of its channels. */
    String configurationPid();

    /** The fields of a channel; their names are the configuration's attributes. Offline and quick. */
    Schema schema(Schema.Part part);

    /**
     * Checks settings before they are stored, each by itself and against the others: what a form shows while it is filled in. Offline,
     * and without an effect; a certificate is opened with its PIN.
     *
     * @param settings values by the names of the board's fields; files as Base64, and references into the encrypted store
     * @return what is wrong, and what is worth knowing, for instance the holder of a certificate; empty if this board does not check
     * @since 1.1
     */
    default List<Finding> checkSettings(Map<String, String> settings) {
        return List.of();
    }
}
