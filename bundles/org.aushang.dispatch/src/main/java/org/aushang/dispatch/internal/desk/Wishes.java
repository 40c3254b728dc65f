package org.aushang.dispatch.internal.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.ledger.Publication;
import org.aushang.dispatch.internal.ledger.Publications;
import org.aushang.dispatch.internal.ledger.Remarks;
import org.aushang.dispatch.internal.round.Identities;
import org.aushang.dispatch.internal.round.Levels;

/** What a host wants, written into the ledger; the rest follows from comparing. Within one transaction. */
final class Wishes {

    /** A person or the host has to change something before these go on. */
    private static final Set<PublicationState> HELD =
            Set.of(PublicationState.HELD_BACK, PublicationState.REJECTED, PublicationState.SET_ASIDE);

    private static final Set<PublicationState> OVER = Set.of(PublicationState.WITHDRAWN, PublicationState.TAKEN_DOWN);

    private static final Set<PublicationState> UNDER_WAY =
            Set.of(PublicationState.HANDED_OVER, PublicationState.UNKNOWN);

    private final Publications publications;
    private final Remarks remarks;
    private final Identities identities;
    private final Instant now;

    Wishes(Connection connection, Identities identities, Instant now) {
        this.publications = new Publications(connection);
        this.remarks = new Remarks(connection);
        this.identities = identities;
        this.now = now;
    }

    /**
     * What came of a wish.
     *
     * @param publication as it is now
     * @param news whether anything changed
     */
    record Wish(Publication publication, boolean news) {}

    Wish advertise(String channel, String job, Content content) throws SQLException {
        Optional<Publication> latest = publications.lockLatest(channel, job);
        if (latest.isEmpty()) {
            Publication first = Publication.fresh(identities.publication(), channel, job, 1, content.wish(), now);
            publications.insert(first);
            remarks.step(first.id(), now, "wished", "");
            return new Wish(first, true);
        }
        Publication before = latest.get();
        boolean same = before.wanted() && before.wish().digest().equals(content.digest());
        if (same) {
            return new Wish(before, false);
        }
        Publication wished = before.wishing(content.wish());
        if (OVER.contains(before.state())) {
            return nextGeneration(wished);
        }
        return follow(wished, before.wanted() ? "changed" : "wished");
    }

    Wish withdraw(Publication before) throws SQLException {
        if (!before.wanted()) {
            return new Wish(before, false);
        }
        return follow(before.wishing(before.wish().wanted(false)), "withdrawal");
    }

    Wish sendAgain(Publication before) throws SQLException {
        if (before.wanted() && before.state() == PublicationState.TAKEN_DOWN) {
            return nextGeneration(before);
        }
        return HELD.contains(before.state()) ? follow(before.refused(null), "again") : new Wish(before, false);
    }

    /** What is under way stays so until its verdict; everything else is compared now. */
    private Wish follow(Publication wished, String step) throws SQLException {
        boolean busy = UNDER_WAY.contains(wished.state()) || wished.submission() != null;
        Publication after = busy ? wished : Levels.compare(wished, now);
        publications.update(after);
        if (after.state() != wished.state()) {
            remarks.findings(after.id(), List.of());
        }
        remarks.step(after.id(), now, step, "");
        return new Wish(after, true);
    }

    private Wish nextGeneration(Publication over) throws SQLException {
        Publication next = identities.nextGeneration(over, now);
        publications.insert(next);
        remarks.step(next.id(), now, "generation", "#" + next.generation());
        return new Wish(next, true);
    }
}
