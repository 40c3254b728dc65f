package org.aushang.credentials.internal;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.aushang.credentials.CertificateDetails;
import org.aushang.credentials.Problem;
import org.aushang.credentials.internal.Pkcs12Content.Nothing;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Opens PKCS#12 files of every age, RC2 and 3DES included. To derive a key from a PIN takes longer than all else of a
 * conversation, so those that are in use stay open. The provider is an instance of our own, never registered with
 * the JDK: a bundle must not leave a provider behind.
 */
final class Pkcs12 {

    /** Below this Java's TLS takes no RSA key ({@code jdk.tls.disabledAlgorithms}). */
    private static final int REFUSED_BITS = 1024;

    /** The integer 3 in DER. */
    private static final byte[] VERSION = {2, 1, 3};

    /** Channels that talk at the same time; idle ones hold no key in memory. */
    private static final int MOST = 64;

    private final Provider provider;
    private final Map<String, Pkcs12Content> opened = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pkcs12Content> eldest) {
            return size() > MOST;
        }
    };

    Pkcs12() {
        provider = onItsOwnThread(BouncyCastleProvider::new);
    }

    /** The same file with the same PIN gives the same content, until {@value #MOST} others were opened. */
    Pkcs12Content open(byte[] bytes, char[] pin) {
        String digest = digest(bytes, pin);
        synchronized (opened) {
            Pkcs12Content known = opened.get(digest);
            if (known != null) {
                return known;
            }
        }
        Pkcs12Content content = onItsOwnThread(() -> openHere(bytes, pin));
        synchronized (opened) {
            opened.put(digest, content);
        }
        return content;
    }

    /** What stands for a file and its PIN without telling them. */
    static String digest(byte[] bytes, char[] pin) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes);
            sha.update(StandardCharsets.UTF_8.encode(CharBuffer.wrap(pin)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Bouncy Castle leaves values of its own classes in thread locals. A thread of the runtime lives on, and would hold the
     * classes of an uninstalled bundle by them.
     */
    private static <T> T onItsOwnThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
                    Thread thread = new Thread(task, "aushang-pkcs12");
                    thread.setDaemon(true);
                    thread.start();
                })
                .join();
    }

    private Pkcs12Content openHere(byte[] bytes, char[] pin) {
        PKCS12PfxPdu pfx;
        try {
            pfx = new PKCS12PfxPdu(bytes);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws all kinds of runtime exceptions at bytes that are no ASN.1.
            return new Nothing(nothing(bytes));
        }
        try {
            if (pfx.hasMac()
                    && !pfx.isMacValid(new JcePKCS12MacCalculatorBuilderProvider().setProvider(provider), pin)) {
                // A PIN that still opens a part of it is right: then a byte of the file is not.
                return new Nothing(opensAny(pfx, pin) ? Problem.DAMAGED : Problem.WRONG_PIN);
            }
            return key(pfx, pin);
        } catch (PKCSException e) {
            return new Nothing(pfx.hasMac() ? Problem.DAMAGED : Problem.WRONG_PIN);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return new Nothing(Problem.DAMAGED);
        }
    }

    private static Problem nothing(byte[] bytes) {
        if (isCut(bytes)) {
            return Problem.DAMAGED;
        }
        return isCertificate(bytes) ? Problem.PEM_OR_DER : Problem.NOT_PKCS12;
    }

    /** Whether it begins as a PKCS#12 file (RFC 7292: a sequence, and in it version 3) and ends before its own length. */
    private static boolean isCut(byte[] bytes) {
        int lengthBytes = bytes.length < 2 ? 0 : bytes[1] & 0x7F;
        int content = 2 + lengthBytes;
        if (bytes.length < content + VERSION.length
                || bytes[0] != 0x30
                || bytes[1] >= 0
                || lengthBytes > 4
                || !Arrays.equals(bytes, content, content + VERSION.length, VERSION, 0, VERSION.length)) {
            return false;
        }
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = length << 8 | (bytes[2 + i] & 0xFF);
        }
        return bytes.length < content + length;
    }

    /** Whether the PIN decrypts any of its contents or keys. */
    private boolean opensAny(PKCS12PfxPdu pfx, char[] pin) {
        InputDecryptorProvider decryptor = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(provider)
                .build(pin);
        return Arrays.stream(pfx.getContentInfos()).anyMatch(content -> opens(content, decryptor));
    }

    private static boolean opens(ContentInfo content, InputDecryptorProvider decryptor) {
        try {
            if (content.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
                return new PKCS12SafeBagFactory(content, decryptor).getSafeBags().length > 0;
            }
            for (PKCS12SafeBag bag : new PKCS12SafeBagFactory(content).getSafeBags()) {
                if (bag.getBagValue() instanceof PKCS8EncryptedPrivateKeyInfo key) {
                    return key.decryptPrivateKeyInfo(decryptor) != null;
                }
            }
            return false;
        } catch (PKCSException | RuntimeException e) {
            // This one does not open; perhaps another does.
            return false;
        }
    }

    private static boolean isCertificate(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.ISO_8859_1).strip();
        if (start.startsWith("-----BEGIN")) {
            // With a key in it, it is not a certificate alone, and no PKCS#12 file either.
            return !new String(bytes, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY");
        }
        try {
            return new X509CertificateHolder(bytes).getSubject() != null;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private Pkcs12Content key(PKCS12PfxPdu pfx, char[] pin)
            throws PKCSException, IOException, GeneralSecurityException {
        InputDecryptorProvider decryptor = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(provider)
                .build(pin);
        // The default JDK provider makes what JSSE wants to see.
        JcaX509CertificateConverter certificates = new JcaX509CertificateConverter();
        JcaPEMKeyConverter keys = new JcaPEMKeyConverter();
        PrivateKey key = null;
        List<X509Certificate> found = new ArrayList<>();
        for (ContentInfo content : pfx.getContentInfos()) {
            PKCS12SafeBagFactory bags = content.getContentType().equals(PKCSObjectIdentifiers.encryptedData)
                    ? new PKCS12SafeBagFactory(content, decryptor)
                    : new PKCS12SafeBagFactory(content);
            for (PKCS12SafeBag bag : bags.getSafeBags()) {
                Object value = bag.getBagValue();
                if (value instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
                    key = keys.getPrivateKey(encrypted.decryptPrivateKeyInfo(decryptor));
                } else if (value instanceof PrivateKeyInfo plain) {
                    key = keys.getPrivateKey(plain);
                } else if (value instanceof X509CertificateHolder certificate) {
                    found.add(certificates.getCertificate(certificate));
                }
            }
        }
        @Nullable CertificateDetails first = found.isEmpty() ? null : PrivateKeyIdentity.details(found.get(0));
        if (key == null) {
            return new Nothing(Problem.NO_PRIVATE_KEY, "", first);
        }
        X509Certificate own = holderOf(key, found);
        if (own == null) {
            return new Nothing(Problem.KEY_MISMATCH, "", first);
        }
        CertificateDetails details = PrivateKeyIdentity.details(own);
        if (details.algorithm().equals("RSA") && details.keyBits() < REFUSED_BITS) {
            return new Nothing(Problem.WEAK_KEY, String.valueOf(details.keyBits()), details);
        }
        return new Pkcs12Content.Key(new PrivateKeyIdentity(key, own, found));
    }

    /** The certificate that a signature of the key verifies against: names and order in the file prove nothing. */
    private static @Nullable X509Certificate holderOf(PrivateKey key, List<X509Certificate> certificates)
            throws GeneralSecurityException {
        byte[] probe = {1, 2, 3};
        for (X509Certificate certificate : certificates) {
            PublicKey candidate = certificate.getPublicKey();
            if (candidate.getAlgorithm().equals(key.getAlgorithm())) {
                Signature signature =
                        Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
                signature.initSign(key);
                signature.update(probe);
                byte[] signed = signature.sign();
                signature.initVerify(candidate);
                signature.update(probe);
                if (signature.verify(signed)) {
                    return certificate;
                }
            }
        }
        return null;
    }
}
