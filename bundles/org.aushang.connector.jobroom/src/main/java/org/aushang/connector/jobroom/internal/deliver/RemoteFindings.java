package org.aushang.connector.jobroom.internal.deliver;

import org.aushang.api.model.Finding;
import org.aushang.connector.jobroom.internal.remote.Reply;
import org.aushang.connector.jobroom.internal.settings.Texts;

/** What a reply that is no success means for people. Pure. */
final class RemoteFindings {

    private RemoteFindings() {}

    /** Of an order that may have arrived. */
    static Finding inDoubt(Reply reply) {
        return reply instanceof Reply.Lost lost
                ? Texts.remote("lost").raw(lost.detail()).build()
                : of(reply);
    }

    /** Of a question, after which nothing was ordered. */
    static Finding of(Reply reply) {
        if (reply instanceof Reply.NotSent notSent) {
            return Texts.remote("unreachable").raw(notSent.detail()).build();
        }
        if (reply instanceof Reply.Lost lost) {
            return Texts.remote("silent").raw(lost.detail()).build();
        }
        Reply.Answer answer = (Reply.Answer) reply;
        String key =
                switch (answer.status()) {
                    case 401 -> "credentials";
                    case 403 -> "forbidden";
                    case 429, 503 -> "busy";
                    default -> "unexpected";
                };
        return Texts.remote(key, String.valueOf(answer.status()))
                .raw(answer.excerpt())
                .build();
    }
}
