package org.aushang.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.FeedSource;
import org.aushang.api.connector.FixApplier;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.TermLookup;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Capabilities.Answer;
import org.aushang.api.model.Capabilities.IdReuse;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.Schema;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Extend this with your connector; every test holds the rule of {@link JobBoardPublisher} against it whose number it
 * bears. {@code required_}: must hold. {@code optional_}: must hold if the channel has that facet. {@code untested_}: no kit
 * can see it; read your code. What does not apply to a channel, by its own descriptor, is skipped and says so.
 *
 * <p>The findings lie in {@code target/aushang-tck/} afterwards, one line for each test. The tests are not to be run in
 * parallel: one changes the machine's time zone, another listens to its output.
 */
@Timeout(180)
@ExtendWith(Report.class)
public abstract class JobBoardPublisherContract extends FacetContract {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** For those who extend it. */
    protected JobBoardPublisherContract() {}

    @Test
    void required_rule01_a_board_that_cannot_be_reached_is_deferred() throws Exception {
        JobBoardPublisher connector = unreachableOrSkip();

        assertThat(hand(connector, advertising(publication())).kind()).isEqualTo(SubmitResult.Kind.DEFERRED);
    }

    @Test
    void required_rule01_a_lost_answer_is_unknown() throws Exception {
        JobBoardPublisher connector = given(losingTheAnswer(), "losingTheAnswer()", isSent());

        assertThat(hand(connector, advertising(publication())).kind()).isEqualTo(SubmitResult.Kind.IN_DOUBT);
    }

