package org.aushang.credentials.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.model.SecretRef;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * One encrypted file for each secret: a version, a nonce, and what AES-GCM makes of the secret with its name as associated
 * data, so that files cannot be exchanged for each other.
 */
@Component(
        configurationPid = CredentialsService.PID,
        service = {SecretStore.class, EncryptedFileStore.class})
public final class EncryptedFileStore implements SecretStore {

    static final String VARIABLE = "AUSHANG_SECRET_KEY";

    private static final String ENDING = ".secret";
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final Path directory;
    private final Path keyFile;
    private final @Nullable String keyInEnvironment;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public EncryptedFileStore(CredentialsConfig config, BundleContext context) {
        this(Home.of(context).resolve("secrets"), config.keyFile(), System.getenv(VARIABLE));
    }

    EncryptedFileStore(Path directory, String keyFile, @Nullable String keyInEnvironment) {
        this.directory = directory;
        this.keyFile = Home.configured(keyFile, "keyFile", directory.resolve("key"));
        this.keyInEnvironment = keyInEnvironment;
    }

    @Override
    public synchronized SecretRef store(String name, byte[] secret) throws IOException {
        SecretRef reference = new SecretRef(name);
        Path file = file(name);
        make(directory);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, name, nonce, secret);
        write(
                file,
                ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                        .put(VERSION)
                        .put(nonce)
                        .put(sealed)
                        .array());
        return reference;
    }

    @Override
    public synchronized boolean delete(SecretRef secret) throws IOException {
        return Files.deleteIfExists(file(secret.name()));
    }

    @Override
    public synchronized SortedSet<SecretRef> list() throws IOException {
        if (Files.notExists(directory)) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> new SecretRef(name.substring(0, name.length() - ENDING.length())))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Override
    public synchronized Optional<byte[]> read(SecretRef secret) throws IOException {
        String name = secret.name();
        if (Files.notExists(file(name))) {
            return Optional.empty();
        }
        ByteBuffer sealed = ByteBuffer.wrap(Files.readAllBytes(file(name)));
        if (sealed.remaining() <= 1 + NONCE_BYTES || sealed.get() != VERSION) {
            throw new IOException("the stored secret " + name + " is damaged");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        sealed.get(nonce);
        byte[] rest = new byte[sealed.remaining()];
        sealed.get(rest);
        return Optional.of(crypt(Cipher.DECRYPT_MODE, name, nonce, rest));
    }

    private Path file(String name) {
        return directory.resolve(name + ENDING);
    }

    private byte[] crypt(int mode, String name, byte[] nonce, byte[] text) throws IOException {
        byte[] key = key();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IOException("the stored secret " + name + " was changed, or encrypted with another key", e);
        }
    }

    private byte[] key() throws IOException {
        if (keyInEnvironment != null && !keyInEnvironment.isBlank()) {
            return decoded(keyInEnvironment, VARIABLE);
        }
        if (Files.notExists(keyFile)) {
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            Path parent = keyFile.toAbsolutePath().getParent();
            if (parent != null) {
                make(parent);
            }
            write(keyFile, Base64.getEncoder().encode(fresh));
        }
        if (knowsOwners(keyFile)) {
            Set<PosixFilePermission> others = Files.getPosixFilePermissions(keyFile);
            others.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (!others.isEmpty()) {
                throw new IOException("the key file is open to others than its owner");
            }
        }
        return decoded(Files.readString(keyFile), "the key file");
    }

    private static byte[] decoded(String text, String where) throws IOException {
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // The operator's next step is the same.
        }
        throw new IOException(where + " does not hold 32 bytes in Base64");
    }

    private static void make(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            Files.createDirectories(directory);
            if (knowsOwners(directory)) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    /** Whole or not at all, for the owner only before the first byte is in it, and on the disk when it returns. */
    private static void write(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (FileChannel out = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            if (knowsOwners(draft)) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        if (knowsOwners(file)) {
            // Without this the new name may be gone after a loss of power; only POSIX systems can open a folder for it.
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
                folder.force(true);
            }
        }
    }

    private static boolean knowsOwners(Path file) throws IOException {
        try {
            return Files.getFileStore(file).supportsFileAttributeView("posix");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "EncryptedFileStore[" + directory + "]";
    }
}
