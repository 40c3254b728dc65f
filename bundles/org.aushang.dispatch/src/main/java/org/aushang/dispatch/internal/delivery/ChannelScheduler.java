package org.aushang.dispatch.internal.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aushang.api.connector.ChannelTrigger;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.dispatch.internal.config.DispatchConfig;
import org.aushang.dispatch.internal.config.DispatchConfiguration;
import org.aushang.dispatch.internal.config.DispatchSettings;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.DaemonThreads;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.notification.ChangeNotifier;
import org.aushang.dispatch.internal.notification.ChannelAlerts;
import org.aushang.dispatch.internal.store.Ledger;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schedules one pass of the {@link ChannelWorker} after the other for every channel; db-scheduler owns time, threads and
 * leases. It starts as soon as the database is available, which may be later than the host. Thread-safe.
 */
@Component(
        service = {ChannelScheduler.class, ChannelTrigger.class},
        immediate = true)
public final class ChannelScheduler implements ChannelTrigger {

    private static final Logger log = LoggerFactory.getLogger(ChannelScheduler.class);
    private static final String TASK = "channel";
    /** The longest pause of an idle channel; {@link Maintenance} finds work that becomes due in between. */
    private static final Duration IDLE = Duration.ofHours(1);

    /** The scheduler looks every second, and waits at most so long for a database that says nothing. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final AtomicBoolean stopping = new AtomicBoolean();
    /** Channels that were woken while their pass was under way, or before the scheduler started; they get another one at once. */
    private final Set<String> called = ConcurrentHashMap.newKeySet();
    /** Channels whose wake-up is on its way to the scheduler. */
    private final Set<String> calling = ConcurrentHashMap.newKeySet();

    /** When the scheduler last looked for work, as {@link System#nanoTime()}. */
    private volatile long polled = System.nanoTime();

    private final Channels channels;
    private final ChannelWorker worker;
    private final Maintenance maintenance;
    private final ChannelAlerts alerts;
    private final CustomTask<Void> task;
    /** Channels whose connector came while the database was not available. */
    private final Set<String> replaced = ConcurrentHashMap.newKeySet();