    @Test
    void required_rule02_no_posting_makes_it_throw() throws Exception {
        JobBoardPublisher connector = connector();
        for (JobPosting odd : EdgeCasePostings.all(clock())) {
            assertThatCode(() -> {
                        assertThat(connector.check(odd, attempt())).isNotNull().doesNotContainNull();
                        PublicationId id = publication();
                        Submission submission = submission(List.of(Order.publish(id, odd, false)));
                        SubmitResult handover = hand(connector, submission);
                        collect(connector, submission, handover);
                    })
                    .as("the posting %s", odd.identifier())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void required_rule03_the_same_submission_twice_advertises_once() throws Exception {
        PublicationId id = publication();
        Submission submission = advertising(id);

        hand(connector(), submission);
        hand(connector(), submission);
        decide();

        assertThat(timesShown(id)).isEqualTo(1);
    }

    @Test
    void required_rule04_a_newborn_instance_hears_the_same_verdict_again_and_again() throws Exception {
        PublicationId id = publication();
        Submission submission = advertising(id);
        if (capabilities().answer() != Answer.LATER) {
            abort("does not apply to this channel: verdicts are not asked for later");
        }
        SubmitResult handover = hand(connector(), submission);
        decide();

        List<Decision> first = decisions(collect(connector(), submission, handover));
        List<Decision> second = decisions(collect(connector(), submission, handover));

        assertThat(first).isEqualTo(second).containsExactly(Decision.ACCEPTED);
    }

    @Test
    void required_rule05_nothing_secret_is_said_kept_or_logged() throws Exception {
        boolean hasSecrets = connector().describe().schema(Schema.Part.CREDENTIALS).fields().stream()
                .anyMatch(field -> field.type() == Field.Type.SECRET);
        String secret = given(Optional.of(secret()).filter(word -> !word.isBlank()), "secret()", hasSecrets);
        StringBuilder said = new StringBuilder();
        try (OutputCapture output = new OutputCapture()) {
            said.append(Words.of(connector(), advertising(publication()), attempt()));
            for (Optional<JobBoardPublisher> other :
                    List.of(unreachable(), losingTheAnswer(), talkingNonsense(), notLetIn(), misconfigured())) {
                if (other.isPresent()) {
                    said.append(Words.of(other.get(), advertising(publication()), attempt()));
                }
            }
            said.append(output.captured());
        }

        assertThat(said.indexOf(secret))
                .as("where the secret appears in findings, stored values or the log")
                .isNegative();
    }

    @Test
    void required_rule06_several_threads_may_call_at_once() throws Exception {
        JobBoardPublisher connector = connector();
        List<PublicationId> ids =
                IntStream.range(0, 8).mapToObj(i -> publication()).toList();
        CyclicBarrier start = new CyclicBarrier(ids.size());
        ExecutorService threads = Executors.newFixedThreadPool(ids.size());
        try {
            List<Callable<SubmitResult>> work = new ArrayList<>();
            for (PublicationId id : ids) {
                Submission submission = advertising(id);
                RecordingContext attempt = attempt();
                work.add(() -> {
                    start.await();
                    connector.describe();
                    connector.check(posting("job-" + id, "Gardener"), attempt);
                    return hand(connector, submission, attempt);
                });
            }
            for (Future<SubmitResult> handover : threads.invokeAll(work, 120, TimeUnit.SECONDS)) {
                assertThat(handover.get().kind()).isEqualTo(SubmitResult.Kind.DELIVERED);
            }
        } finally {
            threads.shutdownNow();
        }
        decide();

        for (PublicationId id : ids) {
            assertThat(timesShown(id)).isEqualTo(1);
        }
    }

    @Test
    void required_rule07_check_is_offline_and_pure() throws Exception {
        JobPosting bad = JobPosting.builder("job-bad").build();
        JobBoardPublisher up = connector();
        RecordingContext context = attempt(Clock.fixed(clock().instant(), ZoneOffset.UTC), () -> {}, false);

        List<Finding> first = up.check(bad, context);

        assertThat(up.check(bad, context)).as("checked again").isEqualTo(first);
        assertThat(connector().check(bad, context)).as("by another instance").isEqualTo(first);
        if (isSent()) {
            assertThat(unreachableOrSkip().check(bad, context)).as("offline").isEqualTo(first);
        }
        assertThat(context.stored).isEmpty();
        for (JobPosting odd : EdgeCasePostings.all(clock())) {
            Words.findings(up, List.of(odd), context)
                    .forEach(finding -> finding.fix().ifPresent(fix -> assertThat(FixApplier.apply(fix, odd))
                            .as("the fix of %s changes something", finding)
                            .isNotEqualTo(odd)));
        }
    }

    @Test
    @Disabled("no kit knows what your board objects to: read your check")
    void untested_rule07_check_collects_everything() {}

    @Test
    void required_rule08_what_leaves_is_kept_first() throws Exception {
        if (!isSent()) {
            abort("does not apply to this channel: nothing leaves, the board fetches");
        }
        RecordingContext good = attempt();
        hand(connector(), advertising(publication()), good);
        assertThat(good.stored).as("what was stored").isNotEmpty();

        PublicationId id = publication();
        RecordingContext full = attempt(
                clock(),
                () -> {
                    throw new IllegalStateException("the kit's ledger is full");
                },
                false);
        try {
            assertThat(connector().submit(advertising(id), full).kind()).isEqualTo(SubmitResult.Kind.DEFERRED);
        } catch (IllegalStateException e) {
            // The core's own exception may pass through.
            assertThat(e).hasMessage("the kit's ledger is full");
        }
        decide();
        assertThat(timesShown(id)).as("shown though nothing was stored").isZero();
    }

    @Test
    void required_rule09_acceptance_has_evidence() throws Exception {
        PublicationId id = publication();
        Submission submission = advertising(id);
        JobBoardPublisher connector = connector();

        SubmitResult handover = hand(connector, submission);
        if (capabilities().answer() == Answer.LATER
                && decisions(collect(connector, submission, handover)).contains(Decision.ACCEPTED)) {
            assertThat(timesShown(id))
                    .as("shown, because it is said to be accepted")
                    .isEqualTo(1);
        }
        decide();
        boolean accepted = handover.kind() == SubmitResult.Kind.DELIVERED
                && (decisions(handover.verdicts()).contains(Decision.ACCEPTED)
                        || decisions(collect(connector, submission, handover)).contains(Decision.ACCEPTED));
        assertThat(accepted).as("accepted").isEqualTo(capabilities().answer() != Answer.NEVER);
        assertThat(timesShown(id)).isEqualTo(1);
        if (isSent()) {
            assertThat(decisions(collect(unreachableOrSkip(), submission, handover)))
                    .as("decided by a board that does not answer")
                    .isEmpty();
        }
    }

    @Test
    void required_rule10_a_wrong_configuration_is_a_channel_that_says_so() throws Exception {
        boolean required = connector().describe().schema(Schema.Part.ACCOUNT).fields().stream()
                .anyMatch(Field::required);
        JobBoardPublisher connector = given(misconfigured(), "misconfigured()", required);

        Condition condition = connector.describe().condition();

        assertThat(condition.kind()).isEqualTo(Condition.Kind.MISCONFIGURED);
        assertThat(condition.findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.actor()).isIn(Finding.Actor.ADMIN, Finding.Actor.OPERATOR);
            assertThat(finding.target()).as("the field that is wrong").isNotBlank();
        });
        assertThat(hand(connector, advertising(publication())).kind()).isNotEqualTo(SubmitResult.Kind.DELIVERED);
    }

