package org.aushang.connector.arbeitsagentur.internal.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aushang.api.connector.BoardInventory;
import org.aushang.api.connector.WorkContext;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.deliver.RemoteFolder;
import org.aushang.connector.arbeitsagentur.internal.translate.Reference;
import org.aushang.hrbaxml.SpreadsheetReader;
import org.aushang.hrbaxml.UnreadableFileException;
import org.aushang.transport.Reply;

/**
 * Reader of the spreadsheets in {@code Statistiken/} (docs/hr-ba-xml.md#transport). Neither their names nor their columns are witnessed: an overview is
 * every element that names postings of ours by their numbers, at any depth; one that names none of them is ignored.
 */
public final class OfferOverviews {

    private static final String STATISTICS = "Statistiken/";
    /** A folder for all partners may hold years of them. */
    private static final int MOST = 5;

    private final RemoteFolder folder;

    public OfferOverviews(RemoteFolder folder) {
        this.folder = folder;
    }

    private record Candidate(String name, Instant modified, Reply.Answer file) {}

    /** The newest one that names a posting of ours; empty if there is none. */
    public Optional<BoardInventory> newest(String allianzpartnernummer, WorkContext context) {
        return names().stream()
                .flatMap(name -> candidate(name, context).stream())
                .sorted(Comparator.comparing(Candidate::modified).reversed())
                .flatMap(candidate -> read(candidate, allianzpartnernummer, context).stream())
                .findFirst();
    }

    /** What has no time cannot be held against anything. */
    private Optional<Candidate> candidate(String name, WorkContext context) {
        return context.cancelled()
                ? Optional.empty()
                : folder.fetch(STATISTICS + name)
                        .flatMap(file -> file.modified().map(moment -> new Candidate(name, moment, file)));
    }

    /** Those that speak of offers come first, and the last by name, which is how the rest of the gateway's names rise. */
    private List<String> names() {
        return folder.files(STATISTICS).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".xlsx"))
                .sorted(Comparator.comparing(
                                (String name) -> name.toLowerCase(Locale.ROOT).contains("stellen"))
                        .thenComparing(Comparator.naturalOrder())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    private static Optional<BoardInventory> read(
            Candidate candidate, String allianzpartnernummer, WorkContext context) {
        try {
            byte[] content = candidate.file().body();
            Set<PublicationId> ours = SpreadsheetReader.texts(content).stream()
                    .filter(text -> text.startsWith(allianzpartnernummer + "-") && text.endsWith("-S"))
                    .flatMap(text -> Reference.parse(allianzpartnernummer, text).stream())
                    .collect(Collectors.toSet());
            return ours.isEmpty()
                    ? Optional.empty()
                    : Optional.of(BoardInventory.of(
                            candidate.modified(), ours, candidate.name() + " sha256:" + ReportReader.sha256(content)));
        } catch (UnreadableFileException e) {
            context.log(STATISTICS + candidate.name() + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
