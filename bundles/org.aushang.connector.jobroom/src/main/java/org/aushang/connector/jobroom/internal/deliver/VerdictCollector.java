package org.aushang.connector.jobroom.internal.deliver;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.jobroom.internal.check.PostingCheck;
import org.aushang.connector.jobroom.internal.remote.Account;
import org.aushang.connector.jobroom.internal.remote.Conversation;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisement;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisements;
import org.aushang.connector.jobroom.internal.remote.Reply;
import org.aushang.connector.jobroom.internal.settings.Texts;

/**
 * Reads what became of advertisements: inspected by a person at SECO, published, rejected with a reason, cancelled. What is shown is
 * compared with what was sent.
 */
public final class VerdictCollector {

    /** The public page of an advertisement, as other users of the interface link it (seen in 2026; not documented). */
    private static final String PAGE = "https://www.job-room.ch/job-search/";

    private final Account account;
    private final ReadBack readBack;

    public VerdictCollector(Account account, ReadBack readBack) {
        this.account = account;
        this.readBack = readBack;
    }

    public List<Verdict> collect(List<Receipt> open, CollectContext context) {
        List<Verdict> verdicts = new ArrayList<>();
        try (Conversation conversation = account.open(context)) {
            OwnAdvertisements own = new OwnAdvertisements(conversation);
            for (Receipt receipt : open) {
                if (context.cancelled() || Thread.currentThread().isInterrupted()) {
                    break;
                }
                if (!receipt.value().isEmpty() && !receipt.entries().isEmpty()) {
                    collect(receipt, own, context).ifPresent(verdicts::add);
                }
            }
        }
        return verdicts;
    }

    private Optional<Verdict> collect(Receipt receipt, OwnAdvertisements own, CollectContext context) {
        Reply reply = own.one(receipt.value());
        if (!(reply instanceof Reply.Answer answer) || !answer.is(200)) {
            context.log("no state of advertisement " + receipt.value() + ": "
                    + RemoteFindings.of(reply).code());
            return Optional.empty();
        }
        Receipt.Entry entry = receipt.entries().get(0);
        Optional<OwnAdvertisement> read = OwnAdvertisement.read(answer.json())
                .filter(ad -> ad.id().equals(receipt.value()))
                .filter(ad -> ad.reference().equals(entry.publication().value()));
        if (read.isEmpty()) {
            context.log("what came for advertisement " + receipt.value() + " is not it");
            return Optional.empty();
        }
        byte[] body = answer.body();
        String name = receipt.value() + ".json";
        context.store(receipt.submission(), name, body);
        String evidence = name + " " + sha256(body);
        return entry.aim() == Receipt.Aim.WITHDRAW
                ? withdrawal(receipt, entry, read.get(), evidence)
                : publication(receipt, entry, read.get(), evidence, context);
    }

    private static Optional<Verdict> withdrawal(
            Receipt receipt, Receipt.Entry entry, OwnAdvertisement ad, String evidence) {
        return switch (ad.status()) {
            case OwnAdvertisement.CANCELLED -> Optional.of(
                    verdict(receipt, entry, Decision.ACCEPTED, evidence).build());
            case OwnAdvertisement.ARCHIVED -> Optional.of(
                    verdict(receipt, entry, Decision.GONE, evidence).build());
            default -> Optional.empty();
        };
    }

    private Optional<Verdict> publication(
            Receipt receipt, Receipt.Entry entry, OwnAdvertisement ad, String evidence, CollectContext context) {
        return switch (ad.status()) {
            case OwnAdvertisement.PUBLISHED_RESTRICTED,
                    OwnAdvertisement.PUBLISHED_PUBLIC,
                    // Published and over before we asked: it was shown, and its end has passed.
                    OwnAdvertisement.ARCHIVED -> Optional.of(accepted(receipt, entry, ad, evidence, context));
            case OwnAdvertisement.REJECTED -> Optional.of(verdict(receipt, entry, Decision.REJECTED, evidence)
                    .findings(List.of(rejection(ad)))
                    .build());
            case OwnAdvertisement.CANCELLED -> Optional.of(verdict(receipt, entry, Decision.REMOVED_BY_BOARD, evidence)
                    .findings(List.of(Texts.remote(
                                    "cancelled",
                                    ad.json().path("cancellationCode").asText(""))
                            .build()))
                    .build());
            default -> Optional.empty();
        };
    }

    private Verdict accepted(
            Receipt receipt, Receipt.Entry entry, OwnAdvertisement ad, String evidence, CollectContext context) {
        Optional<JobPosting> sent = context.sent(receipt.submission(), entry.publication());
        Optional<LocalDate> last = ad.day("/publication/endDate");
        boolean ownEnd = sent.flatMap(JobPosting::validThrough)
                .filter(day -> last.filter(day::isAfter).isEmpty())
                .isPresent();
        return verdict(receipt, entry, Decision.ACCEPTED, evidence)
                .findings(sent.map(posting -> readBack.differences(posting, ad)).orElse(List.of()))
                .shownUntil(last.map(VerdictCollector::dayAfter).orElse(null))
                .renewable(!ownEnd)
                .embargoUntil(
                        ad.status().equals(OwnAdvertisement.PUBLISHED_RESTRICTED)
                                ? ad.day("/reportingObligationEndDate")
                                        .map(VerdictCollector::dayAfter)
                                        .orElse(null)
                                : null)
                .boardUrl(URI.create(PAGE + ad.id()))
                .build();
    }

    private static Finding rejection(OwnAdvertisement ad) {
        String code = ad.json().path("rejectionCode").asText("");
        String reason = ad.json().path("rejectionReason").asText("");
        return Texts.remote(reason.isEmpty() ? "rejected" : "rejectedBecause", reason)
                .raw((code + " " + reason).strip())
                .build();
    }

    /** The first moment that is not that day any more. */
    private static Instant dayAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(PostingCheck.ZONE).toInstant();
    }

    private static Verdict.Builder verdict(Receipt receipt, Receipt.Entry entry, Decision decision, String evidence) {
        return Verdict.builder(receipt.submission(), entry.publication(), decision)
                .evidence(evidence);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