    @Test
    void required_rule10_who_is_not_let_in_delivers_nothing() throws Exception {
        boolean hasCredentials = isSent()
                && !connector()
                        .describe()
                        .schema(Schema.Part.CREDENTIALS)
                        .fields()
                        .isEmpty();
        JobBoardPublisher connector = given(notLetIn(), "notLetIn()", hasCredentials);
        PublicationId id = publication();

        SubmitResult handover = hand(connector, advertising(id));
        decide();

        assertThat(handover.kind()).isNotEqualTo(SubmitResult.Kind.DELIVERED);
        assertThat(timesShown(id)).isZero();
    }

    @Test
    void required_rule11_the_descriptor_is_the_same_each_time_and_agrees_with_the_facets() {
        JobBoardPublisher connector = connector();
        ChannelDescriptor one = connector.describe();
        ChannelDescriptor two = connector().describe();

        assertThat(two.channel()).isEqualTo(one.channel());
        assertThat(two.board()).isEqualTo(one.board()).matches("[a-z][a-z0-9.-]*");
        assertThat(two.limits()).isEqualTo(one.limits());
        assertThat(two.exclusiveKey()).isEqualTo(one.exclusiveKey());
        assertThat(one.condition().isReady()).as("ready, as everything is well").isTrue();
        assertThat(connector instanceof FeedSource).as("a feed").isEqualTo(!isSent());
        for (Schema.Part part : Schema.Part.values()) {
            assertThat(two.schema(part).fields())
                    .extracting(Field::name)
                    .isEqualTo(
                            one.schema(part).fields().stream().map(Field::name).toList());
            assertThat(one.schema(part).fields())
                    .filteredOn(field -> field.type() == Field.Type.TERM)
                    .as("fields of a catalogue, without a look-up")
                    .allMatch(field -> connector instanceof TermLookup);
        }
    }

    @Test
    void required_rule11_what_it_says_it_can_it_does() throws Exception {
        Capabilities can = capabilities();
        JobBoardPublisher connector = connector();
        PublicationId id = publication();
        List<Decision> advertised = decisions(through(connector, advertising(id)));
        assertThat(advertised.isEmpty()).as("no answer").isEqualTo(can.answer() == Answer.NEVER);

        if (can.canUpdate()) {
            Order change = Order.publish(id, posting("job-" + id, "Head gardener"), true);
            List<Decision> changed = decisions(through(connector, submission(List.of(change))));
            assertThat(changed).as("the change").isSubsetOf(Decision.ACCEPTED);
            assertThat(timesShown(id)).as("shown after a change").isEqualTo(1);
        }
        Submission withdrawal = submission(List.of(withdraw(id)));
        if (can.canWithdraw()) {
            List<Decision> withdrawn = decisions(through(connector, withdrawal));
            assertThat(withdrawn).as("the withdrawal").isSubsetOf(Decision.ACCEPTED, Decision.GONE);
            assertThat(timesShown(id)).as("shown after a withdrawal").isZero();
        } else {
            SubmitResult handover = hand(connector, withdrawal);
            decide();
            assertThat(decisions(collect(connector, withdrawal, handover))).doesNotContain(Decision.ACCEPTED);
        }
        if (can.canWithdraw() && can.idReuse() == IdReuse.AFTER_WITHDRAWAL) {
            through(connector, advertising(id));
            assertThat(timesShown(id)).as("shown again under its id").isEqualTo(1);
        }
    }

