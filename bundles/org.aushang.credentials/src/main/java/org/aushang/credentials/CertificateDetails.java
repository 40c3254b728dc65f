package org.aushang.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What may be shown of a certificate.
 *
 * @param holder the distinguished name of the holder, RFC 2253
 * @param issuer the distinguished name of the issuer, RFC 2253
 * @param fingerprint SHA-256 of the certificate, lower-case hexadecimal
 * @param algorithm of the key: {@code RSA} or {@code EC}
 * @param keyBits length of the key
 */
public record CertificateDetails(
        String holder,
        String issuer,
        Instant notBefore,
        Instant notAfter,
        String fingerprint,
        String algorithm,
        int keyBits) {

    /** Below these, today's advice is not to use a key any more. */
    private static final int RSA_BITS = 2048;

    private static final int EC_BITS = 224;

    public CertificateDetails {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(notBefore, "notBefore");
        Objects.requireNonNull(notAfter, "notAfter");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(algorithm, "algorithm");
    }

    /** Whole days until it expires, rounded down; negative afterwards. */
    public long daysLeft(Instant now) {
        return Math.floorDiv(
                Duration.between(now, notAfter).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    /** Whether the key is shorter than is thought safe today. */
    public boolean isWeak() {
        return keyBits < (algorithm.equals("RSA") ? RSA_BITS : EC_BITS);
    }
}
