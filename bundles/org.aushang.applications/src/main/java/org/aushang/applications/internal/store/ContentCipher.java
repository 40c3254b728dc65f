package org.aushang.applications.internal.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.dbutils.QueryRunner;
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
    private final SecretKeySpec formKey;
    private final SecureRandom random = new SecureRandom();

    ContentCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.hashKey = new SecretKeySpec(key, "HmacSHA256");
        // A key of its own, so that no signature of a form is the hash of an address.
        this.formKey = new SecretKeySpec(hmac(hashKey, "key of forms"), "HmacSHA256");
    }

    /**
     * With the key of the store; made only for a database that has never had one.
     *
     * @param connection of a transaction, in which the key's fingerprint is kept: of several nodes one makes the key
     * @throws IOException if the store fails, or its key is missing or another one than that of the contents
     */
    static ContentCipher of(SecretStore secrets, Connection connection) throws IOException, SQLException {
        String known = new QueryRunner(true)
                .query(
                        connection,
                        "select fingerprint from application_key where name = 'key'",
                        row -> row.next() ? row.getString(1) : "");
        byte[] key = secrets.read(new SecretRef(SECRET)).orElse(new byte[0]);
        if (key.length == 0 && !known.isEmpty()) {
            throw new IOException("the secret " + SECRET + " is missing; please restore it: the contents need it");
        }
        boolean fresh = key.length == 0;
        if (fresh) {
            key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
        }
        if (key.length != KEY_BYTES) {
            throw new IOException("the secret " + SECRET + " does not have " + KEY_BYTES + " bytes");
        }
        ContentCipher cipher = new ContentCipher(key);
        String fingerprint = cipher.person(SECRET);
        if (known.isEmpty()) {
            // Before the secret is stored: a node that comes second fails here, and finds the key of the first one
            // then.
            new QueryRunner(true)
                    .update(
                            connection,
                            "insert into application_key (name, fingerprint) values ('key', ?)",
                            fingerprint);
        } else if (!known.equals(fingerprint)) {
            throw new IOException("the secret " + SECRET
                    + " is not the one that the contents were encrypted with; please restore that one");
        }
        if (fresh) {
            secrets.store(SECRET, key);
        }
        return cipher;
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
        return HexFormat.of().formatHex(hmac(hashKey, email.strip().toLowerCase(Locale.ROOT)));
    }

    /** Signs what a form carries; the same on all nodes, and after a restart. */
    public String sign(String text) {
        return HexFormat.of().formatHex(hmac(formKey, text));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
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
