package org.aushang.applications.mail.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last mail that was read of a folder in which mails stay, in a file. If it is lost, everything is read once more. */
final class ReadMark {

    private final Path file;

    ReadMark(Path file) {
        this.file = file;
    }

    /** @return 0 if nothing was read, or the server has numbered its mails anew since */
    long last(long validity) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String[] parts = Files.readString(file).strip().split(" ");
        return parts.length == 2 && parts[0].equals(Long.toString(validity)) && parts[1].matches("\\d{1,18}")
                ? Long.parseLong(parts[1])
                : 0;
    }

    void note(long validity, long uid) throws IOException {
        Files.writeString(file, validity + " " + uid);
    }
}
