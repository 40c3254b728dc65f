package org.aushang.console.internal.access;

import org.aushang.api.host.ConsoleUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who changed what in the console, a line each in the logger {@code org.aushang.audit}; the log adds when. Never a value. */
public final class AuditLog {

    private static final Logger log = LoggerFactory.getLogger("org.aushang.audit");

    private AuditLog() {}

    /** @param subject a channel, or a channel and a job */
    public static void changed(ConsoleUser user, String action, String subject) {
        log.info("{} {} {}", oneLine(user.name()), action, oneLine(subject));
    }

    public static void signedIn(ConsoleUser user, String address) {
        log.info("{} signed in from {}", oneLine(user.name()), oneLine(address));
    }

    public static void refused(String name, String address) {
        log.warn("sign-in refused: {} from {}", oneLine(name), oneLine(address));
    }

    /** What was typed must not look like another line. */
    private static String oneLine(String typed) {
        return typed.replaceAll("[\\p{Cntrl}]", "?");
    }
}
