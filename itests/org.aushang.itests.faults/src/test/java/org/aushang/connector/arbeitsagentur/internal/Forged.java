package org.aushang.connector.arbeitsagentur.internal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Certificates that are wrong in one way each, with the PIN {@code 1234}; signed by themselves. */
final class Forged {

    static final String PIN = "1234";

    private Forged() {}

    private static KeyPair key(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair key, Instant from, Instant to) throws Exception {
        X500Name name = new X500Name("CN=HRBAXML_Test_Nutzer");
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name, BigInteger.ONE, Date.from(from), Date.from(to), name, key.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate())));
    }

    private static String pkcs12(@Nullable PrivateKey key, X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        store.load(null, null);
        if (key == null) {
            store.setCertificateEntry("client", certificate);
        } else {
            store.setKeyEntry("client", key, PIN.toCharArray(), new X509Certificate[] {certificate});
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PIN.toCharArray());
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static String valid(Instant from, Instant to) {
        return valid(from, to, 2048);
    }

    static String valid(Instant from, Instant to, int bits) {
        try {
            KeyPair key = key(bits);
            return pkcs12(key.getPrivate(), certificate(key, from, to));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String unwanted(X509Certificate authority, Instant now) {
        try {
            KeyPair own = key(2048);
            X500Name issuer = new X500Name(authority.getSubjectX500Principal().getName());
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    new X500Name(
                                            org.bouncycastle.asn1.x500.style.RFC4519Style.INSTANCE, issuer.toString()),
                                    BigInteger.TEN,
                                    Date.from(now.minus(Duration.ofDays(1))),
                                    Date.from(now.plus(Duration.ofDays(900))),
                                    new X500Name("CN=HRBAXML_Test_Nutzer"),
                                    own.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA")
                                    .build(key(2048).getPrivate())));
            KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
            store.load(null, null);
            store.setKeyEntry("client", own.getPrivate(), PIN.toCharArray(), new X509Certificate[] {certificate});
            store.setCertificateEntry("ca", authority);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, PIN.toCharArray());
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String withoutKey(Instant now) {
        try {
            return pkcs12(null, certificate(key(2048), now, now.plus(Duration.ofDays(1))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String mixedUp(Instant now) {
        try {
            return pkcs12(key(2048).getPrivate(), certificate(key(2048), now, now.plus(Duration.ofDays(1))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String alone(Instant now) {
        try {
            return Base64.getEncoder()
                    .encodeToString(certificate(key(2048), now, now.plus(Duration.ofDays(1)))
                            .getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String cut(String base64) {
        byte[] whole = Base64.getDecoder().decode(base64);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(whole, whole.length * 2 / 3));
    }
}
