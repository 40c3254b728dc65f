package org.aushang.transport.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.aushang.credentials.ClientIdentity;

/** A client made for the test, with the authority that came with it. */
record Identity(HeldCertificate held, HeldCertificate authority) implements ClientIdentity {

    @Override
    public String holder() {
        return held.certificate().getSubjectX500Principal().getName();
    }

    @Override
    public String issuer() {
        return held.certificate().getIssuerX500Principal().getName();
    }

    @Override
    public Instant notBefore() {
        return held.certificate().getNotBefore().toInstant();
    }

    @Override
    public Instant notAfter() {
        return held.certificate().getNotAfter().toInstant();
    }

    @Override
    public String fingerprint() {
        return "test";
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
