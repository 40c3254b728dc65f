package org.aushang.dispatch.internal.service;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.host.ReplaceResult;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Capabilities.IdReuse;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.IdGenerator;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.PublicationStateMachine;
import org.aushang.dispatch.internal.model.StoredPosting;
import org.aushang.dispatch.internal.model.SubmissionRecord.Stage;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.SubmissionRepository;
import org.aushang.dispatch.internal.store.UnitOfWork;

/** Writes the desired state of a channel's publications. Within one transaction. */
final class DesiredStateWriter {

    /** States that a person or the host has to leave by a change. */
    private static final Set<PublicationState> HELD =
            Set.of(PublicationState.INVALID, PublicationState.REJECTED, PublicationState.FAILED);

    private static final Set<PublicationState> OVER =
            Set.of(PublicationState.WITHDRAWN, PublicationState.REMOVED_BY_BOARD, PublicationState.EXPIRED);

    /** Postings written at once. */
    private static final int PART = 500;

    private static final int PAGE = 1000;

    private final UnitOfWork work;
    private final PublicationRepository publications;
    private final IdGenerator ids;
    private final Capabilities capabilities;
    private final Instant now;

    /** @param capabilities the channel's; the default ones while its connector is not installed */
    DesiredStateWriter(UnitOfWork work, IdGenerator ids, Capabilities capabilities, Instant now) {
        this.work = work;
        this.capabilities = capabilities;
        this.publications = work.publications();
        this.ids = ids;
        this.now = now;
    }

    /**
     * Result of a change of the desired state.
     *
     * @param publication as it is now
     * @param news whether anything changed
     * @param first whether it is a new publication, which has no findings yet
     */
    record WriteResult(Publication publication, boolean news, boolean first) {

        WriteResult(Publication publication, boolean news) {
            this(publication, news, false);
        }
    }

    WriteResult publish(String channel, StoredPosting content) throws SQLException {
        Optional<Publication> latest = publications.lockLatest(channel, content.job());
        return latest.isEmpty() ? first(channel, content) : publish(latest.get(), content);
    }

    /** For a job without an earlier publication. */
    WriteResult first(String channel, StoredPosting content) throws SQLException {
        Publication first = fresh(channel, content);
        publications.insert(first);
        work.changed(first.id());
        return new WriteResult(first, true, true);
    }

    private Publication fresh(String channel, StoredPosting content) {
        return Publication.fresh(ids.publication(now), channel, content.job(), 1, content.desired(), now);
    }

    private WriteResult publish(Publication before, StoredPosting content) throws SQLException {
        boolean same = before.wanted() && before.desired().digest().equals(content.digest());
        if (same) {
            return new WriteResult(before, false);
        }
        Publication requested = before.desiring(content.desired());
        boolean sameId =
                before.state() == PublicationState.WITHDRAWN && capabilities.idReuse() == IdReuse.AFTER_WITHDRAWAL;
        if (OVER.contains(before.state()) && !sameId) {
            return nextGeneration(requested);
        }
        return follow(requested, before.wanted() ? "changed" : "requested");
    }

    WriteResult withdraw(Publication before, String reason) throws SQLException {
        if (!before.wanted()) {
            return new WriteResult(before, false);
        }
        return follow(before.desiring(before.desired().withdrawn(reason)), "withdrawal");
    }

    /** Makes these the desired state of the whole channel. Unchanged ones are not touched. */
    ReplaceResult replaceAll(String channel, Iterable<StoredPosting> contents) throws SQLException {
        Map<String, String> known = known(channel);
        Set<String> jobs = new HashSet<>();
        Tally tally = new Tally();
        List<Publication> first = new ArrayList<>(PART);
        for (StoredPosting content : contents) {
            if (!jobs.add(content.job())) {
                throw new IllegalArgumentException("two postings have the identifier " + content.job());
            }
            String before = known.get(content.job());
            if (before == null) {
                first.add(fresh(channel, content));
                tally.advertised++;
            } else if (before.equals(content.digest())) {
                tally.unchanged++;
            } else {
                publish(channel, content);
                tally.add(before.isEmpty());
            }
            if (first.size() == PART) {
                insert(first);
                first.clear();
            }
        }
        insert(first);
        for (Map.Entry<String, String> other : known.entrySet()) {
            if (!other.getValue().isEmpty() && !jobs.contains(other.getKey())) {
                Publication gone =
                        publications.lockLatest(channel, other.getKey()).orElseThrow();
                withdraw(gone, "");
                tally.withdrawn++;
            }
        }
        return tally.sum();
    }

