package org.aushang.hrbaxml;

import java.util.List;
import java.util.Objects;

/** Parse result of a report file of the BA, an {@code ES…} file (docs/hr-ba-xml.md#reading-reports). */
public sealed interface ErrorLog {

    /**
     * A report: well-formed XML that is no web page.
     *
     * @param messages everything the BA objected to, in document order; none means that it objected to nothing
     */
    record Report(List<Message> messages) implements ErrorLog {

        public Report {
            messages = List.copyOf(messages);
        }
    }

    /** Nothing, or nothing but white space: says neither yes nor no. */
    record Blank() implements ErrorLog {}

    /**
     * Something else: neither an acceptance nor a refusal; an operator should check it.
     *
     * @param reason for the operator
     */
    record Unreadable(String reason) implements ErrorLog {

        public Unreadable {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * One objection.
     *
     * @param code as sent, for instance {@code FLR_JCValid_033}
     * @param referenceId the reference number it is about; empty: about the whole file
     * @param text the BA's words, unchanged
     */
    record Message(String code, String referenceId, String text) {

        /** The code without its generation's prefix: {@code FLR_} since 2018, {@code APPS_} before (docs/hr-ba-xml.md#reports). */
        public String rule() {
            int underscore = code.indexOf('_');
            return underscore < 0 ? code : code.substring(underscore + 1);
        }
    }
}
