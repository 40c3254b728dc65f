package org.aushang.simulator.arbeitsagentur.internal.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that all partners see; they are put into the gateway's directory. */
final class SharedFiles {

    private SharedFiles() {}

    /** Their names that a page can hold, or none if there is no such folder. */
    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[\\w.-]+"))
                    .sorted()
                    .toList();
        }
    }

    /** Empty if there is no such file of those that are shown. */
    static Optional<Path> find(Path shared, String path) {
        if (!path.matches("(sonstiges|Statistiken)/[\\w-][\\w.-]*")) {
            return Optional.empty();
        }
        try {
            Path file = shared.resolve(path);
            return Optional.of(file).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
