package org.aushang.credentials;

/** Why a certificate cannot be used. */
public enum Problem {
    /** No certificate is configured. */
    CERTIFICATE_MISSING,
    /** No PIN is configured. */
    PIN_MISSING,
    /** A placeholder such as {@code $[secret:name]} was not replaced; the detail is its kind, never its name. */
    PLACEHOLDER,
    /** A reference leads to nothing in the encrypted store; the detail is the reference's name. */
    SECRET_NOT_FOUND,
    /** The encrypted store cannot be opened; the detail says why, without a secret. */
    STORE_LOCKED,
    /** The path leads out of the directory for certificates. */
    OUTSIDE_DIRECTORY,
    /** No readable file of that name; the detail is the name. */
    FILE_NOT_FOUND,
    /** A certificate alone, as PEM or DER: there is no private key in it. */
    PEM_OR_DER,
    /** The bytes are no PKCS#12 file. */
    NOT_PKCS12,
    /** The PIN does not open it. */
    WRONG_PIN,
    /** There is a certificate, but no private key with it. */
    NO_PRIVATE_KEY,
    /** There is a private key, but none of the certificates belongs to it. */
    KEY_MISMATCH,
    /** It opens, but what is inside cannot be decoded. */
    DAMAGED,
    /** The key is so short that Java refuses to use it; the detail is its length in bits. */
    WEAK_KEY,
    /** The detail is the first day of validity, ISO 8601, UTC. */
    NOT_YET_VALID,
    /** The detail is the last day of validity, ISO 8601, UTC. */
    EXPIRED
}
