package org.aushang.dispatch.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.connector.InventorySource.BoardInventory;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.Remarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects drift: compares the board's inventory with the store and raises a finding for each difference. It changes no state,
 * because an inventory is no verdict. Within one transaction.
 */
final class DriftDetector {

    private static final Logger log = LoggerFactory.getLogger(DriftDetector.class);

    private static final String DRIFT = "dispatch.drift";
    private static final int PART = 500;
    /** An overview may have been drawn up some time before it was shown. */
    private static final Duration YOUNG = Duration.ofDays(1);

    private final Channel channel;
    private final Clock clock;
    private final Set<PublicationId> changed;

    DriftDetector(Channel channel, Clock clock, Set<PublicationId> changed) {
        this.channel = channel;
        this.clock = clock;
        this.changed = changed;
    }

    /** @return how many postings the board and the ledger are of two minds about */
    int compare(BoardInventory overview, Connection connection) throws SQLException {
        Instant settled = overview.asOf().minus(YOUNG);
        String id = channel.descriptor().channelId();
        PublicationRepository publications = new PublicationRepository(connection);
        Set<PublicationId> seen = new HashSet<>();
        int differing = 0;
        PublicationId last = new PublicationId("0");
        for (List<Publication> page = publications.shown(id, last, PART);
                !page.isEmpty();
                page = publications.shown(id, last, PART)) {
            for (Publication p : page) {
                last = p.id();
                seen.add(p.id());
                boolean there = overview.online().contains(p.id());
                if (there || isSettled(p, settled)) {
                    differing += there ? 0 : 1;
                    say(
                            p,
                            there ? Optional.empty() : Optional.of(Texts.missing(overview.asOf())),
                            overview,
                            connection);
                }
            }
        }
        for (PublicationId listed : overview.online()) {
            Publication p =
                    seen.contains(listed) ? null : publications.byId(listed).orElse(null);
            if (p != null
                    && p.channel().equals(id)
                    && p.state() == PublicationState.WITHDRAWN
                    && isSettled(p, settled)) {
                differing++;
                say(p, Optional.of(Texts.stillThere(overview.asOf())), overview, connection);
            }
        }
        if (differing > 0 && !changed.isEmpty()) {
            log.warn("Channel {}: {} postings are otherwise in {}", id, differing, overview.evidence());
        }
        return differing;
    }

    private static boolean isSettled(Publication p, Instant moment) {
        boolean decided = p.state() == PublicationState.WITHDRAWN
                ? p.onBoard() == OnBoard.ABSENT
                : p.onBoard() == OnBoard.PRESENT && p.state() == PublicationState.ACCEPTED;
        return decided && p.submission() == null && p.progress().since().isBefore(moment);
    }

    /** Said once: the day of the overview is no news. */
    private void say(Publication p, Optional<Finding> drift, BoardInventory overview, Connection connection)
            throws SQLException {
        Remarks remarks = new Remarks(connection);
        List<Finding> before = remarks.findings(p.id());
        Optional<Finding> known = before.stream()
                .filter(finding -> finding.code().startsWith(DRIFT))
                .findFirst();
        if (known.map(Finding::code).equals(drift.map(Finding::code))) {
            return;
        }
        // Only now, because there may be very many; a change in the meantime wins.
        Optional<Publication> locked = new PublicationRepository(connection).lock(p.id());
        if (locked.isEmpty() || !locked.get().equals(p)) {
            return;
        }
        List<Finding> after = new ArrayList<>(before);
        known.ifPresent(after::remove);
        drift.ifPresent(after::add);
        remarks.findings(p.id(), after);
        remarks.step(
                p.id(),
                clock.instant(),
                drift.map(finding -> finding.code().substring("dispatch.".length()))
                        .orElse("drift-over"),
                overview.evidence());
        changed.add(p.id());
    }
}
