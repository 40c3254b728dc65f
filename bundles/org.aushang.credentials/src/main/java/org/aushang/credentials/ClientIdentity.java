package org.aushang.credentials;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import org.osgi.annotation.versioning.ProviderType;

/** A usable client certificate with its private key, which stays inside. Safe for all threads. */
@ProviderType
public interface ClientIdentity {

    /** What may be shown of it. */
    CertificateDetails certificate();

    /** New key managers that present this certificate and its chain. */
    KeyManager[] keyManagers();

    /** The authorities that came in the same file; the BA's server is signed by one of them (docs/hr-ba-xml.md#certificate). */
    List<X509Certificate> authorities();
}
