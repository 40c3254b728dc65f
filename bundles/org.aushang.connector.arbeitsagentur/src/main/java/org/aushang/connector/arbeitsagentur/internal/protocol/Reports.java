package org.aushang.connector.arbeitsagentur.internal.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.spi.CollectContext;
import org.aushang.api.spi.Receipt;
import org.aushang.api.spi.Verdict;
import org.aushang.connector.arbeitsagentur.internal.deliver.Folder;
import org.aushang.connector.arbeitsagentur.internal.envelope.FileName;
import org.aushang.connector.arbeitsagentur.internal.place.PlaceKey;
import org.aushang.connector.arbeitsagentur.internal.place.Places;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.hrbaxml.ErrorLogReader;

/** Fetches the reports on an upload, keeps their raw bytes, and has them judged. */
public final class Reports {

    /** Rule 033: country, region, postal code and town are no known combination. */
    private static final String WRONG_PLACE = "JCValid_033";

    private static final int LONGEST_FACT = 500;

    private final Folder folder;
    private final ErrorLogReader reader = new ErrorLogReader();

    public Reports(Folder folder) {
        this.folder = folder;
    }

    /** The verdicts on every receipt that has reports by now. */
    public List<Verdict> collect(List<Receipt> open, String allianzpartnernummer, CollectContext context) {
        List<Verdict> verdicts = new ArrayList<>();
        List<String> files = folder.files();
        for (Receipt receipt : open) {
            FileName upload = new FileName(receipt.value());
            List<String> names =
                    files.stream().filter(upload::isAnsweredBy).sorted().toList();
            if (!names.isEmpty() && !context.cancelled()) {
                verdicts.addAll(judge(receipt, names, allianzpartnernummer, context));
            }
        }
        return verdicts;
    }

    private List<Verdict> judge(
            Receipt receipt, List<String> names, String allianzpartnernummer, CollectContext context) {
        Judgement judgement = new Judgement(
                receipt,
                allianzpartnernummer,
                day(receipt.handedOver()).isBefore(day(context.clock().instant())));
        for (String name : names) {
            byte[] bytes = folder.download(name).orElse(null);
            if (bytes == null) {
                context.log(name + " is listed but cannot be fetched now");
                return List.of();
            }
            context.keep(receipt.submission(), name, bytes);
            judgement.hear(name + " sha256:" + sha256(bytes), reader.read(bytes));
        }
        for (PublicationId publication : judgement.about(WRONG_PLACE)) {
            context.sent(receipt.submission(), publication).ifPresent(posting -> learn(posting, context));
        }
        return judgement.verdicts();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, Translation.BERLIN);
    }

    /** With one place of work it is known which one the BA does not know; with several it is not. */
    private static void learn(JobPosting posting, CollectContext context) {
        if (posting.jobLocations().size() == 1) {
            String key = PlaceKey.of(posting.jobLocations().get(0));
            if (key.length() <= LONGEST_FACT) {
                context.learn(Places.REFUSED, key);
            }
        }
    }

    /** What is said of all of them while the folder cannot be seen. */
    public static List<Verdict> unknown(List<Receipt> open, Finding why) {
        return open.stream()
                .flatMap(receipt -> receipt.entries().stream()
                        .map(entry -> new Verdict(
                                receipt.submission(),
                                entry.publication(),
                                Verdict.Decision.STILL_UNKNOWN,
                                List.of(why),
                                "")))
                .toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
