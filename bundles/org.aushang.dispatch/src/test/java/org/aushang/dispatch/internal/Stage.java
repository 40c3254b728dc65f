package org.aushang.dispatch.internal;

import static org.mockito.Mockito.mock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.host.PendingMassChange;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.TestLedger.MovingClock;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.delivery.ChannelWorker;
import org.aushang.dispatch.internal.delivery.Maintenance;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.notification.ChangeNotifier;
import org.aushang.dispatch.internal.service.ApplicationRouter;
import org.aushang.dispatch.internal.service.ChannelAdministrationImpl;
import org.aushang.dispatch.internal.service.ChannelServiceImpl;
import org.aushang.dispatch.internal.service.PublicationServiceImpl;
import org.aushang.dispatch.internal.store.Ledger;
import org.osgi.service.cm.ConfigurationAdmin;

/** All of the bundle around a real ledger, with a board in memory on channel {@code ch} and a clock that is moved by hand. */
public final class Stage {

    public static final ChannelId CHANNEL = new ChannelId("ch");

    public final MovingClock clock = new MovingClock("2026-11-22T08:30:00Z");
    public final FakeBoard board = new FakeBoard();
    public final Channels channels = new Channels();
    public final List<PublicationState> heard = new ArrayList<>();
    public final Ledger ledger;
    public final ApplicationRouter router;
    public final PublicationServiceImpl service;
    public final ChannelServiceImpl channelService;
    public final ConfigurationAdmin configurations = mock(ConfigurationAdmin.class);
    public final ChannelAdministrationImpl administration;
    public final Maintenance maintenance;
    private final ChannelWorker worker;

    public Stage(Path directory) {
        this(directory, SendPolicy.DEFAULT);
    }

    public Stage(Path directory, SendPolicy policy) {
        this(TestLedger.in(directory), policy);
    }

    public Stage(Ledger ledger, SendPolicy policy) {
        this.ledger = ledger;
        ChangeNotifier notifier = new ChangeNotifier(ledger, channels);
        notifier.bind(status -> heard.add(status.state()));
        channels.bind(board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        router = new ApplicationRouter(ledger);
        service = new PublicationServiceImpl(ledger, channels, router, id -> {}, clock);
        channelService = new ChannelServiceImpl(List::of, ledger, channels, clock);
        administration =
                new ChannelAdministrationImpl(ledger, channels, id -> {}, clock, channelService, configurations);
        worker = new ChannelWorker(ledger, channels, clock, Duration.ofDays(2), policy, () -> false);
        maintenance = new Maintenance(ledger, clock, Duration.ofDays(30), () -> false);
    }

    public Instant work() {
        return work("ch");
    }

    public Instant work(String channel) {
        return worker.run(channel);
    }

    /** The channel came back with another configuration. */
    public void connectorReplaced() {
        worker.connectorReplaced("ch");
    }

    public Instant workLater(Duration later) {
        clock.pass(later);
        return work();
    }

    /** Until everything that was handed over is judged. */
    public void workUntilSettled() {
        work();
        workLater(Duration.ofMinutes(10));
        workLater(Duration.ofMinutes(10));
    }

    public static JobPosting job(String id, String title) {
        return JobPosting.builder(id).title(title).description("…").build();
    }

    public static List<JobPosting> jobs(int from, int to, String title) {
        List<JobPosting> jobs = new ArrayList<>();
        for (int i = from; i < to; i++) {
            jobs.add(job("job" + i, title));
        }
        return jobs;
    }

    public PublicationStatus status(String job) {
        return service.status(PublicationRef.of("ch", job)).orElseThrow();
    }

    public PublicationState state(String job) {
        return status(job).state();
    }

    public List<String> steps(String job) {
        return service.timeline(PublicationRef.of("ch", job)).stream()
                .map(TimelineEntry::step)
                .map(step -> step.english())
                .toList();
    }

    /** All of the channel, however many. */
    public List<PublicationStatus> statuses() {
        PublicationQuery query =
                PublicationQuery.of(CHANNEL).toBuilder().limit(7).build();
        return service.findAll(query).toList();
    }

    public long count(PublicationState state) {
        return statuses().stream().filter(status -> status.state() == state).count();
    }

    private Optional<PendingMassChange.Token> shown() {
        return administration.pendingMassChange(CHANNEL, 1).map(PendingMassChange::token);
    }

    /** Approves the pending mass change, if there is one. */
    public void approve() {
        shown().ifPresent(administration::approve);
    }

    /** Rejects the pending mass change, if there is one. */
    public void reject() {
        shown().ifPresent(administration::reject);
    }
}
