package org.aushang.applications.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.model.Finding;
import org.aushang.applications.internal.model.Texts;
import org.aushang.applications.internal.model.Texts.Reason;
import org.aushang.applications.internal.store.ApplicationRow;
import org.aushang.applications.internal.store.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done now and then. Thread-safe. */
final class InboxMaintenance {

    private static final Logger log = LoggerFactory.getLogger(InboxMaintenance.class);

    /** Undelivered for so long, it is an alarm each day. */
    private static final Duration ALARM = Duration.ofDays(14);

    /** What is left of an erased one: id, times, channel, the host's reference and a hash. */
    private static final Duration REMNANT = Duration.ofDays(400);

    private static final int PART = 200;

    private final Inbox inbox;
    private final Clock clock;

    InboxMaintenance(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Pending ones whose task is gone, for instance because a database was restored from a backup. */
    void findForgotten() {
        int found = inbox.inTransaction(applications -> {
            List<ApplicationRow> rows = applications.forgotten(DeliveryScheduler.TASK, PART);
            for (ApplicationRow row : rows) {
                applications.schedule(DeliveryScheduler.TASK, row.id(), clock.instant());
            }
            return rows.size();
        });
        if (found > 0) {
            log.info("{} applications are offered again that had been forgotten", found);
        }
    }

    void eraseExpired() {
        Instant now = clock.instant();
        int erased = PART;
        while (erased == PART) {
            erased = inbox.durably(applications -> {
                List<ApplicationRow> rows =
                        applications.older(now.minus(inbox.settings().retention()), PART);
                for (ApplicationRow row : rows) {
                    applications.update(row.in(ApplicationState.ERASED, Reason.TIME_OVER.name(), now));
                }
                return rows.size();
            });
            if (erased > 0) {
                log.error(
                        "{} applications are erased because their retention is over; the host never took them", erased);
            }
        }
        inbox.inTransaction(applications -> applications.purge(now.minus(REMNANT)));
    }

    void reportUndelivered() {
        long waiting = undelivered();
        if (waiting > 0) {
            log.error("{} applications have waited for more than {} days", waiting, ALARM.toDays());
        }
    }

    private long undelivered() {
        Instant since = clock.instant().minus(ALARM);
        return inbox.inTransaction(applications -> applications.older(since, PART).stream()
                .filter(row -> row.state() != ApplicationState.NOT_A_CANDIDATE)
                .count());
    }

    List<Finding> findings(boolean received) {
        List<Finding> findings = new ArrayList<>(inbox.settings().findings());
        Map<ApplicationState, Long> counts =
                inbox.inTransaction(applications -> applications.counts().all());
        long pending = counts.getOrDefault(ApplicationState.PENDING, 0L);
        if (!received && pending > 0) {
            findings.add(Texts.finding("applications.no-receiver", pending));
        }
        long old = undelivered();
        if (old > 0) {
            findings.add(Texts.finding("applications.undelivered", old, ALARM.toDays()));
        }
        return findings;
    }
}
