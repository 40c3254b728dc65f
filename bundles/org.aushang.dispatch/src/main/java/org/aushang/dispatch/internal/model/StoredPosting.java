package org.aushang.dispatch.internal.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.aushang.api.model.JobPosting;
import org.aushang.dispatch.internal.model.Publication.DesiredState;
import org.aushang.schemaorg.JobPostingReader;
import org.aushang.schemaorg.JobPostingWriter;
import org.jspecify.annotations.Nullable;

/**
 * A posting as it is stored.
 *
 * @param job the host's own name for it
 * @param payload schema.org JSON-LD with a schema version
 * @param digest carries the version of its own making, so that an upgrade does not make every posting changed
 * @param title for lists
 * @param place the first place of work, for lists
 * @param startsAt the begin of its first day ({@code datePosted}) in {@link #ZONE}; null if it has none
 */
public record StoredPosting(
        String job, String payload, String digest, String title, String place, @Nullable Instant startsAt) {

    /** Days of a posting are days of this zone. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final int PART = 500;

    public DesiredState desired() {
        return new DesiredState(true, payload, digest, title, place, startsAt, "");
    }

    /** Many, made by all processors in parts, in their order. */
    public static Iterable<StoredPosting> all(Iterable<JobPosting> postings) {
        return () -> {
            Iterator<JobPosting> left = postings.iterator();
            return Stream.generate(() -> part(left))
                    .takeWhile(part -> !part.isEmpty())
                    .flatMap(List::stream)
                    .iterator();
        };
    }

    private static List<StoredPosting> part(Iterator<JobPosting> left) {
        List<JobPosting> part = new ArrayList<>(PART);
        while (left.hasNext() && part.size() < PART) {
            part.add(left.next());
        }
        return part.parallelStream().map(StoredPosting::of).toList();
    }

    /** As the ledger keeps it. */
    public static StoredPosting stored(String payload) {
        return of(new JobPostingReader().read(payload).postings().get(0));
    }

    /** Databases know no years of any length. */
    private static boolean isStorable(LocalDate day) {
        return day.getYear() > 0 && day.getYear() < 10_000;
    }

    public static StoredPosting of(JobPosting posting) {
        String payload = new JobPostingWriter().write(posting);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8));
            String place = posting.jobLocations().isEmpty()
                    ? ""
                    : posting.jobLocations().get(0).addressLocality();
            return new StoredPosting(
                    posting.identifier(),
                    payload,
                    "1:" + HexFormat.of().formatHex(hash),
                    posting.title(),
                    place,
                    posting.datePosted()
                            .filter(StoredPosting::isStorable)
                            .map(day -> day.atStartOfDay(ZONE).toInstant())
                            .orElse(null));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
