package org.aushang.connector.arbeitsagentur.internal.settings;

import org.aushang.api.connector.Messages;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;

/** User texts and findings of this connector. */
public final class Texts {

    public static final Messages MESSAGES = Messages.load(Texts.class, "arbeitsagentur");

    private Texts() {}

    /** A value of the channel's form that an admin has to correct. */
    public static Finding setting(String key, String field, String written) {
        return MESSAGES.finding(key, field, written)
                .target("channel." + field)
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS)
                .build();
    }

    /**
     * Something in the posting that the BA would refuse.
     *
     * @param rule its number becomes the finding's code, {@code ba.033}
     * @param key the name of the texts
     */
    public static Finding.Builder rule(String rule, String key, String target, Object... arguments) {
        return Finding.builder("ba." + rule, MESSAGES.text(key, arguments), MESSAGES.text(key + ".next", arguments))
                .target(target)
                .actor(Actor.RECRUITER)
                .remedy(Remedy.EDIT_JOB);
    }

    /** Something in the posting that goes out otherwise than it was written. */
    public static Finding changed(String code, String target, Object... arguments) {
        return MESSAGES.finding(code, arguments)
                .severity(Severity.WARNING)
                .target(target)
                .actor(Actor.RECRUITER)
                .remedy(Remedy.EDIT_JOB)
                .build();
    }

    /** A finding of the catalogue, {@code arbeitsagentur_findings.properties}. */
    public static Finding finding(String code, Object... arguments) {
        return MESSAGES.finding(code, arguments).build();
    }
}
