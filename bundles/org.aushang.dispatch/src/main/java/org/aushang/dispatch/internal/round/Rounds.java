package org.aushang.dispatch.internal.round;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aushang.api.spi.JobBoardPublisher;
import org.aushang.dispatch.internal.DispatchConfig;
import org.aushang.dispatch.internal.announce.Announcer;
import org.aushang.dispatch.internal.channels.Channels;
import org.aushang.dispatch.internal.ledger.Ledger;
import org.aushang.dispatch.internal.ledger.LedgerException;
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
@Component(service = Rounds.class, configurationPid = DispatchConfig.PID, immediate = true)
@Designate(ocd = DispatchConfig.class)
public final class Rounds {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final String TASK = "channel";

    private final AtomicBoolean stopping = new AtomicBoolean();
    /** Channels that were called while their round was under way; they get another one at once. */
    private final Set<String> called = ConcurrentHashMap.newKeySet();

    private final Round round;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    @Activate
    public Rounds(
            DispatchConfig config,
            @Reference Ledger ledger,
            @Reference Channels channels,
            @Reference Announcer announcer) {
        this(
                Duration.ofSeconds(Math.max(1, config.lookSeconds())),
                Math.max(1, config.threads()),
                Duration.ofSeconds(Math.max(1, config.stopSeconds())),
                ledger,
                channels,
                announcer);
    }

    Rounds(Duration look, int threads, Duration stop, Ledger ledger, Channels channels, Announcer announcer) {
        round = new Round(ledger, channels, Clock.systemUTC(), look, stopping::get, announcer::announce);
        task = Tasks.custom(TASK, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, Instant.now().plus(look)))
                .execute((instance, context) -> {
                    called.remove(instance.getId());
                    Instant next = round.run(instance.getId());
                    return (complete, operations) -> {
                        operations.reschedule(complete, next);
                        if (called.contains(instance.getId())) {
                            wake(instance.getId());
                        }
                    };
                });
        scheduler = Scheduler.create(ledger.dataSource(), task)
                .schedulerName(new SchedulerName.Fixed("aushang-" + UUID.randomUUID()))
                .threads(threads)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(10))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(stop)
                .alwaysPersistTimestampInUTC()
                .enableImmediateExecution()
                .build();
        scheduler.start();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindChannel(JobBoardPublisher publisher, Map<String, Object> properties) {
        try {
            round.renewed(Channels.id(properties));
        } catch (LedgerException e) {
            log.warn("Channel {} came, but what it deferred waits on: {}", Channels.id(properties), e.getMessage());
        }
        wake(Channels.id(properties));
    }

    void unbindChannel(JobBoardPublisher publisher) {
        // Its work stays in the ledger and waits.
    }

    /** There is something to do for this channel; the next round begins at once, or after the one under way. */
    public void wake(String channelId) {
        called.add(channelId);
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

    @Deactivate
    void close() {
        stopping.set(true);
        scheduler.stop();
    }
}
