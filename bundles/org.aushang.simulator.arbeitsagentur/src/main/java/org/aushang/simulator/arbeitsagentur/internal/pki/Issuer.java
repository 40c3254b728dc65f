package org.aushang.simulator.arbeitsagentur.internal.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Issuer of the simulator's certificates. */
final class Issuer {

    private static final Logger log = LoggerFactory.getLogger(Issuer.class);

    private Issuer() {}

    /**
     * Everything below an empty directory; the last file that it writes is {@code server.p12}.
     *
     * @param more how many employers of a crowd
     */
    static void make(Path directory, Path partners, List<Partner> known, int more)
            throws IOException, GeneralSecurityException {
        KeyPair rootKey = rsa();
        X500Name rootName = new X500Name("CN=Simulator-CA,O=Aushang");
        X509Certificate root = sign(rootName, rootKey, rootName, rootKey, BigInteger.ONE, true, null);
        KeyPair serverKey = rsa();
        GeneralNames names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.dNSName, "hrbaxml.arbeitsagentur.de")
        });
        X509Certificate server = sign(
                new X500Name("CN=hrbaxml.arbeitsagentur.de"),
                serverKey,
                rootName,
                rootKey,
                BigInteger.TWO,
                false,
                names);
        int serial = 3;
        KeyPair spare = rsa();
        for (Partner partner : known) {
            String pin = pin(partners, partner);
            for (String file : List.of(".p12", Authority.NEXT)) {
                KeyPair key = rsa();
                X509Certificate certificate = sign(
                        new X500Name("CN=HRBAXML_Test_Nutzer"),
                        key,
                        rootName,
                        rootKey,
                        BigInteger.valueOf(serial++),
                        false,
                        null);
                store(partners.resolve(partner.supplierId() + file), "client", key, pin, certificate, root);
            }
            describe(partners, partner);
            troublesome(partners.resolve(partner.supplierId()).toString(), pin, spare, rootName, rootKey, root);
        }
        crowd(partners, more, rootName, rootKey, root);
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(root);
        }
        Files.writeString(directory.resolve("ca.pem"), pem.toString());
        String pin = new BigInteger(128, new SecureRandom()).toString(36);
        secret(directory.resolve("server.pin"), pin.getBytes(StandardCharsets.US_ASCII));
        // Last, because its presence says that all the others are there.
        store(directory.resolve("server.p12"), "server", serverKey, pin, server, root);
    }

    private static String pin(Path partners, Partner partner) throws IOException {
        String pin = String.format(Locale.ROOT, "%08d", new SecureRandom().nextInt(100_000_000));
        secret(partners.resolve(partner.supplierId() + ".pin"), (pin + "\n").getBytes(StandardCharsets.US_ASCII));
        return pin;
    }

    private static void describe(Path partners, Partner partner) throws IOException {
        Files.writeString(
                partners.resolve(partner.supplierId() + ".properties"),
                "supplierId=" + partner.supplierId() + "\nkundennummer=" + partner.kundennummer()
                        + "\nallianzpartnernummer=" + partner.allianzpartnernummer() + "\n");
    }

    /** Certificates that the gateway refuses, and the right one as old programs encrypt it (docs/hr-ba-xml.md#certificate, docs/hr-ba-xml.md#gateway-deviations). */
    private static void troublesome(
            String partner, String pin, KeyPair key, X500Name rootName, KeyPair rootKey, X509Certificate root)
            throws IOException, GeneralSecurityException {
        X500Name holder = new X500Name("CN=HRBAXML_Test_Nutzer");
        Instant past = Instant.now().minus(Duration.ofDays(400));
        X509Certificate expired = sign(holder, key, rootName, rootKey, BigInteger.valueOf(900), false, null, past);
        store(Path.of(partner + "-expired.p12"), "client", key, pin, expired, root);
        X500Name stranger = new X500Name("CN=Another-CA,O=Other");
        X509Certificate other = sign(stranger, key, stranger, key, BigInteger.ONE, true, null);
        X509Certificate foreign = sign(holder, key, stranger, key, BigInteger.TWO, false, null);
        store(Path.of(partner + "-foreign.p12"), "client", key, pin, foreign, other);
        KeyStore sound = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(partner + ".p12"))) {
            sound.load(in, pin.toCharArray());
        }
        PrivateKey same = (PrivateKey) sound.getKey("client", pin.toCharArray());
        X509Certificate certificate = (X509Certificate) sound.getCertificate("client");
        try {
            // Bouncy Castle's own store writes what Windows wrote for twenty years: RC2-40 and 3DES.
            store(
                    KeyStore.getInstance("PKCS12", new BouncyCastleProvider()),
                    Path.of(partner + "-legacy.p12"),
                    "client",
                    new KeyPair(certificate.getPublicKey(), same),
                    pin,
                    certificate,
                    root);
        } catch (IOException | SecurityException e) {
            // Some vendors' Java wants Bouncy Castle signed, and the standalone jar has it unsigned.
            log.warn("{}-legacy.p12 is not made: {}", partner, e.getMessage());
        }
    }

    /** Employers for a rehearsal of many channels; one key does for all, each has a certificate of its own. */
    private static void crowd(Path partners, int more, X500Name rootName, KeyPair rootKey, X509Certificate root)
            throws IOException, GeneralSecurityException {
        KeyPair key = rsa();
        for (int i = 0; i < more; i++) {
            Partner partner = Authority.employer(i);
            X500Name holder = new X500Name("CN=HRBAXML_Test_" + partner.supplierId());
            X509Certificate certificate =
                    sign(holder, key, rootName, rootKey, Authority.employerSerial(i), false, null);
            store(
                    partners.resolve(partner.supplierId() + ".p12"),
                    "client",
                    key,
                    pin(partners, partner),
                    certificate,
                    root);
            describe(partners, partner);
        }
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X509Certificate sign(
            X500Name holder,
            KeyPair key,
            X500Name issuer,
            KeyPair issuerKey,
            BigInteger serial,
            boolean authority,
            @Nullable GeneralNames names)
            throws GeneralSecurityException {
        return sign(holder, key, issuer, issuerKey, serial, authority, names, Instant.now());
    }

    /** @param now a day after it begins to be valid */
    private static X509Certificate sign(
            X500Name holder,
            KeyPair key,
            X500Name issuer,
            KeyPair issuerKey,
            BigInteger serial,
            boolean authority,
            @Nullable GeneralNames names,
            Instant now)
            throws GeneralSecurityException {
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                serial,
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(authority ? 3650 : 365))),
                holder,
                key.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (names != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey.getPrivate())));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static void store(Path file, String alias, KeyPair key, String pin, X509Certificate... chain)
            throws IOException, GeneralSecurityException {
        store(KeyStore.getInstance("PKCS12"), file, alias, key, pin, chain);
    }

    private static void store(
            KeyStore store, Path file, String alias, KeyPair key, String pin, X509Certificate... chain)
            throws IOException, GeneralSecurityException {
        store.load(null, null);
        store.setKeyEntry(alias, key.getPrivate(), pin.toCharArray(), chain);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, pin.toCharArray());
        secret(file, bytes.toByteArray());
    }

    /** Whole or not at all, and for the owner only where the file system knows owners. */
    private static void secret(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (OutputStream out = Files.newOutputStream(draft)) {
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            out.write(content);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
