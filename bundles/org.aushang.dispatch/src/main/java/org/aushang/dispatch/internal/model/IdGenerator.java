package org.aushang.dispatch.internal.model;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.api.model.SubmissionId;

/**
 * Generates publication and submission ids. Random and not counted, because boards burn ids for ever and a counter starts again when a ledger is lost:
 * the second in seven characters of 32, so that what comes later is written at the end of the database's indexes, and eleven
 * characters, 55 bits, by chance.
 */
public final class IdGenerator {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final SecureRandom random = new SecureRandom();

    public PublicationId publication(Instant now) {
        long second = now.getEpochSecond();
        StringBuilder id = new StringBuilder();
        for (int shift = 30; shift >= 0; shift -= 5) {
            id.append(ALPHABET.charAt((int) (second >> shift & 31)));
        }
        return new PublicationId(id.append(letters(11)).toString());
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
