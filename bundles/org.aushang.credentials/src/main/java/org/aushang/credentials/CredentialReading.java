package org.aushang.credentials;

import java.util.Objects;

/** What came of opening a certificate. */
public sealed interface CredentialReading {

    /**
     * It can be used.
     *
     * @param identity who we are with it
     */
    record Usable(ClientIdentity identity) implements CredentialReading {

        public Usable {
            Objects.requireNonNull(identity, "identity");
        }
    }

    /**
     * It cannot be used.
     *
     * @param problem why
     * @param detail a date, a file name below the directory, or empty; never a secret
     */
    record Unusable(Problem problem, String detail) implements CredentialReading {

        public Unusable {
            Objects.requireNonNull(problem, "problem");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** What can be wrong. */
    enum Problem {
        /** No certificate is configured. */
        CERTIFICATE_MISSING,
        /** No PIN is configured. */
        PIN_MISSING,
        /** The path leads out of the directory for certificates. */
        OUTSIDE_DIRECTORY,
        /** No readable file of that name; the detail is the name. */
        FILE_NOT_FOUND,
        /** The bytes are no PKCS#12 file. */
        NOT_PKCS12,
        /** The PIN does not open it. */
        WRONG_PIN,
        /** There is a certificate, but no private key with it. */
        NO_PRIVATE_KEY,
        /** The key and the certificates do not belong together, or cannot be decoded. */
        DAMAGED,
        /** The detail is the first day of validity, ISO 8601. */
        NOT_YET_VALID,
        /** The detail is the last day of validity, ISO 8601. */
        EXPIRED
    }
}
