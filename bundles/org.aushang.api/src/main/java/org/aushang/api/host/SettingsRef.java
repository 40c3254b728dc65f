package org.aushang.api.host;

import java.util.Objects;

/**
 * One instance of the settings of a {@link SettingsForm}.
 *
 * @param form the form's id
 * @param instance 1 to 100 letters, digits, dots, hyphens and underscores; empty where there is one only
 * @since 1.1
 */
public record SettingsRef(String form, String instance) {

    private static final String FORM = "[a-z-]{1,40}";
    private static final String INSTANCE = "[\\w.-]{0,100}";

    /** @throws IllegalArgumentException if one of them has another shape */
    public SettingsRef {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(instance, "instance");
        if (!isValid(form, instance)) {
            throw new IllegalArgumentException("no settings have the name " + form + "/" + instance);
        }
    }

    /** Whether these can be a reference; for input that must not throw. */
    public static boolean isValid(String form, String instance) {
        return form.matches(FORM) && instance.matches(INSTANCE);
    }

    @Override
    public String toString() {
        return instance.isEmpty() ? form : form + "/" + instance;
    }
}
