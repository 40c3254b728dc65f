package org.aushang.transport.internal;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.aushang.credentials.CertificateDetails;
import org.aushang.credentials.ClientIdentity;

/** A client made for the test, with the authority that came with it. */
record Identity(HeldCertificate held, HeldCertificate authority) implements ClientIdentity {

    @Override
    public CertificateDetails certificate() {
        return new CertificateDetails(
                held.certificate().getSubjectX500Principal().getName(),
                held.certificate().getIssuerX500Principal().getName(),
                held.certificate().getNotBefore().toInstant(),
                held.certificate().getNotAfter().toInstant(),
                "test",
                "EC",
                256);
    }

    @Override
    public KeyManager[] keyManagers() {
        return new KeyManager[] {
            new HandshakeCertificates.Builder().heldCertificate(held).build().keyManager()
        };
    }

    @Override
    public List<X509Certificate> authorities() {
        return List.of(authority.certificate());
    }
}
