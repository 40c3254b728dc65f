package org.aushang.simulator.arbeitsagentur.internal.pki;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certification authority of the simulator's own, made at its first start below one directory and read again at every
 * later one: {@code ca.pem}, the server's key, and for each partner {@code partners/<Partner-ID>.p12}, {@code -next.p12},
 * {@code .pin} and {@code .properties}, and of each kind of certificate that makes trouble one. As with the BA, the root lies
 * in the partners' files too.
 */
public final class Authority {

    private static final List<Partner> PARTNERS =
            List.of(new Partner("V999999900", "A000A00001", "99999"), new Partner("P999999800", "", "99998"));

    /** The renewed one of a partner; as with the BA, the PIN stays the same (docs/hr-ba-xml.md#certificate). */
    static final String NEXT = "-next.p12";

    private final X509Certificate root;
    private final KeyStore server;
    private final char[] serverPin;
    private final Map<Certificate, Partner> partners = new HashMap<>();
    /** Those of a crowd, by the number of their certificate, which spares opening all their files. */
    private final Map<BigInteger, Partner> more = new HashMap<>();

    private Authority(X509Certificate root, KeyStore server, char[] serverPin) {
        this.root = root;
        this.server = server;
        this.serverPin = serverPin;
    }

    /**
     * @param more how many employers besides, if this is the directory's first start
     * @throws IOException if the directory cannot be written or holds something else
     */
    public static Authority in(Path directory, int more) throws IOException {
        try {
            Path partners = Files.createDirectories(directory.resolve("partners"));
            if (Files.notExists(directory.resolve("server.p12"))) {
                Issuer.make(directory, partners, PARTNERS, more);
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
            for (int i = 0; Files.exists(partners.resolve(employer(i).supplierId() + ".p12")); i++) {
                authority.more.put(employerSerial(i), employer(i));
            }
            return authority;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates below " + directory + " cannot be used: " + e.getMessage(), e);
        }
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

    /** One of a crowd of employers, from 0. */
    static Partner employer(int number) {
        return new Partner(
                String.format(Locale.ROOT, "V1%06d00", number), "A000A00001", String.valueOf(200_000 + number));
    }

    static BigInteger employerSerial(int number) {
        return BigInteger.valueOf(1_000_000L + number);
    }

    /** By Partner-ID. */
    public Map<String, Partner> partners() {
        return Stream.concat(partners.values().stream().distinct(), more.values().stream())
                .collect(Collectors.toMap(Partner::supplierId, partner -> partner));
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

    /** Whose certificate this is; empty if it is signed by us but belongs to no partner. */
    public Optional<Partner> partner(Certificate certificate) {
        return Optional.ofNullable(partners.get(certificate))
                .or(() -> certificate instanceof X509Certificate ours
                        ? Optional.ofNullable(more.get(ours.getSerialNumber()))
                        : Optional.empty());
    }
}
