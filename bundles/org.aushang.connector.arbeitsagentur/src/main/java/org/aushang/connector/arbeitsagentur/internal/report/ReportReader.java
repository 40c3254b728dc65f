package org.aushang.connector.arbeitsagentur.internal.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Verdict;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.deliver.RemoteFolder;
import org.aushang.connector.arbeitsagentur.internal.file.FileName;
import org.aushang.connector.arbeitsagentur.internal.place.PlaceKey;
import org.aushang.connector.arbeitsagentur.internal.place.Places;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.hrbaxml.ErrorLogReader;

/**
 * Fetches the reports on an upload, keeps their raw bytes, and has them judged. A report that leaves something open is fetched
 * again at the next look: it may not have been written to its end, or the BA may replace it.
 */
public final class ReportReader {

    /** Rule 033: country, region, postal code and town are no known combination. */
    private static final String WRONG_PLACE = "JCValid_033";

    private static final int LONGEST_FACT = 500;

    private final RemoteFolder folder;
    private final boolean tidy;
    private final ErrorLogReader reader = new ErrorLogReader();

    /** @param tidy whether reports are deleted there once everything in them is decided */
    public ReportReader(RemoteFolder folder, boolean tidy) {
        this.folder = folder;
        this.tidy = tidy;
    }

    /** The verdicts on every receipt that has reports by now. */
    public List<Verdict> collect(List<Receipt> open, String allianzpartnernummer, CollectContext context) {
        List<Verdict> verdicts = new ArrayList<>();
        List<String> files = folder.files();
        for (Receipt receipt : open) {
            FileName upload = new FileName(receipt.value());
            List<String> listed = files.stream().filter(upload::isAnsweredBy).toList();
            // What we deleted there is heard again here, should we have been cut off after it.
            Map<String, byte[]> kept =
                    tidy || listed.isEmpty() ? context.kept(receipt.submission(), upload::isAnsweredBy) : Map.of();
            if (!(listed.isEmpty() && kept.isEmpty()) && !context.cancelled()) {
                verdicts.addAll(interpret(receipt, listed, kept, allianzpartnernummer, context));
            }
        }
        return verdicts;
    }

    private List<Verdict> interpret(
            Receipt receipt,
            List<String> listed,
            Map<String, byte[]> kept,
            String allianzpartnernummer,
            CollectContext context) {
        ReportInterpreter interpreter = new ReportInterpreter(
                receipt,
                allianzpartnernummer,
                day(receipt.handedOver()).isBefore(day(context.clock().instant())));
        SortedSet<String> names = new TreeSet<>(kept.keySet());
        names.addAll(listed);
        for (String name : names) {
            Optional<byte[]> bytes =
                    listed.contains(name) ? folder.download(name) : Optional.ofNullable(kept.get(name));
            if (bytes.isEmpty()) {
                context.log(name + " is listed but cannot be fetched now");
                return List.of();
            }
            context.keep(receipt.submission(), name, bytes.get());
            interpreter.add(name + " sha256:" + sha256(bytes.get()), reader.read(bytes.get()));
        }
        for (PublicationId publication : interpreter.about(WRONG_PLACE)) {
            context.sent(receipt.submission(), publication).ifPresent(posting -> learn(posting, context));
        }
        List<Verdict> verdicts = interpreter.verdicts();
        if (tidy && verdicts.stream().noneMatch(verdict -> verdict.decision() == Verdict.Decision.STILL_UNKNOWN)) {
            listed.stream().filter(name -> !folder.delete(name)).forEach(name -> context.log(name + " stays there"));
        }
        return verdicts;
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

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