    private Map<String, String> known(String channel) throws SQLException {
        Map<String, String> known = new LinkedHashMap<>();
        NavigableMap<String, String> page = publications.desiredStates(channel, "", PAGE);
        while (!page.isEmpty()) {
            known.putAll(page);
            page = publications.desiredStates(channel, page.lastKey(), PAGE);
        }
        return known;
    }

    private void insert(List<Publication> first) throws SQLException {
        publications.insertFirst(first);
        first.forEach(p -> work.changed(p.id()));
    }

    /** What was counted so far. */
    private static final class Tally {

        private int advertised;
        private int changed;
        private int unchanged;
        private int withdrawn;

        private void add(boolean anew) {
            if (anew) {
                advertised++;
            } else {
                changed++;
            }
        }

        private ReplaceResult sum() {
            return ReplaceResult.of(advertised, changed, unchanged, withdrawn);
        }
    }

    /** Makes the content that is online the desired state. */
    Publication restore(Publication before, StoredPosting online) throws SQLException {
        return follow(before.desiring(online.desired()), "kept").publication();
    }

    WriteResult retry(Publication before) throws SQLException {
        String submission = before.submission();
        if (before.state() == PublicationState.IN_DOUBT && submission != null) {
            SubmissionRepository submissions = work.submissions();
            if (!submissions.stage(submission).equals(Optional.of(Stage.DELIVERED))) {
                return new WriteResult(before, false);
            }
            Aim aim = submissions.abandon(submission, before.id());
            return follow(PublicationStateMachine.markUncertain(before.inSubmission(null), aim), "again");
        }
        if (before.wanted() && OVER.contains(before.state())) {
            return nextGeneration(before);
        }
        // Online, but its refresh was refused.
        boolean notRefreshed = before.state() == PublicationState.ACCEPTED
                && before.desired().digest().equals(before.boardState().refused());
        return HELD.contains(before.state()) || notRefreshed
                ? follow(before.refused(null), "again")
                : new WriteResult(before, false);
    }

    /** What is under way stays so until its verdict; everything else is compared now. */
    private WriteResult follow(Publication requested, String step) throws SQLException {
        boolean busy = requested.submission() != null;
        Publication compared = busy ? requested : PublicationStateMachine.compare(requested, now);
        Optional<Instant> earliest = earliest(requested, compared);
        Publication after = earliest.isEmpty() ? compared : compared.in(compared.state(), now, earliest.get());
        publications.update(after, now);
        if (after.state() != requested.state()) {
            work.findings()
                    .findings(
                            after.id(),
                            earliest.map(Texts::coolDown).map(List::of).orElseGet(List::of));
        }
        work.timeline().step(after.id(), now, step, "");
        work.changed(after.id());
        return new WriteResult(after, true);
    }

    /** When a board that wants a pause takes again what was online there; empty: now. */
    private Optional<Instant> earliest(Publication over, Publication next) throws SQLException {
        if (!OVER.contains(over.state()) || next.state() != PublicationState.PENDING) {
            return Optional.empty();
        }
        Instant end = over.progress().since().plus(capabilities.coolDown());
        return end.isAfter(now) && publications.wasOnline(over.id()) ? Optional.of(end) : Optional.empty();
    }

    private WriteResult nextGeneration(Publication over) throws SQLException {
        Publication fresh = ids.nextGeneration(over, now, now);
        Optional<Instant> earliest = earliest(over, fresh);
        Publication next = earliest.isEmpty() ? fresh : fresh.in(fresh.state(), now, earliest.get());
        publications.insert(next);
        work.timeline().step(next.id(), now, "generation", "#" + next.generation());
        work.findings()
                .findings(next.id(), earliest.map(Texts::coolDown).map(List::of).orElseGet(List::of));
        work.changed(next.id());
        return new WriteResult(next, true);
    }
}
