package org.aushang.applications.internal.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A mail as far as it matters here.
 *
 * @param headers unfolded and decoded values by name in lower case, in the order of the mail
 * @param senders of From
 * @param replyTo of Reply-To
 * @param sentAt of Date; null if it has none that can be read
 * @param text plain text with line feeds
 * @param files everything that is no text of the mail itself
 * @param mediaType of the whole mail
 * @param findings what could not be read as it should
 */
public record ParsedMail(
        Map<String, List<String>> headers,
        List<Mailbox> senders,
        List<Mailbox> replyTo,
        String subject,
        @Nullable Instant sentAt,
        String text,
        List<RawFile> files,
        String mediaType,
        List<Finding> findings) {

    /** A name, which may be empty, and an address. */
    public record Mailbox(String name, String address) {

        /** Without anything personal. */
        @Override
        public String toString() {
            return "Mailbox";
        }
    }

    /** All values of a header. */
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public Optional<String> first(String name) {
        return header(name).stream().findFirst();
    }

    /** Without anything personal. */
    @Override
    public String toString() {
        return "ParsedMail[" + mediaType + ", " + files.size() + " files]";
    }
}
