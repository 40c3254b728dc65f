package org.aushang.api.connector;

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
}
