package org.aushang.tck;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Limits;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;

/** A connector that keeps every rule; each of the bad ones breaks one. */
class PinboardConnector implements JobBoardPublisher {

    /** How the way to the board is. */
    enum Way {
        OPEN,
        CLOSED,
        LOSING,
        NONSENSE,
        BARRED
    }

    protected final Pinboard board;
    protected final Way way;
    protected final String pin;
    private final String address;

    PinboardConnector(Pinboard board, Way way, String pin, String address) {
        this.board = board;
        this.way = way;
        this.pin = pin;
        this.address = address;
    }

    static Finding finding(String code) {
        return Finding.builder(
                        code,
                        LocalizedText.of("So ist es: " + code, "So it is: " + code),
                        LocalizedText.of("Bitte handeln", "Please act"))
                .actor(Finding.Actor.ADMIN)
                .target("channel.address")
                .build();
    }

    @Override
    public ChannelDescriptor describe() {
        LocalizedText label = LocalizedText.of("Adresse", "Address");
        Duration minute = Duration.ofMinutes(1);
        return ChannelDescriptor.builder(new ChannelId("kit"), "pinboard")
                .limits(Limits.builder()
                        .batchSize(1000)
                        .verdictTimeout(minute)
                        .resendAfter(minute)
                        .build())
                .condition(
                        address.isEmpty()
                                ? Condition.of(Condition.Kind.MISCONFIGURED, List.of(finding("pin.address")))
                                : Condition.READY)
                .schema(
                        Schema.Part.ACCOUNT,
                        new Schema(List.of(Field.builder("address", Field.Type.TEXT, label)
                                .required()
                                .build())))
                .schema(
                        Schema.Part.CREDENTIALS,
                        new Schema(List.of(Field.builder("pin", Field.Type.SECRET, LocalizedText.same("PIN"))
                                .build())))
                .build();
    }

    @Override
    public List<Finding> check(JobPosting posting, CheckContext context) {
        return posting.title().isBlank() ? List.of(finding("pin.title")) : List.of();
    }

    @Override
    public SubmitResult submit(Submission submission, SubmitContext context) {
        if (address.isEmpty() || context.cancelled()) {
            return SubmitResult.deferred(finding("pin.not-now"));
        }
        keep(submission, context);
        if (Thread.currentThread().isInterrupted()) {
            return SubmitResult.deferred(finding("pin.interrupted"));
        }
        return send(submission, context);
    }

    protected void keep(Submission submission, SubmitContext context) {
        context.store(
                submission.id().value(), String.valueOf(submission.orders()).getBytes(StandardCharsets.UTF_8));
    }

    protected SubmitResult send(Submission submission, SubmitContext context) {
        return switch (way) {
            case CLOSED, BARRED -> SubmitResult.deferred(finding("pin.closed"));
            case NONSENSE -> SubmitResult.inDoubt(finding("pin.nonsense"));
            case LOSING -> {
                board.receive(submission);
                yield SubmitResult.inDoubt(finding("pin.lost"));
            }
            case OPEN -> {
                board.receive(submission);
                yield SubmitResult.delivered(
                        Receipt.of(submission, "r", context.clock().instant()));
            }
        };
    }

    @Override
    public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
        List<Verdict> verdicts = new ArrayList<>();
        if (way == Way.OPEN) {
            for (Receipt receipt : open) {
                board.report(receipt.submission()).ifPresent(report -> receipt.entries().stream()
                        .filter(entry -> report.containsKey(entry.publication()))
                        .forEach(entry -> verdicts.add(verdict(
                                receipt,
                                entry,
                                report.getOrDefault(entry.publication(), Verdict.Decision.STILL_UNKNOWN)))));
            }
        }
        return verdicts;
    }

    protected static Verdict verdict(Receipt receipt, Receipt.Entry entry, Verdict.Decision decision) {
        return Verdict.builder(receipt.submission(), entry.publication(), decision)
                .evidence("report")
                .build();
    }

    /** The same orders, but not all of them. */
    protected static Submission first(int most, Submission submission) {
        List<Order> orders = submission.orders();
        return Submission.of(submission.id(), orders.subList(0, Math.min(most, orders.size())));
    }
}
