package org.aushang.connector.arbeitsagentur.internal.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.aushang.api.connector.Artifact;
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
import org.aushang.connector.arbeitsagentur.internal.translate.ListingPeriod;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.hrbaxml.ErrorLogReader;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the reports on an upload, stores their raw bytes, and interprets them. A report that leaves something open is fetched
 * again at the next look: it may not have been written to its end, or the BA may replace it.
 */
public final class ReportReader {

    /** Rule 033: country, region, postal code and town are no known combination. */
    private static final String WRONG_PLACE = "JCValid_033";

    private static final int LONGEST_FACT = 500;

    private final RemoteFolder folder;
    private final boolean tidy;
    private final ListingPeriod listingPeriod;
    private final ErrorLogReader reader = new ErrorLogReader();

    /** @param tidy whether reports are deleted there once everything in them is decided */
    public ReportReader(RemoteFolder folder, boolean tidy, ListingPeriod listingPeriod) {
        this.folder = folder;
        this.tidy = tidy;
        this.listingPeriod = listingPeriod;
    }

    /** The verdicts on every receipt that has reports by now. */
    public List<Verdict> collect(List<Receipt> open, String allianzpartnernummer, CollectContext context) {
        List<Verdict> verdicts = new ArrayList<>();
        List<String> files = folder.files();
        for (Receipt receipt : open) {
            FileName upload = new FileName(receipt.value());
            List<String> listed = files.stream().filter(upload::isAnsweredBy).toList();
            // A report that was deleted there is read from the store, should the process have died after that.
            Map<String, Artifact> stored = new HashMap<>();
            if (tidy || listed.isEmpty()) {
                context.artifacts(receipt.submission(), upload::isAnsweredBy)
                        .forEach(artifact -> stored.put(artifact.name(), artifact));
            }
            if (!(listed.isEmpty() && stored.isEmpty()) && !context.cancelled()) {
                verdicts.addAll(interpret(receipt, listed, stored, allianzpartnernummer, context));
            }
        }
        return verdicts;
    }

    private List<Verdict> interpret(
            Receipt receipt,
            List<String> listed,
            Map<String, Artifact> stored,
            String allianzpartnernummer,
            CollectContext context) {
        ReportInterpreter interpreter = new ReportInterpreter(
                receipt,
                allianzpartnernummer,
                day(receipt.submittedAt()).isBefore(day(context.clock().instant())));
        SortedSet<String> names = new TreeSet<>(stored.keySet());
        names.addAll(listed);
        for (String name : names) {
            Optional<byte[]> bytes =
                    listed.contains(name) ? folder.download(name) : Optional.of(read(stored.get(name)));
            if (bytes.isEmpty()) {
                context.log(name + " is listed but cannot be fetched now");
                return List.of();
            }
            context.store(receipt.submission(), name, bytes.get());
            interpreter.add(name + " sha256:" + sha256(bytes.get()), reader.read(bytes.get()));
        }
        for (PublicationId publication : interpreter.about(WRONG_PLACE)) {
            context.sent(receipt.submission(), publication).ifPresent(posting -> recordFact(posting, context));
        }
        List<Verdict> verdicts = interpreter.verdicts().stream()
                .map(verdict -> withListingPeriod(verdict, receipt, context))
                .toList();
        if (tidy && verdicts.stream().noneMatch(verdict -> verdict.decision() == Verdict.Decision.STILL_UNKNOWN)) {
            listed.stream().filter(name -> !folder.delete(name)).forEach(name -> context.log(name + " stays there"));
        }
        return verdicts;
    }

    /** The BA does not report when a posting ends, but it got the day with the upload. */
    private Verdict withListingPeriod(Verdict verdict, Receipt receipt, CollectContext context) {
        if (verdict.decision() != Verdict.Decision.ACCEPTED) {
            return verdict;
        }
        return context.sent(receipt.submission(), verdict.publication())
                .map(posting -> listingPeriod.end(posting, receipt.submittedAt()))
                .map(end -> verdict.toBuilder()
                        .shownUntil(end.moment())
                        .renewable(end.renewable())
                        .build())
                .orElse(verdict);
    }

    private static byte[] read(@Nullable Artifact artifact) {
        if (artifact == null) {
            return new byte[0];
        }
        try (InputStream content = artifact.open()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, Translation.BERLIN);
    }

    /** With one place of work it is known which one the BA does not know; with several it is not. */
    private static void recordFact(JobPosting posting, CollectContext context) {
        if (posting.jobLocations().size() == 1) {
            String key = PlaceKey.of(posting.jobLocations().get(0));
            if (key.length() <= LONGEST_FACT) {
                context.recordFact(Places.REFUSED, key);
            }
        }
    }

    /** What is said of all of them while the folder cannot be seen. */
    public static List<Verdict> unknown(List<Receipt> open, Finding why) {
        return open.stream()
                .flatMap(receipt -> receipt.entries().stream().map(entry -> Verdict.builder(
                                receipt.submission(), entry.publication(), Verdict.Decision.STILL_UNKNOWN)
                        .findings(List.of(why))
                        .build()))
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
