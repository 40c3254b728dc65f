package org.aushang.dispatch.internal.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Capabilities.IdReuse;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Texts;
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

    private final Publications publications;
    private final Remarks remarks;
    private final Identities identities;
    private final Capabilities capabilities;
    private final Instant now;

    /** @param capabilities the channel's; those that promise least while its connector is not there */
    Wishes(Connection connection, Identities identities, Capabilities capabilities, Instant now) {
        this.capabilities = capabilities;
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
        boolean sameId =
                before.state() == PublicationState.WITHDRAWN && capabilities.idReuse() == IdReuse.AFTER_WITHDRAWAL;
        if (OVER.contains(before.state()) && !sameId) {
            return nextGeneration(wished);
        }
        return follow(wished, before.wanted() ? "changed" : "wished");
    }

    Wish withdraw(Publication before, String reason) throws SQLException {
        if (!before.wanted()) {
            return new Wish(before, false);
        }
        return follow(before.wishing(before.wish().withdrawn(reason)), "withdrawal");
    }

    Wish sendAgain(Publication before) throws SQLException {
        if (before.wanted() && before.state() == PublicationState.TAKEN_DOWN) {
            return nextGeneration(before);
        }
        return HELD.contains(before.state()) ? follow(before.refused(null), "again") : new Wish(before, false);
    }

    /** What is under way stays so until its verdict; everything else is compared now. */
    private Wish follow(Publication wished, String step) throws SQLException {
        boolean busy = wished.submission() != null;
        Publication compared = busy ? wished : Levels.compare(wished, now);
        Optional<Instant> earliest = earliest(wished, compared);
        Publication after = earliest.isEmpty() ? compared : compared.in(compared.state(), now, earliest.get());
        publications.update(after, now);
        if (after.state() != wished.state()) {
            remarks.findings(
                    after.id(), earliest.map(Texts::coolDown).map(List::of).orElseGet(List::of));
        }
        remarks.step(after.id(), now, step, "");
        return new Wish(after, true);
    }

    /** When a board that wants a pause takes again what was online there; empty: now. */
    private Optional<Instant> earliest(Publication over, Publication next) throws SQLException {
        Instant end = over.progress().since().plus(capabilities.coolDown());
        return OVER.contains(over.state())
                        && next.state() == PublicationState.WAITING
                        && end.isAfter(now)
                        && publications.wasOnline(over.id())
                ? Optional.of(end)
                : Optional.empty();
    }

    private Wish nextGeneration(Publication over) throws SQLException {
        Publication fresh = identities.nextGeneration(over, now, now);
        Optional<Instant> earliest = earliest(over, fresh);
        Publication next = earliest.isEmpty() ? fresh : fresh.in(fresh.state(), now, earliest.get());
        publications.insert(next);
        remarks.step(next.id(), now, "generation", "#" + next.generation());
        remarks.findings(next.id(), earliest.map(Texts::coolDown).map(List::of).orElseGet(List::of));
        return new Wish(next, true);
    }
}
