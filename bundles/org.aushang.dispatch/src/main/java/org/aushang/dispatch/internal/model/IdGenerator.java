package org.aushang.dispatch.internal.model;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.api.model.SubmissionId;

/**
 * Generates publication and submission ids. Boards burn ids for ever, and a counter would start again when a ledger is lost; so an id
 * is the second in seven characters of 32, a number within it in four, and seven characters, 35 bits, by chance. What is generated
 * later sorts later: a batch is then next to each other in the database's table and indexes, and writes few pages. Thread-safe.
 */
public final class IdGenerator {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final SecureRandom random = new SecureRandom();
    /** Its lowest 20 bits count. */
    private final AtomicLong number = new AtomicLong();

    public PublicationId publication(Instant now) {
        StringBuilder id = new StringBuilder();
        digits(now.getEpochSecond(), 7, id);
        digits(number.getAndIncrement(), 4, id);
        return new PublicationId(id.append(letters(7)).toString());
    }

    private static void digits(long value, int count, StringBuilder id) {
        for (int shift = 5 * (count - 1); shift >= 0; shift -= 5) {
            id.append(ALPHABET.charAt((int) (value >> shift & 31)));
        }
    }

    /** Sorts by time. */
    public SubmissionId submission(Instant now) {
        return new SubmissionId(SECOND.format(now) + "-" + letters(8));
    }

    private String letters(int count) {
        return random.ints(count, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }

    /** The same job under a new id, waiting to be advertised, not before this moment. */
    public Publication nextGeneration(Publication p, Instant now, Instant earliest) {
        return Publication.fresh(
                        publication(now),
                        p.channel(),
                        p.job(),
                        p.generation() + 1,
                        p.desired().published(),
                        now)
                .in(PublicationState.PENDING, now, earliest);
    }
}
