package org.aushang.applications.mail.internal;

import org.aushang.api.connector.Messages;
import org.aushang.api.model.Finding;

/** The texts of this bundle. None of them has anything personal in it. */
final class Texts {

    private static final Messages MESSAGES = Messages.load(Texts.class, "mailbox");

    private Texts() {}

    static Finding finding(String code, Object... arguments) {
        return MESSAGES.finding(code, arguments).build();
    }
}