    private final Future<Void> begun;
    private @Nullable Future<?> polling;
    private @Nullable Scheduler scheduler;
    /** Wake-ups are hints: their callers do not wait for the database. */
    private final ScheduledExecutorService caller =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("aushang-caller"));

    @Activate
    public ChannelScheduler(
            @Reference DispatchConfiguration configuration,
            @Reference Ledger ledger,
            @Reference Channels channels,
            @Reference ChangeNotifier notifier,
            @Reference ChannelAlerts alerts) {
        this(configuration.settings(), ledger, channels, alerts);
        // What other nodes committed, and what could not be read when it was committed.
        long seconds = configuration.settings().pollInterval().toSeconds();
        polling = caller.scheduleWithFixedDelay(notifier::poll, seconds, seconds, TimeUnit.SECONDS);
    }

    private ChannelScheduler(DispatchSettings settings, Ledger ledger, Channels channels, ChannelAlerts alerts) {
        this(
                settings.pollInterval(),
                settings.threads(),
                settings.stopTimeout(),
                settings.sendPolicy(),
                settings.retention(),
                ledger,
                channels,
                alerts);
        settings.findings()
                .forEach(finding -> log.warn(
                        "{}: {} {}",
                        DispatchConfig.PID,
                        finding.message().english(),
                        finding.nextStep().english()));
    }

    public ChannelScheduler(
            Duration pollInterval,
            int threads,
            Duration stop,
            SendPolicy policy,
            Duration retention,
            Ledger ledger,
            Channels channels,
            ChannelAlerts alerts) {
        Clock clock = Clock.systemUTC();
        this.channels = channels;
        this.alerts = alerts;
        worker = new ChannelWorker(ledger, channels, clock, IDLE, policy, stopping::get);
        maintenance = new Maintenance(ledger, clock, retention, stopping::get);
        task = Tasks.custom(TASK, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, Instant.now().plus(pollInterval)))
                .execute((instance, context) -> {
                    called.remove(instance.getId());
                    Instant next = worker.run(instance.getId());
                    alerts.checkChannel(instance.getId());
                    return (complete, operations) -> {
                        operations.reschedule(complete, next);
                        if (called.contains(instance.getId())) {
                            call(instance.getId());
                        }
                    };
                });
        begun = Failsafe.with(RetryPolicy.builder()
                        .withMaxRetries(-1)
                        .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(10))
                        .abortIf((result, failure) -> stopping.get())
                        .build())
                .with(caller)
                .runAsync(() -> {
                    ledger.inTransaction(work -> work.futureTimestamps().bringBack(clock.instant()));
                    replaced.forEach(this::connectorReplaced);
                    start(builder(pollInterval, threads, stop, ledger, alerts));
                });
    }

    /** Asks the database what it is, so it must be available. */
    private SchedulerBuilder builder(
            Duration pollInterval, int threads, Duration stop, Ledger ledger, ChannelAlerts alerts) {
        SchedulerBuilder builder = Scheduler.create(ledger.dataSource(), task);
        if (ledger.isEmbedded()) {
            // Found by itself too, but with a warning at each start that no setting can end.
            builder.jdbcCustomization(new DefaultJdbcCustomization(true));
        }
        return builder.startTasks(
                        Tasks.recurring("find-due-channels", FixedDelay.of(pollInterval))
                                .execute((instance, context) ->
                                        maintenance.findDueChannels().forEach(this::wake)),
                        Tasks.recurring("repair-stuck", FixedDelay.ofMinutes(5))
                                .execute((instance, context) -> maintenance.repairStuck()),
                        Tasks.recurring("channel-alerts", FixedDelay.ofMinutes(10))
                                .execute((instance, context) -> alerts.checkAllChannels()),
                        Tasks.recurring("purge-expired", FixedDelay.ofHours(1))
                                .execute((instance, context) -> maintenance.purgeExpired()))
                .schedulerName(new SchedulerName.Fixed("aushang-" + UUID.randomUUID()))
                .threads(threads)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(10))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(stop)
                .alwaysPersistTimestampInUTC()
                .addSchedulerListener(new AbstractSchedulerListener() {

                    @Override
                    public void onSchedulerEvent(SchedulerListener.SchedulerEventType event) {
                        if (event == SchedulerListener.SchedulerEventType.RAN_EXECUTE_DUE) {
                            polled = System.nanoTime();
                        }
                    }
                })
                .enableImmediateExecution();
    }

    private synchronized void start(SchedulerBuilder builder) {
        if (stopping.get()) {
            return;
        }
        Scheduler built = builder.build();
        scheduler = built;
        built.start();
        called.forEach(this::wake);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindChannel(JobBoardPublisher publisher, Map<String, Object> properties) {
        String id = Channels.id(properties);
        replaced.add(id);
        connectorReplaced(id);
        wake(id);
        // People are told that it is active before its first pass, which may wait for its turn.
        submit(() -> {
            try {
                alerts.checkChannel(id);
            } catch (LedgerException e) {
                log.debug("Channel {} came before the database", id);
            }
        });
    }

    private void submit(Runnable work) {
        try {
            caller.execute(work);
        } catch (RejectedExecutionException e) {
            log.debug("The scheduler has stopped");
        }
    }

    private void connectorReplaced(String channelId) {
        try {
            worker.connectorReplaced(channelId);
            replaced.remove(channelId);
        } catch (LedgerException e) {
            log.info("Channel {} came before the database: {}", channelId, e.getMessage());
        }
    }

    void unbindChannel(JobBoardPublisher publisher) {
        // Its work stays in the store and waits.
    }

    /** A connector's webhook: polls for verdicts on the thread that wakes channels. */
    @Override
    public void wake(ChannelId channel) {
        if (!channels.ids().contains(channel.value())) {
            log.debug("Channel {} was triggered and is not installed", channel);
            return;
        }
        try {
            caller.execute(() -> {
                try {
                    worker.pollNow(channel.value());
                } catch (LedgerException e) {
                    log.warn("Channel {} is polled at its regular time: {}", channel, e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            log.debug("Channel {} was triggered after the scheduler stopped", channel);
        }
        wake(channel.value());
    }

    /**
     * Runs the next pass of this channel at once, or right after the one under way. Returns immediately; a wake-up that gets
     * lost is made up for by the periodic search for due channels.
     */
    public void wake(String channelId) {
        called.add(channelId);
        if (calling.add(channelId)) {
            try {
                caller.execute(() -> call(channelId));
            } catch (RejectedExecutionException e) {
                log.debug("Channel {} was woken after the scheduler stopped", channelId);
            }
        }
    }

    private void call(String channelId) {
        calling.remove(channelId);
        Scheduler started = started();
        if (started == null) {
            return;
        }
        try {
            if (!started.scheduleIfNotExists(task.instance(channelId), Instant.now())) {
                started.reschedule(TaskInstanceId.of(TASK, channelId), Instant.now());
            }
        } catch (TaskInstanceException e) {
            // A pass is under way; at its end it sees that there was a wake-up.
            log.debug("Channel {} is being processed", channelId);
        } catch (RuntimeException e) {
            log.warn(
                    "Channel {} could not be woken; it is processed at its next regular time: {}",
                    channelId,
                    e.toString());
        }
    }

    private synchronized @Nullable Scheduler started() {
        return scheduler;
    }

    /** Empty as long as the scheduler looks for work; nothing goes out while it does not. */
    public List<Finding> findings() {
        Duration silent = Duration.ofNanos(System.nanoTime() - polled);
        return silent.compareTo(SILENCE) > 0 ? List.of(Texts.schedulerSilent(silent)) : List.of();
    }

    @Deactivate
    void close() {
        stopping.set(true);
        if (polling != null) {
            polling.cancel(false);
        }
        begun.cancel(true);
        caller.shutdownNow();
        Scheduler started = started();
        if (started != null) {
            started.stop();
        }
    }
}
