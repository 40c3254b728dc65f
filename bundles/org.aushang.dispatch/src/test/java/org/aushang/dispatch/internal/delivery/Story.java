package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.commons.dbutils.QueryRunner;
import org.apache.commons.dbutils.handlers.ColumnListHandler;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Capabilities.Answer;
import org.aushang.api.model.Capabilities.IdReuse;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.store.Ledger;

/** One channel, and everything that can happen to it. */
final class Story {

    static final List<String> JOBS = List.of("a", "b", "c");

    /** Boards that differ. */
    static final Map<String, Capabilities> BOARDS = Map.of(
            "usual",
            Capabilities.DEFAULT,
            "takes ids again",
            Capabilities.builder().idReuse(IdReuse.AFTER_WITHDRAWAL).build(),
            "cannot change",
            Capabilities.builder().canUpdate(false).build(),
            "cannot withdraw",
            Capabilities.builder().canWithdraw(false).build(),
            "never answers",
            Capabilities.builder().answer(Answer.NEVER).build(),
            "ends by itself",
            Capabilities.builder()
                    .longestShown(Duration.ofDays(2))
                    .coolDown(Duration.ofHours(3))
                    .build());

    /** Those that do at last what they are told, and say so. */
    private static final Set<String> FORTHRIGHT = Set.of("usual", "takes ids again", "cannot change");

    /** How an attempt can end without anything having left us. */
    static final Map<String, SubmitResult> ANSWERS = Map.of(
            "deferred", SubmitResult.deferred(FakeBoard.finding("fake.later")),
            "refused", SubmitResult.refused(List.of(FakeBoard.finding("fake.no"))),
            "too large", SubmitResult.tooLarge(1));

    final Stage stage;
    private final DataSource database;
    private final String board;
    /** When the board began to show something. */
    private final Map<PublicationId, Instant> since = new HashMap<>();

    private boolean connected = true;

    Story(String board) {
        this.board = board;
        database = TestLedger.dataSource("jdbc:h2:mem:" + UUID.randomUUID());
        Ledger ledger = new Ledger(database, true);
        sql("create trigger changed after insert, update on publication for each row call \""
                + Transitions.class.getName() + "\"");
        stage = new Stage(ledger, new SendPolicy(20, 1, List.of(), Duration.ofDays(7)));
        stage.board.capabilities = Objects.requireNonNull(BOARDS.get(board));
        stage.board.contentFirst = board.equals("usual");
        stage.board.check = posting -> {
            if (posting.title().equals("defect")) {
                throw new IllegalStateException("a defect of the connector");
            }
            return posting.title().equals("held") ? List.of(FakeBoard.finding("fake.held")) : List.of();
        };
    }

