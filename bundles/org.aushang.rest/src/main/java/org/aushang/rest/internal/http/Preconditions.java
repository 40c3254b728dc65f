package org.aushang.rest.internal.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conditional requests by RFC 9110. */
public final class Preconditions {

    private Preconditions() {}

    /** A strong validator of a representation. */
    public static String etag(byte[] representation) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(representation);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Whether a change may be made.
     *
     * @param ifMatch the header's value; null: it is not there
     * @param ifNoneMatch likewise
     * @param current of the resource as it is; empty: there is none
     */
    static boolean allow(@Nullable String ifMatch, @Nullable String ifNoneMatch, Optional<String> current) {
        if (ifMatch != null && !(current.isPresent() && names(ifMatch, current.get(), false))) {
            return false;
        }
        return ifNoneMatch == null || current.isEmpty() || !names(ifNoneMatch, current.get(), true);
    }

    /** @param weak whether {@code W/} in the list makes no difference */
    static boolean names(String list, String etag, boolean weak) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .map(one -> weak && one.startsWith("W/") ? one.substring(2) : one)
                .anyMatch(one -> one.equals("*") || one.equals(etag));
    }
}