    @Test
    void required_rule12_every_text_is_there_in_german_and_in_english() throws Exception {
        List<Finding> findings = Words.findings(connector(), EdgeCasePostings.all(clock()), attempt());
        for (Optional<JobBoardPublisher> other :
                List.of(unreachable(), losingTheAnswer(), talkingNonsense(), notLetIn(), misconfigured())) {
            other.ifPresent(connector -> findings.addAll(
                    Words.findings(connector, List.of(posting("job-12", "Gardener")), attempt(), this::advertising)));
        }
        if (findings.isEmpty()) {
            abort("nothing that the kit could do made this connector say anything");
        }
        Map<String, Finding> byCode =
                findings.stream().collect(Collectors.toMap(Finding::code, Function.identity(), (a, b) -> a));

        assertThat(byCode.values()).allSatisfy(finding -> {
            assertThat(finding.message().german())
                    .as("what %s says in German", finding.code())
                    .isNotEqualTo(finding.message().english());
            assertThat(finding.nextStep().german())
                    .as("the next step of %s in German", finding.code())
                    .isNotEqualTo(finding.nextStep().english());
        });
    }

    @Test
    void required_rule13_a_cancelled_call_ends_soon_with_a_value() {
        Instant begin = Instant.now();

        hand(connector(), advertising(publication()), attempt(clock(), () -> {}, true));

        assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
    }

    @Test
    void required_rule13_an_interrupt_in_mid_submission_ends_it_with_a_value_and_stays_visible() {
        Submission submission = advertising(publication());
        RecordingContext interrupted =
                attempt(clock(), () -> Thread.currentThread().interrupt(), false);
        if (!isSent()) {
            Thread.currentThread().interrupt();
        }
        Instant begin = Instant.now();
        boolean visible;
        try {
            hand(connector(), submission, interrupted);
        } finally {
            visible = Thread.interrupted();
        }

        assertThat(visible).as("the interrupt is still to be seen").isTrue();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
    }

    @Test
    void required_rule14_the_machines_time_zone_and_language_change_nothing() {
        Clock night = Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), ZoneOffset.UTC);
        JobPosting bad = JobPosting.builder("job-bad").title("x").build();
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            List<Finding> expected = connector().check(bad, attempt(night, () -> {}, false));
            for (String other : List.of("Pacific/Kiritimati", "America/Los_Angeles")) {
                TimeZone.setDefault(TimeZone.getTimeZone(other));
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                assertThat(connector().check(bad, attempt(night, () -> {}, false)))
                        .as("in %s", other)
                        .isEqualTo(expected);
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void required_rule14_the_doubled_and_the_missing_hour_are_hours_like_any_other() {
        for (String moment : List.of(
                "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z")) {
            Clock clock = Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
            assertThatCode(() -> {
                        RecordingContext attempt = attempt(clock, () -> {}, false);
                        connector().check(posting("job-14", "Gardener"), attempt);
                        hand(connector(), advertising(publication()), attempt);
                    })
                    .as("at %s", moment)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void required_rule15_a_full_batch_is_carried_out_whole() throws Exception {
        int size = Math.min(1000, connector().describe().limits().batchSize());
        List<Order> orders =
                IntStream.range(0, size).mapToObj(i -> publish(publication())).toList();

        List<Verdict> verdicts = through(connector(), submission(orders));

        if (capabilities().answer() != Answer.NEVER) {
            assertThat(decisions(verdicts)).as("answers").hasSize(size).containsOnly(Decision.ACCEPTED);
        }
        for (Order order : orders) {
            assertThat(timesShown(order.publication())).isEqualTo(1);
        }
    }

    @Test
    void required_rule16_an_answer_nobody_knows_decides_nothing() throws Exception {
        JobBoardPublisher connector = given(talkingNonsense(), "talkingNonsense()", isSent());
        Submission submission = advertising(publication());

        SubmitResult handover = hand(connector, submission);

        assertThat(handover.kind()).isNotEqualTo(SubmitResult.Kind.REFUSED);
        if (handover.kind() == SubmitResult.Kind.DELIVERED) {
            assertThat(decisions(handover.verdicts())).isEmpty();
        }
        Submission known = advertising(publication());
        SubmitResult delivered = hand(connector(), known);
        assertThat(decisions(collect(connector, known, delivered)))
                .as("decided by nonsense")
                .isEmpty();
    }
}
