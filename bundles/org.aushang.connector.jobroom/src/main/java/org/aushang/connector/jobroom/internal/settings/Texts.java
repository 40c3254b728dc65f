package org.aushang.connector.jobroom.internal.settings;

import org.aushang.api.connector.Messages;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.LocalizedText;

/** User texts and findings of this connector. */
public final class Texts {

    public static final Messages MESSAGES = Messages.load(Texts.class, "jobroom");

    /** As the form calls its fields. */
    private static final Messages FORM = Messages.form(Texts.class, "jobroom");

    private Texts() {}

    /** A value of the channel's form that an admin has to correct. */
    public static Finding setting(String key, String field, String written) {
        LocalizedText label = FORM.has(field + ".name") ? FORM.text(field + ".name") : LocalizedText.of(field, field);
        return MESSAGES.finding("channel." + key, label, written)
                .target("channel." + field)
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS)
                .build();
    }

    /** Something in the posting that Job-Room would refuse. */
    public static Finding error(String key, String target, Object... arguments) {
        return posting(key, Severity.ERROR, target, arguments);
    }

    /** Something in the posting that is shown otherwise than it was meant. */
    public static Finding warning(String key, String target, Object... arguments) {
        return posting(key, Severity.WARNING, target, arguments);
    }

    private static Finding posting(String key, Severity severity, String target, Object... arguments) {
        return MESSAGES.finding("jobroom." + key, arguments)
                .severity(severity)
                .target(target)
                .actor(Actor.RECRUITER)
                .remedy(Remedy.EDIT_JOB)
                .build();
    }

    /** What the connection or the board said; the catalogue {@code jobroom_findings.properties} knows who acts. */
    public static Finding.Builder remote(String key, Object... arguments) {
        return MESSAGES.finding("jobroom." + key, arguments);
    }
}
