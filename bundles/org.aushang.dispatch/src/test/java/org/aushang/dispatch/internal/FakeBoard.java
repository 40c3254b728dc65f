package org.aushang.dispatch.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.aushang.api.connector.Attempt;
import org.aushang.api.connector.BoardInventory;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.ExclusiveKey;
import org.aushang.api.connector.InventorySource;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Limits;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.connector.Reconciler;
import org.aushang.api.connector.Reconciliation;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.connector.WorkContext;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.jspecify.annotations.Nullable;

/** A board in memory that judges as the BA does: insert only what is new, change and delete only what is there. */
public class FakeBoard implements JobBoardPublisher, Reconciler, InventorySource {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    public Limits limits = limits().build();

    public static Limits.Builder limits() {
        return Limits.builder()
                .batchSize(10)
                .firstPollAfter(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMinutes(15))
                .verdictTimeout(Duration.ofHours(24))
                .resendAfter(Duration.ofHours(2));
    }

    public final Map<PublicationId, JobPosting> shown = new LinkedHashMap<>();
    public final List<Submission> submissions = new ArrayList<>();
    public final List<String> sendTimes = new ArrayList<>();
    public final Deque<BiFunction<Submission, SubmitContext, SubmitResult>> handovers = new ArrayDeque<>();
    public Function<JobPosting, List<Finding>> check = posting -> List.of();
    /** What had been learned of titles, at each check. */
    public final List<Set<String>> facts = new ArrayList<>();

    public Consumer<CollectContext> collects = context -> {};

    /** What the board had, by title, at each check. */
    public final List<String> known = new ArrayList<>();

    public Condition condition = Condition.READY;
    public Runnable described = () -> {};
    public boolean silent;
    /** Whether it knows of what never arrived that it never did. */
    public boolean sure;
    /** Whether a content that it refuses is refused before it looks whether it has the posting already. */
    public boolean contentFirst;
    /** What becomes of the next orders, whatever they say: taken down, or gone. */
    public final Deque<Decision> decisions = new ArrayDeque<>();

    /** Said instead of what was judged. */
    public @Nullable List<Verdict> verdicts;

    public Capabilities capabilities = Capabilities.DEFAULT;

    /** For how long it shows a posting without a last day; null: it says nothing about ends. */
    public @Nullable Duration period;

    /** When it stops showing what has an end. */
    public final Map<PublicationId, Instant> ends = new HashMap<>();

    /** What it shows at a moment. */
    public Set<PublicationId> shownAt(Instant now) {
        Set<PublicationId> at = new TreeSet<>(Comparator.comparing(PublicationId::value));
        for (PublicationId id : shown.keySet()) {
            if (ends.getOrDefault(id, Instant.MAX).isAfter(now)) {
                at.add(id);
            }
        }
        return at;
    }

    private Verdict listed(Verdict.Builder verdict, Order order, Decision decision, Instant now) {
        if (period == null || decision != Decision.ACCEPTED || !(order instanceof Order.Publish publish)) {
            return verdict.build();
        }
        Optional<Instant> last = publish.posting()
                .validThrough()
                .map(day -> day.plusDays(1).atStartOfDay(BERLIN).toInstant());
        Instant end = last.orElse(now.plus(period));
        ends.put(order.publication(), end);
        return verdict.shownUntil(end).renewable(last.isEmpty()).build();
    }

    private final Map<String, List<Verdict>> judged = new HashMap<>();

    /** What its overview shows; null if it has none. */
    public @Nullable BoardInventory overview;

    @Override
    public Optional<BoardInventory> inventory(WorkContext context) {
        return Optional.ofNullable(overview);
    }

    public static Finding finding(String code) {
        return Finding.builder(code, LocalizedText.same("so"), LocalizedText.of("dann", "then"))
                .build();
    }

    /** What a connector must not return, and this one does. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    public static <T> T nothing() {
        return null;
    }

    /** About a submission that never was. */
    public static Verdict strange() {
        return Verdict.builder(new SubmissionId("other"), new PublicationId("OTHER"), Decision.ACCEPTED)
                .evidence("report")
                .build();
    }

    @Override
    public ChannelDescriptor describe() {
        described.run();
        return ChannelDescriptor.builder(new ChannelId("ch"), "fake")
                .condition(condition)
                .limits(limits)
                .capabilities(capabilities)
                .exclusiveKey(ExclusiveKey.of("fake:1", ZoneId.of("Europe/Berlin"), Duration.ZERO))
                .build();
    }

    @Override
    public List<Finding> check(JobPosting posting, CheckContext context) {
        facts.add(context.facts("titles"));
        known.add(context.online().map(JobPosting::title).orElse("nothing"));
        return check.apply(posting);
    }

    @Override
    public SubmitResult submit(Submission submission, SubmitContext context) {
        submissions.add(submission);
        sendTimes.add(context.sendTime().toString());
        context.store("file-" + context.sendTime(), new byte[700_000]);
        @Nullable BiFunction<Submission, SubmitContext, SubmitResult> scripted = handovers.poll();
        return scripted == null ? take(submission, context) : scripted.apply(submission, context);
    }

    /** The upload arrives and is judged. */
    public SubmitResult take(Submission submission, SubmitContext context) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Order order : submission.orders()) {
            Decision decision = judge(order);
            Finding note = decision == Decision.ACCOUNT_REFUSED
                    ? finding("fake.account").toBuilder().target("channel").build()
                    : finding("fake.note");
            Verdict.Builder verdict = Verdict.builder(submission.id(), order.publication(), decision)
                    .findings(List.of(note))
                    .evidence("report");
            verdicts.add(listed(verdict, order, decision, context.clock().instant()));
        }
        judged.put(submission.id().value(), verdicts);
        return SubmitResult.delivered(Receipt.of(
                submission, context.sendTime().toString(), context.clock().instant()));
    }

    private Decision judge(Order order) {
        @Nullable Decision scripted = decisions.poll();
        if (scripted == Decision.REMOVED_BY_BOARD || scripted == Decision.GONE) {
            shown.remove(order.publication());
            return scripted;
        }
        if (scripted == Decision.ACCOUNT_REFUSED || scripted == Decision.REJECTED) {
            return scripted;
        }
        boolean there = shown.containsKey(order.publication());
        if (order instanceof Order.Publish publish) {
            if (contentFirst && publish.posting().title().contains("forbidden")) {
                return Decision.REJECTED;
            }
            if (Receipt.aim(order) == Aim.PUBLISH && there) {
                return Decision.ALREADY_THERE;
            }
            if (Receipt.aim(order) == Aim.CHANGE && !there) {
                return Decision.GONE;
            }
            if (publish.posting().title().contains("forbidden")) {
                return Decision.REJECTED;
            }
            shown.put(order.publication(), publish.posting());
            return Decision.ACCEPTED;
        }
        return shown.remove(order.publication()) == null ? Decision.GONE : Decision.ACCEPTED;
    }

    @Override
    public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
        collects.accept(context);
        if (verdicts != null) {
            return verdicts;
        }
        return silent
                ? List.of()
                : open.stream()
                        .flatMap(receipt ->
                                judged.getOrDefault(receipt.submission().value(), List.of()).stream())
                        .toList();
    }

    @Override
    public Reconciliation reconcile(Attempt attempt, CollectContext context) {
        return judged.containsKey(attempt.submission().id().value())
                ? Reconciliation.arrived(
                        Receipt.of(attempt.submission(), attempt.sendTime().toString(), attempt.startedAt()))
                : sure ? Reconciliation.neverArrived() : Reconciliation.stillUnknown();
    }
}
