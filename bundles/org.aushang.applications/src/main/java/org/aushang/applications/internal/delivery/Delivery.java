package org.aushang.applications.internal.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.model.PublicationRef;
import org.aushang.applications.internal.model.CandidateMail;
import org.aushang.applications.internal.store.ApplicationRepository;
import org.aushang.applications.internal.store.ApplicationRow;
import org.aushang.applications.internal.store.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers one application to the host and keeps what it answers. The host is called in no transaction: a crash between its answer and
 * our note of it makes us offer the same id again. Thread-safe.
 */
final class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private static final Duration WITHOUT_RECEIVER = Duration.ofSeconds(10);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Inbox inbox;
    private final Supplier<Optional<ApplicationReceiver>> receivers;
    private final Function<PublicationRef, Optional<String>> titles;
    private final Clock clock;

    /** @param titles of postings, for what candidates are told */
    Delivery(
            Inbox inbox,
            Supplier<Optional<ApplicationReceiver>> receivers,
            Function<PublicationRef, Optional<String>> titles,
            Clock clock) {
        this.inbox = inbox;
        this.receivers = receivers;
        this.titles = titles;
        this.clock = clock;
    }

    /** @return when to offer it again; empty: never */
    Optional<Instant> offer(ApplicationId id) {
        Optional<Application> waiting = pending(id);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Optional<ApplicationReceiver> receiver = receivers.get();
        if (receiver.isEmpty()) {
            return Optional.of(clock.instant().plus(WITHOUT_RECEIVER));
        }
        ReceiveResult result = ask(receiver.get(), waiting.get());
        // If a crash forgets the answer, the same id is offered again; so this need not wait for the disk.
        return inbox.inTransaction(applications -> note(waiting.get(), result, applications));
    }

    /** Keeps what a host said that asks by itself; nothing if the application is not pending. */
    void answer(ApplicationId id, ReceiveResult result) {
        Optional<Application> waiting = pending(id);
        if (waiting.isPresent()) {
            inbox.durably(applications -> note(waiting.get(), result, applications));
        }
    }

    private Optional<Application> pending(ApplicationId id) {
        return inbox.inTransaction(applications -> {
            Optional<ApplicationRow> row =
                    applications.find(id).filter(found -> found.state() == ApplicationState.PENDING);
            return row.isEmpty()
                    ? Optional.<Application>empty()
                    : inbox.status(row.get(), applications).application();
        });
    }

    private static ReceiveResult ask(ApplicationReceiver receiver, Application application) {
        try {
            ReceiveResult result = receiver.receive(application);
            if (result != null) {
                return result;
            }
            log.error("The host answered null to application {}", application.id());
        } catch (RuntimeException | LinkageError e) {
            // Its message may be personal; its class and place are not.
            StackTraceElement[] trace = e.getStackTrace();
            log.error(
                    "The host failed with {} on application {} at {}",
                    e.getClass().getName(),
                    application.id(),
                    trace.length == 0 ? "an unknown place" : trace[0]);
        }
        return ReceiveResult.retryLater(Duration.ZERO);
    }

    /** @return when to offer it again; empty: never */
    private Optional<Instant> note(Application offered, ReceiveResult result, ApplicationRepository applications)
            throws SQLException {
        Optional<ApplicationRow> found = applications.lock(offered.id());
        if (found.isEmpty() || found.get().state() != ApplicationState.PENDING) {
            // Erased meanwhile.
            return Optional.empty();
        }
        ApplicationRow row = found.get();
        Instant now = clock.instant();
        switch (result.kind()) {
            case ACCEPTED, ALREADY_RECEIVED -> applications.update(
                    row.in(ApplicationState.ACCEPTED, "", now).attempted(null, result.hostReference()));
            case DECLINED -> {
                applications.update(
                        row.in(ApplicationState.DECLINED, result.why(), now).attempted(null, ""));
                tell(offered, applications);
            }
            case UNKNOWN_JOB -> applications.update(
                    row.in(ApplicationState.UNASSIGNED, result.why(), now).attempted(null, ""));
            case RETRY_LATER -> {
                Instant next = now.plus(pause(row.attempts(), result.pause()));
                applications.update(row.attempted(next, ""));
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** Off until a text is set. In place of an acknowledgement that has not left yet. */
    private void tell(Application declined, ApplicationRepository applications) throws SQLException {
        String text = inbox.settings().declined();
        if (text.isEmpty() || declined.candidate().email().isEmpty()) {
            return;
        }
        String title = declined.publication().flatMap(titles).orElse("");
        applications.keepMail(declined.id(), CandidateMail.declined(declined, text, title));
        applications.schedule(DeliveryScheduler.MAIL_TASK, declined.id(), clock.instant());
    }

    /** Doubles from five seconds to an hour; the host may ask for longer. */
    private static Duration pause(int attempts, Duration asked) {
        Duration own = FIRST.multipliedBy(1L << Math.min(attempts, 10));
        Duration limited = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        return asked.compareTo(limited) > 0 ? asked : limited;
    }
}
