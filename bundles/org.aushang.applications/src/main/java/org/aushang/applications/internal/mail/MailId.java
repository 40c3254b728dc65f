package org.aushang.applications.internal.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.model.PublicationRef;
import org.jspecify.annotations.Nullable;

/**
 * The id of an application by mail: a hash of the mail without what its way adds to it ({@code Received}, {@code Delivered-To}), and
 * of the job, because one mail to two addresses of ours is two applications. Pure.
 */
public final class MailId {

    private MailId() {}

    public static ApplicationId of(byte[] raw, @Nullable PublicationRef publication) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            boolean skipping = false;
            int at = 0;
            while (at < raw.length) {
                int end = at;
                while (end < raw.length && raw[end] != '\n') {
                    end++;
                }
                end = Math.min(end + 1, raw.length);
                if (isEmpty(raw, at, end)) {
                    break;
                }
                boolean folded = raw[at] == ' ' || raw[at] == '\t';
                skipping = folded ? skipping : isOfTheWay(raw, at, end);
                if (!skipping) {
                    hash.update(raw, at, end - at);
                }
                at = end;
            }
            hash.update(raw, at, raw.length - at);
            hash.update(String.valueOf(publication).getBytes(StandardCharsets.UTF_8));
            return new ApplicationId(HexFormat.of().formatHex(hash.digest(), 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean isEmpty(byte[] raw, int at, int end) {
        return end - at == 1 || (end - at == 2 && raw[at] == '\r');
    }

    private static boolean isOfTheWay(byte[] raw, int at, int end) {
        String begin =
                new String(raw, at, Math.min(end - at, 20), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return begin.startsWith("received:") || begin.startsWith("delivered-to:");
    }
}
