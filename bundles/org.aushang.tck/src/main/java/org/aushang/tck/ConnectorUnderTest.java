package org.aushang.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.aushang.api.connector.ExclusiveKey;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Capabilities.Answer;
import org.aushang.api.model.Capabilities.Delivery;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.junit.jupiter.api.AfterEach;

/** Fixture that a connector author provides, with the kit in the role of the core. */
public abstract class ConnectorUnderTest {

    /** Send times rise strictly over all tests of one run, as they do for one exclusive key. */
    private static final AtomicLong LAST_SECOND = new AtomicLong();

    private final MemoryView view = new MemoryView();
    private final List<RecordingContext> passes = new CopyOnWriteArrayList<>();

    /** For those who extend it. */
    protected ConnectorUnderTest() {}

    /**
     * Your connector, with everything as it should be: its board is up, lets us in, and likes {@link #posting}. Each call
     * makes a new instance of the same channel.
     */
    protected abstract JobBoardPublisher connector();

    /** How often the board shows this publication at this moment; asks the board, not the connector. */
    protected abstract int timesShown(PublicationId publication) throws Exception;

    /** A posting that the board accepts. The kit makes many, which differ in identifier and title only. */
    protected JobPosting posting(String identifier, String title) {
        return JobPosting.builder(identifier)
                .title(title)
                .description("You grow things, in all weathers.\n\n- planting\n- watering")
                .hiringOrganization(Organization.builder("Gardens Ltd")
                        .url("https://gardens.example")
                        .build())
                .jobLocations(List.of(PostalAddress.builder()
                        .streetAddress("Am Kai 1")
                        .postalCode("24103")
                        .addressLocality("Kiel")
                        .addressRegion("Schleswig-Holstein")
                        .addressCountry("DE")
                        .build()))
                .employmentTypes(EnumSet.of(EmploymentType.FULL_TIME))
                .applicationContact(ContactPoint.builder()
                        .givenName("Eva")
                        .familyName("Gross")
                        .email("jobs@gardens.example")
                        .build())
                .datePosted(Instant.now(clock()).atZone(ZoneOffset.UTC).toLocalDate())
                .build();
    }

    /** Lets the board decide about everything it has, and returns when it has. Nothing to do where it answers at once. */
    protected void decide() throws Exception {}

    /** The same channel, but nothing listens at the board's address. Empty only where the board fetches. */
    protected Optional<JobBoardPublisher> unreachable() throws Exception {
        return Optional.empty();
    }

    /** The same channel; the board gets what we send, but its answer is lost. Empty only where the board fetches. */
    protected Optional<JobBoardPublisher> losingTheAnswer() throws Exception {
        return Optional.empty();
    }

    /** The same channel; the board answers everything with an unexpected response. */
    protected Optional<JobBoardPublisher> talkingNonsense() throws Exception {
        return Optional.empty();
    }

    /** The same channel with credentials that the board does not take. Empty only where there are none, or the board fetches. */
    protected Optional<JobBoardPublisher> notLetIn() throws Exception {
        return Optional.empty();
    }

    /** A channel with something required missing in its configuration. Empty only where nothing is required. */
    protected Optional<JobBoardPublisher> misconfigured() throws Exception {
        return Optional.empty();
    }

    /** A word that stands in the credentials of all these connectors, so that the kit can look where it turns up. */
    protected String secret() {
        return "";
    }

    /** The board's time; the machine's unless the board has its own. */
    protected Clock clock() {
        return Clock.systemUTC();
    }

    /** What the core would show of this channel; for connectors whose boards fetch. */
    protected final MemoryView view() {
        return view;
    }

    final Capabilities capabilities() {
        return connector().describe().capabilities();
    }

    final boolean isSent() {
        return capabilities().delivery() == Delivery.SENT;
    }

    /** What the author gave; where nothing was given, a failure if it is needed, and a visible gap if it is not. */
    static <T> T given(Optional<T> what, String name, boolean needed) {
        if (what.isEmpty() && needed) {
            fail("the descriptor says that this rule applies, so the kit needs " + name);
        }
        return what.orElseGet(() -> abort("does not apply to this channel: no " + name));
    }

    static PublicationId publication() {
        return new PublicationId(
                UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT));
    }

    static Submission submission(List<Order> orders) {
        return Submission.of(new SubmissionId("kit-" + UUID.randomUUID()), orders);
    }

    final Order publish(PublicationId id) {
        return Order.publish(id, posting("job-" + id, "Gardener " + id), false);
    }

    final Submission advertising(PublicationId id) {
        return submission(List.of(publish(id)));
    }

    final Order withdraw(PublicationId id) {
        return Order.withdraw(
                id,
                capabilities().withdrawalReasons().stream()
                        .findFirst()
                        .map(reason -> reason.code())
                        .orElse(""));
    }

    /** The core ends what the calls of a pass share. */
    @AfterEach
    final void endPasses() throws Exception {
        for (RecordingContext pass : passes) {
            pass.end();
        }
        passes.clear();
    }

    final RecordingContext attempt() {
        return attempt(clock(), () -> {}, false);
    }

    final RecordingContext attempt(Clock clock, Runnable onStore, boolean cancelled) {
        ZoneId zone =
                connector().describe().exclusiveKey().map(ExclusiveKey::clock).orElse(ZoneOffset.UTC);
        long second = LAST_SECOND.updateAndGet(
                last -> Math.max(last + 1, clock.instant().getEpochSecond()));
        LocalDateTime sendTime = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone);
        RecordingContext context =
                new RecordingContext(clock, sendTime.truncatedTo(ChronoUnit.SECONDS), onStore, cancelled);
        passes.add(context);
        return context;
    }

    final SubmitResult hand(JobBoardPublisher publisher, Submission submission) {
        return hand(publisher, submission, attempt());
    }

    final SubmitResult hand(JobBoardPublisher publisher, Submission submission, RecordingContext attempt) {
        SubmitResult handover = publisher.submit(submission, attempt);
        assertThat(handover).as("what submit returned").isNotNull();
        if (handover.kind() == SubmitResult.Kind.DELIVERED) {
            view.follow(submission, handover.verdicts(), clock().instant());
        }
        return handover;
    }

    /** Asks for verdicts as the core does: with receipts that the connector made, and none where it made none. */
    final List<Verdict> collect(JobBoardPublisher publisher, Submission submission, SubmitResult handover) {
        List<Receipt> receipts = handover.receipt().stream().toList();
        List<Verdict> verdicts = publisher.collectVerdicts(receipts, attempt());
        assertThat(verdicts).as("what collectVerdicts returned").isNotNull();
        view.follow(submission, verdicts, clock().instant());
        return verdicts;
    }

    /** Submitted, decided, and collected. */
    final List<Verdict> through(JobBoardPublisher publisher, Submission submission) throws Exception {
        SubmitResult handover = hand(publisher, submission);
        assertThat(handover.kind()).as("a handover to a board that is up").isEqualTo(SubmitResult.Kind.DELIVERED);
        decide();
        List<Verdict> verdicts = new ArrayList<>(handover.verdicts());
        if (capabilities().answer() == Answer.LATER) {
            verdicts.addAll(collect(publisher, submission, handover));
        }
        return verdicts;
    }
}
