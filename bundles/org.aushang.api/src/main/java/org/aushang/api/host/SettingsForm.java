package org.aushang.api.host;

import java.util.List;
import java.util.Map;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Settings besides those of channels that an admin enters on a page: of the inbox of applications, of a mailbox. Registered as a
 * service by the bundle that reads them. Thread-safe.
 *
 * @since 1.1
 */
@ConsumerType
public interface SettingsForm {

    /** 1 to 40 lower-case letters and hyphens, for instance {@code mailbox}; no other form has the same. */
    String id();

    /** What is set up, for people. */
    LocalizedText name();

    /** The PID of the configuration; of the factory configuration if there may be many. */
    String configurationPid();

    /** Whether there may be many instances. */
    boolean isRepeatable();

    /** Its fields; their names are the configuration's attributes. */
    Schema schema();

    /**
     * Checks settings before they are stored, each by itself and against the others. Offline, and without an effect.
     *
     * @param settings values by the names of the fields, and references into the encrypted store
     * @return what is wrong; empty if nothing is
     */
    List<Finding> check(Map<String, String> settings);
}
