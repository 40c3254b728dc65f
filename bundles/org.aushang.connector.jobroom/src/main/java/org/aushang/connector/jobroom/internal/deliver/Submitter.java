package org.aushang.connector.jobroom.internal.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.Finding;
import org.aushang.connector.jobroom.internal.advertisement.Advertisement;
import org.aushang.connector.jobroom.internal.check.PostingCheck;
import org.aushang.connector.jobroom.internal.remote.Account;
import org.aushang.connector.jobroom.internal.remote.Conversation;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisement;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisements;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisements.Search;
import org.aushang.connector.jobroom.internal.remote.Reply;
import org.aushang.connector.jobroom.internal.settings.Texts;

/** One attempt to publish or cancel one advertisement. */
public final class Submitter {

    private final Account account;
    private final Advertisement advertisement;

    public Submitter(Account account, Advertisement advertisement) {
        this.account = account;
        this.advertisement = advertisement;
    }

    /** @param submission with one order */
    public SubmitResult submit(Submission submission, SubmitContext context) {
        if (context.cancelled()) {
            return SubmitResult.deferred(Texts.remote("stopping").build());
        }
        Order order = submission.orders().get(0);
        try (Conversation conversation = account.open(context)) {
            OwnAdvertisements own = new OwnAdvertisements(conversation);
            return order instanceof Order.Publish publish
                    ? publish(submission, publish, own, context)
                    : withdraw(submission, (Order.Withdraw) order, own, context);
        }
    }

    /**
     * Job-Room takes the same reference as often as it is sent, so the newest advertisements are looked at first: a submission that is
     * repeated is there already.
     */
    private SubmitResult publish(
            Submission submission, Order.Publish order, OwnAdvertisements own, SubmitContext context) {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), PostingCheck.ZONE);
        byte[] body = advertisement
                .of(order.publication(), order.posting(), today)
                .toString()
                .getBytes(UTF_8);
        context.store(order.publication() + ".json", body);
        Search search = own.amongNewest(order.publication().value());
        if (search instanceof Search.Found found) {
            return SubmitResult.delivered(Receipt.of(
                    submission, found.advertisement().id(), context.clock().instant()));
        }
        if (search instanceof Search.Unknown unknown) {
            return context.cancelled()
                    ? SubmitResult.deferred(Texts.remote("stopping").build())
                    : deferred(unknown.reply());
        }
        Reply reply = own.create(body);
        if (!(reply instanceof Reply.Answer answer)) {
            return reply instanceof Reply.NotSent
                    ? deferred(reply)
                    : SubmitResult.inDoubt(RemoteFindings.inDoubt(reply));
        }
        Optional<OwnAdvertisement> created = OwnAdvertisement.read(answer.json());
        if (answer.is(201) && created.isPresent()) {
            return SubmitResult.delivered(
                    Receipt.of(submission, created.get().id(), context.clock().instant()));
        }
        return switch (answer.status()) {
            case 400 -> SubmitResult.refused(refusal(answer, order));
                // Before anything is stored there: who asks, whether there is room, and whether there is such an
                // address.
            case 401, 403, 404, 429, 503 -> deferred(answer);
            default -> SubmitResult.inDoubt(RemoteFindings.inDoubt(answer));
        };
    }

    /** SECO's server names the fields that it refuses, each with a word of its validation. */
    private static List<Finding> refusal(Reply.Answer answer, Order order) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode error : answer.json().path("fieldErrors")) {
            String field = error.path("field").asText("");
            if (!field.isEmpty()) {
                findings.add(Texts.remote(
                                "refusedField", field, error.path("message").asText(""))
                        .raw(answer.excerpt())
                        .publication(order.publication())
                        .build());
            }
        }
        if (findings.isEmpty()) {
            findings.add(Texts.remote("refused")
                    .raw(answer.excerpt())
                    .publication(order.publication())
                    .build());
        }
        return findings;
    }

    private static SubmitResult withdraw(
            Submission submission, Order.Withdraw order, OwnAdvertisements own, SubmitContext context) {
        context.store(order.publication() + "-cancel.json", ("{\"code\":\"" + order.reason() + "\"}").getBytes(UTF_8));
        Search search = own.all(order.publication().value(), null, context::cancelled);
        if (search instanceof Search.Unknown unknown) {
            return context.cancelled()
                    ? SubmitResult.deferred(Texts.remote("stopping").build())
                    : deferred(unknown.reply());
        }
        if (search instanceof Search.Absent absent) {
            String evidence = "not among our " + absent.seen() + " advertisements";
            return decided(submission, order, "", Decision.GONE, evidence, context);
        }
        OwnAdvertisement ad = ((Search.Found) search).advertisement();
        String evidence = ad.id() + " " + ad.status();
        return switch (ad.status()) {
            case OwnAdvertisement.CANCELLED -> decided(
                    submission, order, ad.id(), Decision.ACCEPTED, evidence, context);
            case OwnAdvertisement.REJECTED, OwnAdvertisement.ARCHIVED -> decided(
                    submission, order, ad.id(), Decision.GONE, evidence, context);
            case OwnAdvertisement.PUBLISHED_RESTRICTED, OwnAdvertisement.PUBLISHED_PUBLIC -> cancel(
                    submission, order, ad, own, context);
                // What SECO is inspecting cannot be cancelled: the order waits for the decision.
            default -> SubmitResult.deferred(Texts.remote("inspecting").build());
        };
    }

    private static SubmitResult cancel(
            Submission submission,
            Order.Withdraw order,
            OwnAdvertisement ad,
            OwnAdvertisements own,
            SubmitContext context) {
        Reply reply = own.cancel(ad.id(), order.reason());
        if (!(reply instanceof Reply.Answer answer)) {
            return reply instanceof Reply.NotSent
                    ? deferred(reply)
                    : SubmitResult.inDoubt(RemoteFindings.inDoubt(reply));
        }
        return switch (answer.status()) {
            case 204 -> decided(submission, order, ad.id(), Decision.ACCEPTED, "HTTP 204 for " + ad.id(), context);
            case 400 -> SubmitResult.refused(List.of(Texts.remote("notCancelled")
                    .raw(answer.excerpt())
                    .publication(order.publication())
                    .build()));
            case 401, 403, 404, 429, 503 -> deferred(answer);
            default -> SubmitResult.inDoubt(RemoteFindings.inDoubt(answer));
        };
    }

    private static SubmitResult decided(
            Submission submission,
            Order order,
            String receipt,
            Decision decision,
            String evidence,
            SubmitContext context) {
        return SubmitResult.delivered(
                Receipt.of(submission, receipt, context.clock().instant()),
                List.of(Verdict.builder(submission.id(), order.publication(), decision)
                        .evidence(evidence)
                        .build()));
    }

    private static SubmitResult deferred(Reply reply) {
        SubmitResult deferred = SubmitResult.deferred(RemoteFindings.of(reply));
        return reply instanceof Reply.Answer answer && answer.retryAfter().isPresent()
                ? deferred.retryAfter(answer.retryAfter().get())
                : deferred;
    }
}
