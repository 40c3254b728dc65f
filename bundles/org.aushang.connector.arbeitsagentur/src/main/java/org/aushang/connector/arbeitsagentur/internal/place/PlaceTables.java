package org.aushang.connector.arbeitsagentur.internal.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Cache of the node's tables of places, one for each configured path, shared by all channels that name the same path. A file is read on demand when it has changed. Safe for all threads.
 */
@Component(service = PlaceTables.class)
public final class PlaceTables {

    private final Map<Path, State> states = new HashMap<>();

    /**
     * What is at a path.
     *
     * @param places none if the file cannot be used
     * @param changed when the file was written
     * @param trouble why it cannot be used; empty if it can
     */
    public record State(Places places, FileTime changed, String trouble) {}

    public synchronized State at(Path path) {
        State known = states.get(path);
        State now;
        FileTime changed = FileTime.fromMillis(0);
        try {
            changed = Files.getLastModifiedTime(path);
            now = known != null && known.changed().equals(changed) ? known : new State(Places.read(path), changed, "");
        } catch (IOException e) {
            now = new State(Places.NONE, changed, String.valueOf(e.getMessage()));
        }
        states.put(path, now);
        return now;
    }
}
