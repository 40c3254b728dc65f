package org.aushang.dispatch.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.TestLedger.MovingClock;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.notification.ChangeNotifier;
import org.aushang.dispatch.internal.service.ChannelServiceImpl;
import org.aushang.dispatch.internal.service.PublicationServiceImpl;
import org.aushang.dispatch.internal.store.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A channel over real tables, with a board in memory and a clock that stands until it is moved; one pass at a time. */
abstract class WorkedChannel {

    @TempDir
    Path directory;

    final MovingClock clock = new MovingClock("2026-11-22T08:30:00Z");
    final FakeBoard board = new FakeBoard();
    final Channels channels = new Channels();
    final List<PublicationState> heard = new ArrayList<>();
    Optional<ChannelWorker> worker = Optional.empty();
    Optional<PublicationServiceImpl> service = Optional.empty();
    Optional<ChannelServiceImpl> channelService = Optional.empty();

    @BeforeEach
    void open() {
        Ledger ledger = TestLedger.in(directory);
        ChangeNotifier notifier = new ChangeNotifier(ledger, channels);
        notifier.bind(status -> heard.add(status.state()));
        channels.bind(board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        service = Optional.of(PublicationServiceImpl.over(ledger, channels, id -> {}, clock));
        channelService = Optional.of(new ChannelServiceImpl(List::of, ledger, channels, clock));
        worker = Optional.of(
                new ChannelWorker(ledger, channels, clock, Duration.ofDays(2), SendPolicy.DEFAULT, () -> false));
    }

    void work() {
        worker.orElseThrow().run("ch");
    }

    void workLater(Duration later) {
        clock.pass(later);
        work();
    }

    ChannelServiceImpl channelService() {
        return channelService.orElseThrow();
    }

    PublicationServiceImpl service() {
        return service.orElseThrow();
    }

    static JobPosting job(String id, String title) {
        return JobPosting.builder(id).title(title).description("…").build();
    }

    PublicationStatus status(String job) {
        return service().status(PublicationRef.of("ch", job)).orElseThrow();
    }

    List<String> steps(String job) {
        return service().timeline(PublicationRef.of("ch", job)).stream()
                .map(TimelineEntry::step)
                .map(step -> step.english())
                .toList();
    }
}
