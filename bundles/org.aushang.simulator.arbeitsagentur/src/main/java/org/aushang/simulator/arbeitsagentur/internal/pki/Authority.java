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
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A certification authority of the simulator's own, made at its first start below one directory and read again at every
 * later one: {@code ca.pem}, the server's key, and for each partner {@code partners/<Partner-ID>.p12}, {@code -next.p12},
 * {@code .pin} and {@code .properties}. As with the BA, the root lies in the partners' files too.
 */
public final class Authority {

    private static final List<Partner> PARTNERS =
            List.of(new Partner("V999999900", "A000A00001", "99999"), new Partner("P999999800", "", "99998"));

    /** The renewed one of a partner; as with the BA, the PIN stays the same (dossier 2.2). */
    private static final String NEXT = "-next.p12";

    private final X509Certificate root;
    private final KeyStore server;
    private final char[] serverPin;
    private final Map<Certificate, Partner> partners = new HashMap<>();

    private Authority(X509Certificate root, KeyStore server, char[] serverPin) {
        this.root = root;
        this.server = server;
        this.serverPin = serverPin;
    }

    /** @throws IOException if the directory cannot be written or holds something else */
    public static Authority in(Path directory) throws IOException {
        try {
            Path partners = Files.createDirectories(directory.resolve("partners"));
            if (Files.notExists(directory.resolve("server.p12"))) {
                make(directory, partners);
            }
            char[] pin = read(directory.resolve("server.pin")).toCharArray();
            KeyStore server = load(directory.resolve("server.p12"), pin);
            Certificate[] chain = server.getCertificateChain("server");
            Authority authority = new Authority((X509Certificate) chain[1], server, pin);
            for (Partner partner : PARTNERS) {
                char[] partnerPin =
                        read(partners.resolve(partner.supplierId() + ".pin")).toCharArray();
                // A directory of an earlier version has no renewed ones.
                boolean renewed = Files.exists(partners.resolve(partner.supplierId() + NEXT));
                for (String file : renewed ? List.of(".p12", NEXT) : List.of(".p12")) {
                    KeyStore store = load(partners.resolve(partner.supplierId() + file), partnerPin);
                    authority.partners.put(store.getCertificate("client"), partner);
                }
            }
            return authority;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates below " + directory + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static void make(Path directory, Path partners) throws IOException, GeneralSecurityException {
        KeyPair rootKey = rsa();
        X500Name rootName = new X500Name("CN=Simulator-CA,O=Aushang");
        X509Certificate root = sign(rootName, rootKey, rootName, rootKey, 1, true, null);
        KeyPair serverKey = rsa();
        GeneralNames names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.dNSName, "hrbaxml.arbeitsagentur.de")
        });
        X509Certificate server =
                sign(new X500Name("CN=hrbaxml.arbeitsagentur.de"), serverKey, rootName, rootKey, 2, false, names);
        int serial = 3;
        for (Partner partner : PARTNERS) {
            String pin = String.format(Locale.ROOT, "%08d", new SecureRandom().nextInt(100_000_000));
            secret(partners.resolve(partner.supplierId() + ".pin"), (pin + "\n").getBytes(StandardCharsets.US_ASCII));
            for (String file : List.of(".p12", NEXT)) {
                KeyPair key = rsa();
                X509Certificate certificate =
                        sign(new X500Name("CN=HRBAXML_Test_Nutzer"), key, rootName, rootKey, serial++, false, null);
                store(partners.resolve(partner.supplierId() + file), "client", key, pin, certificate, root);
            }
            Files.writeString(
                    partners.resolve(partner.supplierId() + ".properties"),
                    "supplierId=" + partner.supplierId() + "\nkundennummer=" + partner.kundennummer()
                            + "\nallianzpartnernummer=" + partner.allianzpartnernummer() + "\n");
        }
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
            int serial,
            boolean authority,
            @Nullable GeneralNames names)
            throws GeneralSecurityException {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(serial),
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
        KeyStore store = KeyStore.getInstance("PKCS12");
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

    private static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private static KeyStore load(Path file, char[] pin) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, pin);
        }
        return store;
    }

    /** By Partner-ID. */
    public Map<String, Partner> partners() {
        return partners.values().stream().distinct().collect(Collectors.toMap(Partner::supplierId, partner -> partner));
    }

    /** Presents the server's certificate and believes only clients that this authority signed. */
    public SSLContext tls() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(server, serverPin);
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("root", root);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(anchors);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK's own TLS cannot be set up", e);
        }
    }

    /** Whose certificate this is; empty if it is signed by us but nobody's. */
    public Optional<Partner> partner(Certificate certificate) {
        return Optional.ofNullable(partners.get(certificate));
    }
}