    private void sql(String sql) {
        try {
            new QueryRunner(database).update(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> select(String sql) {
        try {
            return new QueryRunner(database).query(sql, new ColumnListHandler<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void attemptEnds(String how) {
        stage.board.handovers.add((submission, context) -> Objects.requireNonNull(ANSWERS.get(how)));
    }

    /** The answer gets lost; what was sent may have arrived. */
    void answerLost(boolean arrived) {
        stage.board.handovers.add((submission, context) -> {
            if (arrived) {
                stage.board.take(submission, context);
            }
            return SubmitResult.inDoubt(FakeBoard.finding("fake.lost"));
        });
    }

    /** The connector fails; what was sent may have arrived. */
    void defect(boolean arrived) {
        stage.board.handovers.add((submission, context) -> {
            if (arrived) {
                stage.board.take(submission, context);
            }
            throw new IllegalStateException("a defect of the connector");
        });
    }

    /** The process dies in the middle of an attempt: nothing after it is written down. */
    void killed(boolean arrived) {
        stage.board.handovers.add((submission, context) -> {
            if (arrived) {
                stage.board.take(submission, context);
            }
            throw new OutOfMemoryError("killed");
        });
    }

    void boardDoes(Decision decision) {
        stage.board.decisions.add(decision);
    }

    void publish(String job, String title) {
        stage.service.publish(new ChannelId("ch"), Stage.job(job, title));
    }

    void withdraw(String job) {
        stage.service.withdraw(PublicationRef.of("ch", job), Withdrawal.usual());
    }

    void retry(String job) {
        stage.service.retry(PublicationRef.of("ch", job));
    }

    void only(List<String> jobs, String title) {
        stage.service.replaceAll(
                new ChannelId("ch"),
                jobs.stream().map(job -> Stage.job(job, title)).toList());
    }

    void work(Duration later) {
        stage.clock.pass(later);
        boardEndsWhatIsOver();
        try {
            stage.work();
        } catch (OutOfMemoryError e) {
            assertThat(e).hasMessage("killed");
        }
        boardEndsWhatIsOver();
    }

    /** By its own rule, and without a word. */
    private void boardEndsWhatIsOver() {
        Instant now = stage.clock.instant();
        stage.board.shown.keySet().forEach(id -> since.putIfAbsent(id, now));
        stage.board.capabilities.longestShown().ifPresent(longest -> stage.board
                .shown
                .keySet()
                .removeIf(id -> !now.isBefore(since.getOrDefault(id, now).plus(longest))));
    }

    void connectorComesOrGoes() {
        if (connected) {
            stage.channels.unbind(stage.board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        } else {
            stage.channels.bind(stage.board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        }
        connected = !connected;
    }

    /** What a person decides, once the channel is known. */
    void operate(Consumer<Stage> decision) {
        if (!select("select id from channel where id = 'ch'").isEmpty()) {
            decision.accept(stage);
        }
    }

    void remove(Removal removal) {
        operate(on -> on.administration.remove(new ChannelId("ch"), removal));
    }

    /** Holds after every step. */
    void holds() {
        assertThat(select("select id || ' ' || state from publication where state in ('PENDING','IN_DOUBT','SUBMITTED')"
                        + " and next_at is null and not (state = 'SUBMITTED' and board_digest = digest)"))
                .as("on their way to nothing")
                .isEmpty();
        assertThat(select("select id || ' ' || state from publication where state not in ('PENDING','IN_DOUBT',"
                        + "'SUBMITTED') and (next_at is not null and not (state = 'ACCEPTED' and shown_until is not null)"
                        + " or submission is not null)"))
                .as("at an end, and yet on their way")
                .isEmpty();
        assertThat(select("select id || ' ' || state from publication where state = 'ACCEPTED' and not (wanted and"
                        + " on_board = 'PRESENT' and board_digest = digest)"))
                .as("accepted without evidence")
                .isEmpty();
        assertThat(
                        select(
                                "select p.id || ' in ' || p.submission from publication p where p.submission is not null and not"
                                        + " exists (select 1 from submission s where s.id = p.submission and s.state <> 'CLOSED')"))
                .as("in a submission that is over")
                .isEmpty();
        assertThat(select("select job from publication where latest group by job having count(*) <> 1"))
                .as("more than one latest generation")
                .isEmpty();
        assertThat(stage.board.shown.values())
                .extracting(JobPosting::identifier)
                .as("shown twice, " + this)
                .doesNotHaveDuplicates();
    }

    /** Without further faults, and with every mass change approved, all publications converge to their desired state. */
    void comesToItsEnd() {
        stage.board.handovers.clear();
        stage.board.decisions.clear();
        stage.board.silent = false;
        if (!connected) {
            connectorComesOrGoes();
        }
        operate(on -> on.administration.resume(new ChannelId("ch")));
        remove(Removal.LATER);
        for (int i = 0; i < 6; i++) {
            JOBS.forEach(this::retry);
            for (int j = 0; j < 6; j++) {
                work(Duration.ofHours(5));
                operate(on -> on.approve());
            }
            holds();
        }
        if (FORTHRIGHT.contains(board)) {
            stage.statuses().forEach(this::cameToItsEnd);
        }
    }

    private void cameToItsEnd(PublicationStatus status) {
        List<String> shown = stage.board.shown.values().stream()
                .filter(posting ->
                        posting.identifier().equals(status.ref().job().value()))
                .map(JobPosting::title)
                .toList();
        if (status.state() == PublicationState.ACCEPTED) {
            assertThat(shown).as(status.toString()).containsExactly(status.title());
        } else if (status.state() == PublicationState.WITHDRAWN) {
            assertThat(status.wanted()).as(status.toString()).isFalse();
            assertThat(shown).as(status.toString()).isEmpty();
        } else {
            assertThat(status.state())
                    .as(status.toString())
                    .isIn(PublicationState.INVALID, PublicationState.REJECTED, PublicationState.FAILED);
            assertThat(status.title()).as(status.toString()).isIn("held", "forbidden", "defect");
        }
    }

    @Override
    public String toString() {
        return "a board that is: " + board;
    }
}
