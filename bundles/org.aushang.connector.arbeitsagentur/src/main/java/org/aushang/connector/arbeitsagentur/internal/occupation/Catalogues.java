package org.aushang.connector.arbeitsagentur.internal.occupation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.aushang.connector.arbeitsagentur.internal.occupation.OccupationIndex.Changes;
import org.aushang.hrbaxml.UnreadableFileException;
import org.aushang.hrbaxml.catalogue.Catalogue;
import org.aushang.hrbaxml.catalogue.CatalogueReader;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Cache of the node's catalogues, one for each configured path, shared by all channels that name the same path. What is there when a channel opens is waited for; a newer file is taken over beside the work, by a thread that
 * ends with it. Safe for all threads.
 */
@Component(service = Catalogues.class)
public final class Catalogues {

    private static final String SUFFIX = "_dkz_vam_verbis_hrba.zip";

    private final Map<Path, Source> sources = new HashMap<>();

    /**
     * What is at a path.
     *
     * @param lexicon what was imported last; empty if nothing ever was
     * @param changes what the last import brought
     * @param trouble why the newest file is not in use; empty if it is
     */
    public record State(Optional<OccupationIndex> lexicon, Changes changes, String trouble) {

        private static final State NOTHING = new State(Optional.empty(), new Changes(0, 0, Set.of()), "");

        /** What there is to check against. */
        public Catalogue catalogue() {
            return lexicon.map(OccupationIndex::catalogue).orElse(Catalogue.EMPTY);
        }
    }

    /** A file as it was when it was read. */
    private record Version(Path file, FileTime changed) {}

    /** Its lock is held while a file is read. */
    private static final class Source {
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile State state = State.NOTHING;
        private volatile Optional<Version> tried = Optional.empty();
    }

    /** Like {@link #at}, but waits while a first file is read, so that no posting goes out unchecked at the start. */
    public State open(Path path) {
        Optional<Version> newest = newest(path);
        Source source = source(path);
        if (newest.isPresent() && source.state.lexicon().isEmpty()) {
            synchronized (source) {
                if (!newest.equals(source.tried)) {
                    take(source, newest.get());
                }
            }
        }
        return at(path);
    }

    /** @param path a zip, or a folder whose newest zip counts */
    public State at(Path path) {
        Optional<Version> newest = newest(path);
        Source source = source(path);
        if (newest.isEmpty()) {
            State last = source.state;
            return new State(last.lexicon(), last.changes(), "no zip at " + path);
        }
        if (!newest.equals(source.tried) && source.busy.compareAndSet(false, true)) {
            Thread beside = new Thread(() -> beside(source, newest.get()), "aushang-catalogue");
            beside.setDaemon(true);
            beside.start();
        }
        return source.state;
    }

    private Source source(Path path) {
        synchronized (sources) {
            return sources.computeIfAbsent(path, key -> new Source());
        }
    }

    private static void beside(Source source, Version version) {
        synchronized (source) {
            take(source, version);
        }
        source.busy.set(false);
    }

    private static void take(Source source, Version version) {
        State before = source.state;
        source.tried = Optional.of(version);
        try {
            Catalogue catalogue = new CatalogueReader().read(version.file());
            if (before.lexicon().isPresent()) {
                source.state =
                        new State(before.lexicon(), before.lexicon().get().update(catalogue), "");
            } else {
                int size =
                        catalogue.occupations().size() + catalogue.competences().size();
                source.state =
                        new State(Optional.of(new OccupationIndex(catalogue)), new Changes(size, 0, Set.of()), "");
            }
        } catch (UnreadableFileException | RuntimeException e) {
            source.state = new State(before.lexicon(), before.changes(), String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Version> newest(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return Files.isReadable(path)
                        ? Optional.of(new Version(path, Files.getLastModifiedTime(path)))
                        : Optional.empty();
            }
            List<Version> versions;
            try (Stream<Path> files = Files.list(path)) {
                versions = files.filter(file -> file.toString().endsWith(SUFFIX))
                        .map(Catalogues::version)
                        .flatMap(Optional::stream)
                        .toList();
            }
            return versions.stream().max(Comparator.comparing(Version::changed));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Version> version(Path file) {
        try {
            return Optional.of(new Version(file, Files.getLastModifiedTime(file)));
        } catch (IOException e) {
            // It was there a moment ago; the next look will tell.
            return Optional.empty();
        }
    }

    @Deactivate
    void close() {
        List<Source> all;
        synchronized (sources) {
            all = List.copyOf(sources.values());
            sources.clear();
        }
        for (Source source : all) {
            synchronized (source) {
                source.state.lexicon().ifPresent(OccupationIndex::close);
                source.state = State.NOTHING;
            }
        }
    }
}
