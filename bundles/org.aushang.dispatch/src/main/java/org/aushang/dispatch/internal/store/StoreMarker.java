package org.aushang.dispatch.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/**
 * Marker outside the store that a store existed. Without it a volume that is not mounted, or a database that was made
 * anew, looks like a first start, and every posting would be sent a second time.
 *
 * @param file lies in Karaf's {@code etc}, or in the framework's storage where there is no Karaf
 * @param startEmpty whether an empty store may take the place of one that was there before
 */
record StoreMarker(Path file, boolean startEmpty, Clock clock) {

    private static final String NAME = "org.aushang.dispatch.store";

    static StoreMarker of(BundleContext context, boolean startEmpty) {
        String etc = context.getProperty("karaf.etc");
        Path own = context.getDataFile(NAME).toPath();
        boolean writable = etc != null && Files.isWritable(Path.of(etc));
        return new StoreMarker(writable ? Path.of(etc).resolve(NAME) : own, startEmpty, Clock.systemUTC());
    }

    /**
     * Since when there is a store at this place; empty: there never was one, or an empty one is wanted.
     *
     * @param store a path, or the filter of a data source; on one line
     */
    Optional<String> since(String store) throws IOException {
        if (startEmpty || Files.notExists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t", 2))
                .filter(line -> line.length == 2 && line[1].equals(store))
                .map(line -> line[0])
                .findFirst();
    }

    void note(String store) throws IOException {
        List<String> known = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (known.stream().noneMatch(line -> line.endsWith("\t" + store))) {
            Files.write(
                    file,
                    Stream.concat(known.stream(), Stream.of(clock.instant() + "\t" + store))
                            .toList());
        }
    }
}
