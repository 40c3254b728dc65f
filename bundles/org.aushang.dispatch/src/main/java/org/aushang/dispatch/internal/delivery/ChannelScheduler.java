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
import java.util.concurrent.atomic.AtomicBoolean;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.model.Finding;
import org.aushang.dispatch.internal.config.DispatchConfig;
import org.aushang.dispatch.internal.config.DispatchSettings;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.notification.ChangeNotifier;
import org.aushang.dispatch.internal.notification.ChannelAlerts;
import org.aushang.dispatch.internal.store.FutureTimestampRepair;
import org.aushang.dispatch.internal.store.Ledger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Schedules one round after the other for every channel; db-scheduler owns time, threads and leases. */
@Component(service = ChannelScheduler.class, configurationPid = DispatchConfig.PID, immediate = true)
@Designate(ocd = DispatchConfig.class)
public final class ChannelScheduler {

    private static final Logger log = LoggerFactory.getLogger(ChannelScheduler.class);
    private static final String TASK = "channel";
    /** Longer than anything a channel waits for by itself; the janitor sees to what comes from outside. */
    private static final Duration IDLE = Duration.ofHours(1);

    /** The scheduler looks every second, and waits at most so long for a database that says nothing. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final AtomicBoolean stopping = new AtomicBoolean();
    /** Channels that were called while their round was under way; they get another one at once. */
    private final Set<String> called = ConcurrentHashMap.newKeySet();
    /** Channels whose call is on its way to the scheduler. */
    private final Set<String> calling = ConcurrentHashMap.newKeySet();

    /** When the scheduler last looked for work, as {@link System#nanoTime()}. */
    private volatile long polled = System.nanoTime();

    private final ChannelWorker worker;
    private final Maintenance maintenance;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final Future<Void> begun;
    /** A call is a hint: nobody who makes one waits for the database. */
    private final ScheduledExecutorService caller = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "aushang-caller");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public ChannelScheduler(
            Map<String, Object> properties,
            @Reference Ledger ledger,
            @Reference Channels channels,
            @Reference ChangeNotifier notifier,
            @Reference ChannelAlerts alerts) {
        this(DispatchSettings.read(properties), ledger, channels, notifier, alerts);
    }

    private ChannelScheduler(
            DispatchSettings settings,
            Ledger ledger,
            Channels channels,
            ChangeNotifier notifier,
            ChannelAlerts alerts) {
        this(
                settings.look(),
                settings.threads(),
                settings.stop(),
                settings.sendPolicy(),
                settings.keep(),
                ledger,
                channels,
                notifier,
                alerts);
        settings.findings()
                .forEach(finding -> log.warn(
                        "{}: {} {}",
                        DispatchConfig.PID,
                        finding.message().english(),
                        finding.nextStep().english()));
    }

    public ChannelScheduler(
            Duration look,
            int threads,
            Duration stop,
            SendPolicy policy,
            Duration keep,
            Ledger ledger,
            Channels channels,
            ChangeNotifier notifier,
            ChannelAlerts alerts) {
        Clock clock = Clock.systemUTC();
        worker = new ChannelWorker(ledger, channels, clock, IDLE, policy, stopping::get, notifier::notifyHosts);
        maintenance = new Maintenance(ledger, clock, keep, stopping::get, notifier::notifyHosts);
        task = Tasks.custom(TASK, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, Instant.now().plus(look)))
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
        SchedulerBuilder builder = Scheduler.create(ledger.dataSource(), task);
        if (ledger.isEmbedded()) {
            // Found by itself too, but with a warning at each start that no setting can end.
            builder.jdbcCustomization(new DefaultJdbcCustomization(true));
        }
        scheduler = builder.startTasks(
                        Tasks.recurring("find-due-channels", FixedDelay.of(look))
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
                .enableImmediateExecution()
                .build();
        // A database that comes later than the host is waited for.
        begun = Failsafe.with(RetryPolicy.builder()
                        .withMaxRetries(-1)
                        .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(10))
                        .abortIf((result, failure) -> stopping.get())
                        .build())
                .with(caller)
                .runAsync(() -> {
                    ledger.inTransaction(
                            connection -> new FutureTimestampRepair(connection).bringBack(clock.instant()));
                    scheduler.start();
                });
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindChannel(JobBoardPublisher publisher, Map<String, Object> properties) {
        try {
            worker.connectorReplaced(Channels.id(properties));
        } catch (LedgerException e) {
            log.warn("Channel {} came, but what it deferred waits on: {}", Channels.id(properties), e.getMessage());
        }
        wake(Channels.id(properties));
    }

    void unbindChannel(JobBoardPublisher publisher) {
        // Its work stays in the ledger and waits.
    }

    /**
     * There is something to do for this channel: the next round begins at once, or after the one under way. Returns at once; a
     * call that gets lost is made up for when the janitor looks.
     */
    public void wake(String channelId) {
        called.add(channelId);
        if (calling.add(channelId)) {
            try {
                caller.execute(() -> call(channelId));
            } catch (RejectedExecutionException e) {
                log.debug("Channel {} is called after the end", channelId);
            }
        }
    }

    private void call(String channelId) {
        calling.remove(channelId);
        try {
            if (!scheduler.scheduleIfNotExists(task.instance(channelId), Instant.now())) {
                scheduler.reschedule(TaskInstanceId.of(TASK, channelId), Instant.now());
            }
        } catch (TaskInstanceException e) {
            // A round is under way; who ends it sees that there was a call.
            log.debug("Channel {} is being worked", channelId);
        } catch (RuntimeException e) {
            log.warn("Channel {} could not be woken, its next round comes by itself: {}", channelId, e.toString());
        }
    }

    /** Empty as long as the scheduler looks for work; nothing goes out while it does not. */
    public List<Finding> findings() {
        Duration silent = Duration.ofNanos(System.nanoTime() - polled);
        return silent.compareTo(SILENCE) > 0 ? List.of(Texts.schedulerSilent(silent)) : List.of();
    }

    @Deactivate
    void close() {
        stopping.set(true);
        begun.cancel(true);
        caller.shutdownNow();
        scheduler.stop();
    }
}
