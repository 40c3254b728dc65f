package org.aushang.credentials.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.aushang.credentials.CertificateDetails;
import org.aushang.credentials.ClientIdentity;

/** Holder of the private key, the only place where it is in memory. */
final class PrivateKeyIdentity implements ClientIdentity {

    private final PrivateKey key;
    private final X509Certificate own;
    private final List<X509Certificate> authorities;

    PrivateKeyIdentity(PrivateKey key, X509Certificate own, List<X509Certificate> found) {
        this.key = key;
        this.own = own;
        this.authorities = found.stream()
                .filter(certificate -> !certificate.equals(own) && certificate.getBasicConstraints() >= 0)
                .toList();
    }

    @Override
    public CertificateDetails certificate() {
        return details(own);
    }

    static CertificateDetails details(X509Certificate certificate) {
        int bits = certificate.getPublicKey() instanceof RSAKey rsa
                ? rsa.getModulus().bitLength()
                : certificate.getPublicKey() instanceof ECKey ec
                        ? ec.getParams().getCurve().getField().getFieldSize()
                        : 0;
        return new CertificateDetails(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                fingerprint(certificate),
                certificate.getPublicKey().getAlgorithm(),
                bits);
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256 and can encode what it decoded", e);
        }
    }

    @Override
    public KeyManager[] keyManagers() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", key, new char[0], chain().toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, new char[0]);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key that was read can be presented", e);
        }
    }

    /** Holder first, then issuer by issuer as far as the file goes. */
    private List<X509Certificate> chain() {
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        List<X509Certificate> rest = new ArrayList<>(authorities);
        boolean grown = true;
        while (grown) {
            X509Certificate last = chain.get(chain.size() - 1);
            grown = false;
            for (X509Certificate candidate : List.copyOf(rest)) {
                if (candidate.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
                    chain.add(candidate);
                    rest.remove(candidate);
                    grown = true;
                    break;
                }
            }
        }
        return chain;
    }

    /** Of its own chain only: a file may hold authorities that have nothing to do with it. */
    @Override
    public List<X509Certificate> authorities() {
        List<X509Certificate> chain = chain();
        return List.copyOf(chain.subList(1, chain.size()));
    }

    @Override
    public String toString() {
        return "ClientIdentity[" + certificate() + "]";
    }
}
