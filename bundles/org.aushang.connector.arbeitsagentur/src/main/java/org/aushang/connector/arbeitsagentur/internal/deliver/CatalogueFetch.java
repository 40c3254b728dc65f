package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aushang.api.connector.WorkContext;
import org.jspecify.annotations.Nullable;

/**
 * Brings the BA's newest catalogue from the folder for all (docs/hr-ba-xml.md#occupations) to the folder where the admin keeps them, in passing
 * while reports are looked for, at most once a day. A failure affects nothing else. Safe for all threads.
 */
public final class CatalogueFetch {

    private static final String SHARED = "sonstiges/";
    private static final Duration PAUSE = Duration.ofDays(1);

    /** Day, month, year, and the time of day. */
    private static final Pattern NAME = Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)_(\\d{6})_dkz_vam_verbis_hrba\\.zip");

    private final @Nullable Path folder;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    /** @param catalogue as configured: only a folder is filled, a single file is the admin's own */
    public CatalogueFetch(@Nullable Path catalogue) {
        this.folder = catalogue;
    }

    public void look(RemoteFolder gateway, WorkContext context) {
        Path here = folder;
        Instant now = context.clock().instant();
        if (here == null || !Files.isDirectory(here) || context.cancelled() || !isDue(now)) {
            return;
        }
        try {
            Optional<String> newest = newest(gateway.files(SHARED));
            if (newest.isPresent() && isNews(newest.get(), here)) {
                fetch(gateway, newest.get(), here, context);
            }
        } catch (IOException e) {
            context.log("the BA's catalogue could not be brought to " + here + ": " + e.getMessage());
        }
    }

    private boolean isDue(Instant now) {
        Instant before = last.get();
        boolean due = before == null
                || before.equals(Instant.MIN)
                || !before.plus(PAUSE).isAfter(now);
        return due && last.compareAndSet(before, now);
    }

    private static Optional<String> newest(List<String> names) {
        return names.stream()
                .filter(name -> NAME.matcher(name).matches())
                .max(Comparator.comparing(CatalogueFetch::time));
    }

    private static boolean isNews(String name, Path here) throws IOException {
        try (Stream<Path> files = Files.list(here)) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            return newest(names)
                    .map(known -> time(known).compareTo(time(name)) < 0)
                    .orElse(true);
        }
    }

    /** Sorts by time; all of them are of this century. */
    private static String time(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches() ? parts.group(3) + parts.group(2) + parts.group(1) + parts.group(4) : "";
    }

    private static void fetch(RemoteFolder gateway, String name, Path here, WorkContext context) throws IOException {
        Optional<byte[]> zip = gateway.download(SHARED + name);
        if (zip.isEmpty() || zip.get().length < 2 || zip.get()[0] != 'P' || zip.get()[1] != 'K') {
            context.log("the BA's catalogue " + name + " could not be fetched now");
            return;
        }
        Path draft = here.resolve(name + ".draft");
        Files.write(draft, zip.get());
        Files.move(draft, here.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        context.log("the BA's catalogue " + name + " is fetched");
    }
}
