package org.aushang.applications.internal.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.model.SecretRef;

/**
 * Encrypts contents (AES-GCM with 256 bits, bound to their application and part) and hashes addresses, with a key that is in the
 * encrypted store of secrets. Safe for all threads.
 */
public final class ContentCipher {

    /** The secret's name; nodes on one database need the same. */
    public static final String SECRET = "applications-key";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecretKeySpec hashKey;
    private final SecureRandom random = new SecureRandom();

    ContentCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.hashKey = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * With the key of the store; made if there is none.
     *
     * @throws IOException if the store fails
     */
    public static ContentCipher of(SecretStore secrets) throws IOException {
        SecretRef name = new SecretRef(SECRET);
        synchronized (ContentCipher.class) {
            byte[] key = secrets.read(name).orElse(new byte[0]);
            if (key.length == 0) {
                key = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(key);
                secrets.store(SECRET, key);
            }
            if (key.length != KEY_BYTES) {
                throw new IOException("the secret " + SECRET + " does not have " + KEY_BYTES + " bytes");
            }
            return new ContentCipher(key);
        }
    }

    byte[] encrypt(String application, int part, byte[] content) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, application, part);
            byte[] encrypted = new byte[NONCE_BYTES + cipher.getOutputSize(content.length)];
            System.arraycopy(nonce, 0, encrypted, 0, NONCE_BYTES);
            cipher.doFinal(content, 0, content.length, encrypted, NONCE_BYTES);
            return encrypted;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** @throws IOException if it was changed, belongs to another part, or was encrypted with another key */
    byte[] decrypt(String application, int part, byte[] encrypted) throws IOException {
        if (encrypted.length < NONCE_BYTES) {
            throw new IOException("part " + part + " of application " + application + " is cut off");
        }
        try {
            byte[] nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, application, part)
                    .doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "part " + part + " of application " + application + " cannot be decrypted with the secret "
                            + SECRET,
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String application, int part) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((application + "/" + part).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** The same for the same e-mail address, in upper or lower case; nothing for none. */
    public String person(String email) {
        if (email.isBlank()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashKey);
            return HexFormat.of()
                    .formatHex(
                            mac.doFinal(email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ContentCipher";
    }
}
