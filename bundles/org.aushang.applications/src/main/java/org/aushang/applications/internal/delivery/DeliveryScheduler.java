package org.aushang.applications.internal.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.host.MailSender;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.applications.internal.attachment.ScannerCheck;
import org.aushang.applications.internal.store.Inbox;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task of db-scheduler for each application that waits for the host: it owns time, threads and leases, on all nodes of a
 * database. Starts as soon as the database is available, which may be later than the host. Thread-safe.
 */
@Component(service = DeliveryScheduler.class, immediate = true)
public final class DeliveryScheduler {

    /** Offers one application. */
    public static final String TASK = "deliver-application";

    /** Scans the files of one again. */
    public static final String SCAN_TASK = "scan-application";

    /** Tells the candidate that it has arrived, or is declined. */
    public static final String MAIL_TASK = "acknowledge-application";

    public static final Duration SCAN_PAUSE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(DeliveryScheduler.class);
    private static final int THREADS = 4;

    private final Inbox inbox;
    private final Delivery delivery;
    private final InboxMaintenance maintenance;
    private final AtomicReference<@Nullable ApplicationReceiver> receiver = new AtomicReference<>();
    private final AtomicReference<@Nullable MailSender> mailSender = new AtomicReference<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "aushang-applications");
        thread.setDaemon(true);
        return thread;
    });
    private final Future<?> starting;
    private final ScannerCheck scannerCheck;
    private final Future<?> checking;
    private @Nullable Scheduler scheduler;

    @Activate
    public DeliveryScheduler(@Reference Inbox inbox, @Reference PublicationService publications) {
        this(inbox, ref -> publications.posting(ref).map(JobPosting::title), Clock.systemUTC());
    }

    /** @param titles of postings, for what candidates are told */
    public DeliveryScheduler(Inbox inbox, Function<PublicationRef, Optional<String>> titles, Clock clock) {
        this.inbox = inbox;
        this.delivery = new Delivery(inbox, () -> Optional.ofNullable(receiver.get()), titles, clock);
        this.maintenance = new InboxMaintenance(inbox, clock);
        this.scannerCheck = new ScannerCheck(inbox.settings().scanner());
        starting = starter.scheduleWithFixedDelay(this::start, 0, 5, TimeUnit.SECONDS);
        checking = starter.scheduleWithFixedDelay(this::checkScanner, 1, 3600, TimeUnit.SECONDS);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindReceiver(ApplicationReceiver service) {
        receiver.set(service);
    }

    public void unbindReceiver(ApplicationReceiver service) {
        receiver.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindMailSender(MailSender service) {
        mailSender.set(service);
    }

    public void unbindMailSender(MailSender service) {
        mailSender.compareAndSet(service, null);
    }

    /** The host's receiver; empty while there is none. */
    public Optional<ApplicationReceiver> receiver() {
        return Optional.ofNullable(receiver.get());
    }

    private void start() {
        if (stopping.get()) {
            return;
        }
        try {
            Scheduler built = build();
            synchronized (this) {
                if (!stopping.get()) {
                    scheduler = built;
                    built.start();
                }
            }
            starting.cancel(false);
        } catch (SQLException | StoreUnavailableException e) {
            if (stopping.get()) {
                // It was closed while this one began, for instance because its configuration changed.
                return;
            }
            log.warn("The inbox waits for its database: {}", e.getMessage());
        } catch (RuntimeException e) {
            // Thrown on, it would end the attempts for good, and silently.
            log.error("The inbox could not start and tries again", e);
        }
    }

    private void checkScanner() {
        List<String> before =
                scannerCheck.findings().stream().map(Finding::code).toList();
        for (Finding finding : scannerCheck.run()) {
            if (!before.contains(finding.code())) {
                log.warn(
                        "{} {}", finding.message().english(), finding.nextStep().english());
            }
        }
    }

    private Scheduler build() throws SQLException {
        CustomTask<Void> deliver = task(TASK, delivery::offer);
        CustomTask<Void> acknowledge = task(
                MAIL_TASK,
                new CandidateMailer(inbox, () -> Optional.ofNullable(mailSender.get()), Clock.systemUTC())::send);
        CustomTask<Void> scan = task(SCAN_TASK, new Rescan(inbox)::scan);
        SchedulerBuilder builder = Scheduler.create(inbox.database().dataSource(), deliver, scan, acknowledge);
        if (inbox.database().isEmbedded()) {
            // Found by itself too, but with a warning at each start that no setting can end.
            builder.jdbcCustomization(new DefaultJdbcCustomization(true));
        }
        return builder.tableName("aushang_inbox_task")
                .startTasks(
                        Tasks.recurring("find-forgotten", FixedDelay.ofMinutes(1))
                                .execute((instance, context) -> maintenance.findForgotten()),
                        Tasks.recurring("erase-expired", FixedDelay.ofHours(1))
                                .execute((instance, context) -> maintenance.eraseExpired()),
                        Tasks.recurring("report-undelivered", FixedDelay.ofHours(24))
                                .execute((instance, context) -> maintenance.reportUndelivered()))
                .schedulerName(new SchedulerName.Fixed("aushang-" + UUID.randomUUID()))
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(10))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .alwaysPersistTimestampInUTC()
                .enableImmediateExecution()
                .build();
    }

    /** One attempt; empty: there is nothing left to do. */
    @FunctionalInterface
    interface Attempt {

        Optional<Instant> next(ApplicationId id);
    }

    private static CustomTask<Void> task(String name, Attempt attempt) {
        return Tasks.custom(name, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, Instant.now().plusSeconds(30)))
                .execute((instance, context) -> {
                    Optional<Instant> next = attempt.next(new ApplicationId(instance.getId()));
                    return (complete, operations) -> {
                        if (next.isPresent()) {
                            operations.reschedule(complete, next.get());
                        } else {
                            operations.remove();
                        }
                    };
                });
    }

    /** What a host said that asks by itself; nothing if the application is not pending. */
    public void answer(ApplicationId id, ReceiveResult result) {
        delivery.answer(id, result);
    }

    /** What people should know about the inbox as a whole. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(maintenance.findings(receiver.get() != null));
        findings.addAll(scannerCheck.findings());
        return findings;
    }

    @Deactivate
    public void close() {
        stopping.set(true);
        starting.cancel(true);
        checking.cancel(true);
        starter.shutdownNow();
        Scheduler started;
        synchronized (this) {
            started = scheduler;
        }
        if (started != null) {
            started.stop();
        }
    }
}
