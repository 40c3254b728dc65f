package org.aushang.credentials;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import org.osgi.annotation.versioning.ProviderType;

/** A usable client certificate with its private key, which stays inside. Safe for all threads. */
@ProviderType
public interface ClientIdentity {

    /** The distinguished name of the holder, RFC 2253. */
    String holder();

    /** The distinguished name of the issuer, RFC 2253. */
    String issuer();

    Instant notBefore();

    Instant notAfter();

    /** SHA-256 of the certificate, lower-case hexadecimal. */
    String fingerprint();

    /** New key managers that present this certificate and its chain. */
    KeyManager[] keyManagers();

    /** The authorities that came in the same file; the BA's server is signed by one of them (dossier 2.2). */
    List<X509Certificate> authorities();
}
