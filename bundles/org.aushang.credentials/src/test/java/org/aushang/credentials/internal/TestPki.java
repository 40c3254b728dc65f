package org.aushang.credentials.internal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority and one client, made for one test run. */
final class TestPki {

    private final KeyPair authorityKey = rsa(2048);
    private final KeyPair clientKey;
    private final X509Certificate authority;
    private final X509Certificate client;

    TestPki(Instant from, Instant to) throws Exception {
        this(from, to, 2048);
    }

    TestPki(Instant from, Instant to, int bits) throws Exception {
        clientKey = rsa(bits);
        authority = sign("CN=Test CA", authorityKey, from, to, true);
        client = sign("CN=HRBAXML_Test_Nutzer", clientKey, from, to, false);
    }

    X509Certificate authority() {
        return authority;
    }

    byte[] pkcs12(String pin) throws Exception {
        return store(KeyStore.getInstance("PKCS12"), pin);
    }

    /** Bouncy Castle's own default: RC2-40 for certificates, 3DES for the key, as the BA's files of old. */
    byte[] legacyPkcs12(String pin) throws Exception {
        return store(KeyStore.getInstance("PKCS12", new BouncyCastleProvider()), pin);
    }

    /** Our key with a foreign certificate. */
    byte[] mixedUp(String pin, TestPki other) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        store.load(null, null);
        store.setKeyEntry("client", clientKey.getPrivate(), pin.toCharArray(), new X509Certificate[] {
            other.client, other.authority
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, pin.toCharArray());
        return bytes.toByteArray();
    }

    X509Certificate client() {
        return client;
    }

    private byte[] store(KeyStore store, String pin) throws Exception {
        store.load(null, null);
        store.setKeyEntry(
                "client", clientKey.getPrivate(), pin.toCharArray(), new X509Certificate[] {client, authority});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, pin.toCharArray());
        return bytes.toByteArray();
    }

    private X509Certificate sign(String name, KeyPair key, Instant from, Instant to, boolean ca) throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=Test CA"),
                BigInteger.valueOf(ca ? 1 : 2),
                Date.from(from),
                Date.from(to),
                new X500Name(name),
                key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authorityKey.getPrivate())));
    }

    private static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
