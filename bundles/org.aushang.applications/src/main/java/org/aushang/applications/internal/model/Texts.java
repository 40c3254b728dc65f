package org.aushang.applications.internal.model;

import java.util.Set;
import org.aushang.api.connector.Messages;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.jspecify.annotations.Nullable;

/** The texts of this bundle. None of them has anything personal in it. */
public final class Texts {

    private static final Messages MESSAGES = Messages.load(Texts.class, "applications");

    /** Why an application is not offered to the host; stored in place of a text. */
    public enum Reason {
        AUTOMATIC_REPLY,
        REPORT,
        MAILING_LIST,
        INVITATION,
        UNREADABLE,
        FLOOD,
        SUSPICIOUS_FILE,
        WAITING_FOR_SCANNER,
        NO_JOB,
        BY_PERSON,
        TIME_OVER;

        String key() {
            return "reason." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private static final Set<String> REASONS = java.util.Arrays.stream(Reason.values())
            .map(Reason::name)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    private Texts() {}

    public static LocalizedText text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments);
    }

    public static Finding finding(String code, Object... arguments) {
        return MESSAGES.finding(code, arguments).build();
    }

    /** A stored reason: one of ours, or the host's own words; null if it is empty. */
    public static @Nullable LocalizedText reason(String stored) {
        if (stored.isBlank()) {
            return null;
        }
        return REASONS.contains(stored) ? text(Reason.valueOf(stored).key()) : LocalizedText.of(stored, stored);
    }

    public static Finding unavailable(String why) {
        return finding("applications.unavailable", why);
    }
}
