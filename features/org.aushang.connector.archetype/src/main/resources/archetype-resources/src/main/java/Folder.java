package ${package};

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The board: a file for each posting, named after its publication, so that showing it twice changes nothing. */
class Folder {

    private final Path path;

    Folder(Path path) {
        this.path = path;
    }

    boolean isThere() {
        return Files.isDirectory(path);
    }

    void show(String id, String text) throws IOException {
        Files.write(path.resolve(id + ".txt"), text.getBytes(StandardCharsets.UTF_8));
    }

    void remove(String id) throws IOException {
        Files.deleteIfExists(path.resolve(id + ".txt"));
    }
}
