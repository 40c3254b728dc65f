package org.aushang.connector.jobroom.internal.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are accepted: the JDK's authorities, or those that the admin named in their place. */
public final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * @param pem one certificate or more; empty: the JDK's authorities
     * @throws GeneralSecurityException if there is no certificate in it
     */
    public static SSLContext context(String pem) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, pem.isBlank() ? null : trusting(pem).getTrustManagers(), null);
        return context;
    }

    private static TrustManagerFactory trusting(String pem) throws GeneralSecurityException {
        // A form may have put everything on one line.
        String lines = pem.replaceAll("(-----(?:BEGIN|END) CERTIFICATE-----)", "\n$1\n");
        Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII)));
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("no certificate in it");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
