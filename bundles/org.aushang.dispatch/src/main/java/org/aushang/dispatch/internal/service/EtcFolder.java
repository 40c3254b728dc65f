package org.aushang.dispatch.internal.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Dictionary;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.aushang.api.model.SecretRef;
import org.jspecify.annotations.Nullable;

/**
 * The platform's folder of configuration files: Karaf's {@code etc}, where a configuration survives {@code karaf clean}, or the one
 * that the system property {@value #PROPERTY} names and Felix File Install watches. A configuration that has no file gets
 * one that its owner alone may read, and each change is written into it. A file that a person wrote is left to Felix File Install,
 * which writes changes into it and leaves the comments. Elsewhere there is no such folder, and the framework's own storage has to be
 * kept.
 */
final class EtcFolder {

    /** By this property File Install knows which file a configuration belongs to. */
    static final String FILE = "felix.fileinstall.filename";

    private static final String PROPERTY = "aushang.etc";

    private static final String HEADER = "Written by Aushang; may be edited";

    private final Optional<Path> folder;

    EtcFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    static EtcFolder ofPlatform() {
        return new EtcFolder(Optional.ofNullable(System.getProperty(PROPERTY, System.getProperty("karaf.etc")))
                .map(Path::of));
    }

    /**
     * Writes a configuration into its file, unless that is a person's, or it must not be in one: a secret stays out of files, and
     * File Install would take <code>${</code> for a variable.
     *
     * @param pid with the name of the instance after {@code ~}, if there is a factory
     * @param factoryPid null: there is one only
     * @param values of the configuration; gets the name of the file
     * @param secrets which of them are secrets
     */
    void keep(String pid, @Nullable String factoryPid, Map<String, Object> values, Set<String> secrets)
            throws IOException {
        // File Install knows the instance of a factory by its name only.
        if (folder.isEmpty() || (factoryPid != null && !pid.contains("~"))) {
            return;
        }
        Path file = folder.get().resolve(pid + ".cfg");
        // As File Install writes it, with one slash; a path's own address has three.
        String name = file.toFile().getAbsoluteFile().toURI().toString();
        boolean own = !values.containsKey(FILE) ? Files.notExists(file) : name.equals(values.get(FILE)) && isOurs(file);
        boolean plain = values.values().stream()
                .allMatch(value -> !(value instanceof Object[]) && !text(value).contains("${"));
        boolean safe = secrets.stream().filter(values::containsKey).allMatch(secret -> SecretRef.parse(
                        String.valueOf(values.get(secret)))
                .isPresent());
        if (own && plain && safe) {
            write(file, values);
            values.put(FILE, name);
        }
    }

    /** Deletes the file of a configuration, if it was written by {@link #keep}. */
    void delete(String pid, @Nullable Dictionary<String, Object> values) throws IOException {
        if (folder.isEmpty() || values == null || values.get(FILE) == null) {
            return;
        }
        Path file = folder.get().resolve(pid + ".cfg");
        if (isOurs(file)) {
            Files.delete(file);
        }
    }

    private static boolean isOurs(Path file) throws IOException {
        return Files.exists(file)
                && Files.readString(file, StandardCharsets.ISO_8859_1).startsWith("#" + HEADER);
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    /** Whole or not at all, because File Install may read it at any moment. */
    private static void write(Path file, Map<String, Object> values) throws IOException {
        Properties properties = new Properties();
        values.forEach((name, value) -> {
            if (!name.startsWith("felix.") && !name.startsWith("service.")) {
                properties.setProperty(name, text(value));
            }
        });
        Path draft = Files.createTempFile(file.getParent(), ".aushang", ".draft", ownerOnly(file));
        // To a stream: letters beyond ASCII are written as escapes, which every reader understands.
        try (OutputStream out = Files.newOutputStream(draft)) {
            properties.store(out, HEADER);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
