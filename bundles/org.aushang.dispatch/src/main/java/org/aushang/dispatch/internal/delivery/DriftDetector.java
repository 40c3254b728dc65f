package org.aushang.dispatch.internal.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.connector.BoardInventory;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.UnitOfWork;
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
    /** An inventory may have been drawn up some time before it was shown. */
    private static final Duration YOUNG = Duration.ofDays(1);

    private final ChannelContext context;

    DriftDetector(ChannelContext context) {
        this.context = context;
    }

    /** @return how many postings differ between board and store */
    int compare(BoardInventory inventory, UnitOfWork work) throws SQLException {
        Instant settled = inventory.asOf().minus(YOUNG);
        String id = context.id();
        Set<PublicationId> seen = new HashSet<>();
        int differing = 0;
        boolean news = false;
        PublicationId last = new PublicationId("0");
        for (List<Publication> page = work.listings().shown(id, last, PART);
                !page.isEmpty();
                page = work.listings().shown(id, last, PART)) {
            for (Publication p : page) {
                last = p.id();
                seen.add(p.id());
                boolean there = inventory.online().contains(p.id());
                if (there || isSettled(p, settled)) {
                    differing += there ? 0 : 1;
                    news |= report(
                            p,
                            there ? Optional.empty() : Optional.of(Texts.missing(inventory.asOf())),
                            inventory,
                            work);
                }
            }
        }
        for (PublicationId listed : inventory.online()) {
            Publication p = seen.contains(listed)
                    ? null
                    : work.publications().byId(listed).orElse(null);
            if (p != null
                    && p.channel().equals(id)
                    && p.state() == PublicationState.WITHDRAWN
                    && isSettled(p, settled)) {
                differing++;
                news |= report(p, Optional.of(Texts.stillThere(inventory.asOf())), inventory, work);
            }
        }
        if (differing > 0 && news) {
            log.warn("Channel {}: {} postings differ from {}", id, differing, inventory.evidence());
        }
        return differing;
    }

    private static boolean isSettled(Publication p, Instant moment) {
        boolean decided = p.state() == PublicationState.WITHDRAWN
                ? p.onBoard() == OnBoard.ABSENT
                : p.onBoard() == OnBoard.PRESENT && p.state() == PublicationState.ACCEPTED;
        return decided && p.submission() == null && p.progress().since().isBefore(moment);
    }

    /** Raised once: a later inventory with the same difference is no news. */
    private boolean report(Publication p, Optional<Finding> drift, BoardInventory inventory, UnitOfWork work)
            throws SQLException {
        List<Finding> before = work.findings().findings(p.id());
        Optional<Finding> known = before.stream()
                .filter(finding -> finding.code().startsWith(DRIFT))
                .findFirst();
        if (known.map(Finding::code).equals(drift.map(Finding::code))) {
            return false;
        }
        // Only now, because there may be very many; a concurrent change wins.
        Optional<Publication> locked = work.publications().lock(p.id());
        if (locked.isEmpty() || !locked.get().equals(p)) {
            return false;
        }
        List<Finding> after = new ArrayList<>(before);
        known.ifPresent(after::remove);
        drift.ifPresent(after::add);
        work.findings().findings(p.id(), after);
        work.timeline()
                .step(
                        p.id(),
                        context.now(),
                        drift.map(finding -> finding.code().substring("dispatch.".length()))
                                .orElse("drift-over"),
                        inventory.evidence());
        work.changed(p.id());
        return true;
    }
}
