package org.aushang.api.host;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.aushang.api.model.Finding;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and changes settings besides those of channels, for the installed {@linkplain SettingsForm forms}. They are stored like those
 * of a channel: through the Configuration Admin service, secrets in the encrypted store, on Karaf in a file below {@code etc/} that
 * its owner alone may read. Thread-safe.
 *
 * <p>A reference to a form that is not installed is an {@link IllegalArgumentException}, and so is one whose instance is empty where
 * there may be many, or is not empty where there is one only.
 *
 * @since 1.1
 */
@ProviderType
public interface SettingsAdministration {

    /** The installed forms, in the order of their ids. */
    List<SettingsForm> forms();

    /** The instances of a form that have a configuration, in the order of their names. */
    List<SettingsRef> instances(String form);

    /**
     * The settings as they are stored; a secret that is not in the encrypted store is {@link ChannelAdministration#HIDDEN}.
     *
     * @return empty if there is no configuration
     */
    SortedMap<String, String> settings(SettingsRef ref);

    /**
     * What the form would say about the settings with these changes; stores nothing.
     *
     * @param changes as in {@link #configure}
     */
    List<Finding> check(SettingsRef ref, Map<String, String> changes);

    /**
     * Changes settings; what is not named stays. Mistakes are stored too: the bundle that reads them says what is wrong, and goes on
     * with its defaults.
     *
     * @param changes values by the names of the form's fields; empty: the default; {@link ChannelAdministration#HIDDEN}: as it is
     * @return what the form says about the whole; if a secret or the configuration could not be stored,
     *     {@link ChannelAdministration#NOT_STORED} alone
     */
    List<Finding> configure(SettingsRef ref, Map<String, String> changes);

    /**
     * Deletes the configuration, its file, and its secrets.
     *
     * @return false if there is none
     * @throws java.io.UncheckedIOException if one of them could not be deleted
     */
    boolean delete(SettingsRef ref);
}
