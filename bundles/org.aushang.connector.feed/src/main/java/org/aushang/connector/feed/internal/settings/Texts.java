package org.aushang.connector.feed.internal.settings;

import org.aushang.api.connector.Messages;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;

/** User texts and findings of this connector. */
public final class Texts {

    public static final Messages MESSAGES = Messages.load(Texts.class, "feed");

    private Texts() {}

    /** A value of the channel's form that an admin has to correct. */
    public static Finding setting(String key, String field, String written) {
        return MESSAGES.finding("channel." + key, field, written)
                .target("channel." + field)
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS)
                .build();
    }

    /** A problem of the posting that a recruiter can correct. */
    public static Finding posting(String key, Severity severity, String target, Object... arguments) {
        return MESSAGES.finding("feed." + key, arguments)
                .severity(severity)
                .target(target)
                .actor(Actor.RECRUITER)
                .remedy(Remedy.EDIT_JOB)
                .build();
    }
}
