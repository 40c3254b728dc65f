package org.aushang.dispatch.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aushang.api.desk.PublicationStatus;
import org.aushang.api.desk.TimelineEntry;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationState;
import org.aushang.api.spi.JobBoards;
import org.aushang.dispatch.internal.TestLedger.MovingClock;
import org.aushang.dispatch.internal.announce.Announcer;
import org.aushang.dispatch.internal.channels.Channels;
import org.aushang.dispatch.internal.desk.Desk;
import org.aushang.dispatch.internal.desk.Operating;
import org.aushang.dispatch.internal.ledger.Ledger;
import org.aushang.dispatch.internal.round.Guards;
import org.aushang.dispatch.internal.round.Janitor;
import org.aushang.dispatch.internal.round.Round;

/** All of the bundle around a real ledger, with a board in memory on channel {@code ch} and a clock that is moved by hand. */
public final class Stage {

    public final MovingClock clock = new MovingClock("2026-11-22T08:30:00Z");
    public final FakeBoard board = new FakeBoard();
    public final Channels channels = new Channels();
    public final List<PublicationState> heard = new ArrayList<>();
    public final Ledger ledger;
    public final Desk desk;
    public final Operating operating;
    public final Janitor janitor;
    private final Round round;

    public Stage(Path directory) {
        this(directory, Guards.DEFAULT);
    }

    public Stage(Path directory, Guards guards) {
        this(TestLedger.in(directory), guards);
    }

    public Stage(Ledger ledger, Guards guards) {
        this.ledger = ledger;
        Announcer announcer = new Announcer(ledger, channels);
        announcer.bind(status -> heard.add(status.state()));
        channels.bind(board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        desk = new Desk(ledger, channels, announcer, id -> {}, clock);
        operating = new Operating(ledger, channels, announcer, id -> {}, clock);
        round = new Round(ledger, channels, clock, Duration.ofDays(2), guards, () -> false, announcer::announce);
        janitor = new Janitor(ledger, clock, Duration.ofDays(30), () -> false, announcer::announce);
    }

    public Instant work() {
        return round.run("ch");
    }

    /** The channel came back with another configuration. */
    public void renewed() {
        round.renewed("ch");
    }

    public Instant workLater(Duration later) {
        clock.pass(later);
        return work();
    }

    /** Until everything that was handed over is judged. */
    public void settle() {
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
        return desk.status("ch", job).orElseThrow();
    }

    public PublicationState state(String job) {
        return status(job).state();
    }

    public List<String> steps(String job) {
        return desk.timeline("ch", job).stream()
                .map(TimelineEntry::step)
                .map(step -> step.english())
                .toList();
    }

    public long count(PublicationState state) {
        return desk.statuses("ch").stream()
                .filter(status -> status.state() == state)
                .count();
    }
}
