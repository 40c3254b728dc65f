package org.aushang.credentials;

import java.util.Objects;

/**
 * What an admin entered for one certificate. Its {@code toString} tells nothing about it.
 *
 * @param certificate the bytes of a PKCS#12 file in Base64, a path below the directory configured for certificates, or a
 *     reference into the encrypted store, {@code store:NAME}; empty: none
 * @param pin its PIN, or a reference into the encrypted store, {@code store:NAME}
 */
public record Entry(String certificate, String pin) {

    public static final Entry NONE = new Entry("", "");

    public Entry {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(pin, "pin");
    }

    @Override
    public String toString() {
        return certificate.isBlank() ? "Entry[empty]" : "Entry[filled]";
    }
}
