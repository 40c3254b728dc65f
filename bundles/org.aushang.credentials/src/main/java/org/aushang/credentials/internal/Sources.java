package org.aushang.credentials.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.model.SecretRef;
import org.aushang.credentials.Entry;
import org.aushang.credentials.Problem;
import org.aushang.credentials.internal.Pkcs12Content.Nothing;

/** Resolves a certificate and its PIN: the configuration itself, a file below one directory, the encrypted store. */
final class Sources {

    /** What is surely the name of a file; anything else may be a PIN in the wrong field, and is not repeated. */
    private static final Pattern FILE = Pattern.compile("(?i)[\\w ./\\\\-]{1,100}\\.(p12|pfx)");

    /** No path is that long; a PKCS#12 file is longer. */
    private static final int LONGEST_PATH = 300;

    private static final String PREFIX = "store:";

    private final Path directory;
    private final SecretStore secrets;

    /** @param directory absolute; certificate files are read below it only */
    Sources(Path directory, SecretStore secrets) {
        this.directory = directory.normalize();
        this.secrets = secrets;
    }

    /** The bytes of a file and its PIN, or why they cannot be had. */
    sealed interface Found {

        /** Both are there. The arrays are the receiver's own. */
        @SuppressWarnings("ArrayRecordComponent")
        record Both(byte[] file, char[] pin) implements Found {}

        /** One of them is not. */
        record Missing(Nothing why) implements Found {}
    }

    Found find(Entry entry) {
        String certificate = entry.certificate().strip();
        String pin = entry.pin().strip();
        if (certificate.isEmpty()) {
            return missing(Problem.CERTIFICATE_MISSING, "");
        }
        if (pin.isEmpty()) {
            return missing(Problem.PIN_MISSING, "");
        }
        if (certificate.startsWith("$[") || pin.startsWith("$[")) {
            String placeholder = certificate.startsWith("$[") ? certificate : pin;
            return missing(Problem.PLACEHOLDER, placeholder.replaceAll("(?s)^(\\$\\[\\w{1,10}:?).*", "$1…]"));
        }
        try {
            Optional<byte[]> opener =
                    pin.startsWith(PREFIX) ? read(pin) : Optional.of(pin.getBytes(StandardCharsets.UTF_8));
            if (opener.isEmpty()) {
                return missing(Problem.SECRET_NOT_FOUND, shown(reference(pin)));
            }
            char[] characters = new String(opener.get(), StandardCharsets.UTF_8).toCharArray();
            if (!certificate.startsWith(PREFIX)) {
                return written(certificate, characters);
            }
            Optional<byte[]> stored = read(certificate);
            return stored.isPresent()
                    ? new Found.Both(stored.get(), characters)
                    : missing(Problem.SECRET_NOT_FOUND, shown(reference(certificate)));
        } catch (IOException e) {
            return missing(Problem.STORE_LOCKED, String.valueOf(e.getMessage()));
        }
    }

    private Optional<byte[]> read(String value) throws IOException {
        Optional<SecretRef> reference = SecretRef.parse(value);
        return reference.isEmpty() ? Optional.empty() : secrets.read(reference.get());
    }

    private static String reference(String value) {
        return value.substring(PREFIX.length());
    }

    private Found written(String certificate, char[] pin) {
        if (certificate.startsWith("-----BEGIN")) {
            return missing(certificate.contains("PRIVATE KEY") ? Problem.NOT_PKCS12 : Problem.PEM_OR_DER, "");
        }
        if (certificate.length() > LONGEST_PATH && certificate.matches("[A-Za-z0-9+/=\\s]+")) {
            try {
                return new Found.Both(Base64.getMimeDecoder().decode(certificate), pin);
            } catch (IllegalArgumentException e) {
                return missing(Problem.NOT_PKCS12, "");
            }
        }
        return file(certificate, pin);
    }

    private Found file(String certificate, char[] pin) {
        try {
            Path file = directory.resolve(certificate).normalize();
            // A link inside the directory must not lead out of it either.
            if (!file.startsWith(directory) || !file.toRealPath().startsWith(directory.toRealPath())) {
                return missing(Problem.OUTSIDE_DIRECTORY, "");
            }
            return new Found.Both(Files.readAllBytes(file), pin);
        } catch (IOException | InvalidPathException e) {
            return missing(Problem.FILE_NOT_FOUND, FILE.matcher(certificate).matches() ? certificate : "…");
        }
    }

    /** The configured name may be any text. */
    private static String shown(String name) {
        return name.length() > 100 ? "" : name;
    }

    private static Found missing(Problem problem, String detail) {
        return new Found.Missing(new Nothing(problem, detail, null));
    }
}
