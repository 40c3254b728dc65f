package org.aushang.itests.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.model.SecretRef;

/** Secrets of a test, in files. */
final class FileSecrets implements SecretStore {

    private final Path folder;

    FileSecrets(Path folder) {
        this.folder = folder;
    }

    @Override
    public SecretRef store(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        return new SecretRef(name);
    }

    @Override
    public Optional<byte[]> read(SecretRef secret) throws IOException {
        Path file = folder.resolve(secret.name());
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    @Override
    public SortedSet<SecretRef> list() {
        return new TreeSet<>();
    }

    @Override
    public boolean delete(SecretRef secret) throws IOException {
        return Files.deleteIfExists(folder.resolve(secret.name()));
    }
}
