package org.aushang.simulator.arbeitsagentur.internal.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The gateway's store, in one file that survives a kill. What one upload changes is committed at once: postings,
 * report and the end of its waiting. {@code book.tsv} beside it tells a person the same. Safe for all threads.
 */
public final class GatewayStore implements AutoCloseable {

    private static final char BETWEEN = '|';

    private static final int REMEMBERED = 500;

    private final MVStore store;
    private final Path table;
    private final MVMap<String, byte[]> uploads;
    private final MVMap<Long, String> waiting;
    private final MVMap<String, byte[]> reports;
    private final MVMap<String, String> offers;
    private final MVMap<String, Long> published;
    private final MVMap<Long, String> history;

    public GatewayStore(Path directory) {
        store = new MVStore.Builder()
                .fileName(directory.resolve("book.mv").toString())
                .autoCommitDisabled()
                .open();
        table = directory.resolve("book.tsv");
        uploads = store.openMap("uploads");
        waiting = store.openMap("waiting");
        reports = store.openMap("reports");
        offers = store.openMap("offers");
        published = store.openMap("published");
        history = store.openMap("history");
    }

    /**
     * An upload that is not processed yet.
     *
     * @param number in order of arrival
     */
    public record Waiting(long number, String supplierId, String fileName, Instant arrived) {}

    /** An upload of the same name replaces the one before, as a file does. */
    public synchronized void arrive(String supplierId, String fileName, byte[] content, Instant now) {
        uploads.put(supplierId + BETWEEN + fileName, content);
        long number = counter() + 1;
        uploads.put("counter", Long.toString(number).getBytes(StandardCharsets.US_ASCII));
        waiting.put(number, supplierId + BETWEEN + fileName + BETWEEN + now.toEpochMilli());
        store.commit();
    }

    /** Never falls, though waiting uploads come and go. */
    private long counter() {
        byte[] kept = uploads.get("counter");
        return kept == null ? 0 : Long.parseLong(new String(kept, StandardCharsets.US_ASCII));
    }

    public synchronized List<Waiting> waiting() {
        List<Waiting> all = new ArrayList<>();
        waiting.forEach((number, line) -> {
            String[] parts = line.split("\\|", -1);
            all.add(new Waiting(number, parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2]))));
        });
        return all;
    }

    /** Everything that a partner uploaded, by file name. */
    public synchronized SortedMap<String, byte[]> uploads(String supplierId) {
        SortedMap<String, byte[]> found = new TreeMap<>();
        uploads.forEach((key, content) -> {
            if (key.startsWith(supplierId + BETWEEN)) {
                found.put(key.substring(supplierId.length() + 1), content);
            }
        });
        return found;
    }

    public synchronized byte[] upload(Waiting waiting) {
        byte[] content = uploads.get(waiting.supplierId() + BETWEEN + waiting.fileName());
        return content == null ? new byte[0] : content;
    }

    /** What the gateway knows about one reference number; empty if it never took it. */
    public synchronized Optional<Offer> offer(String supplierId, String reference) {
        return Optional.ofNullable(offers.get(supplierId + BETWEEN + reference)).map(Offer::parse);
    }

    /**
     * The end of an upload: all of this, or nothing if the process dies before.
     *
     * @param said the reasons of the verdict, one a line
     */
    public synchronized void validated(
            Waiting upload, Instant now, List<String> said, Map<String, Offer> changes, Map<String, byte[]> reports) {
        changes.forEach((reference, offer) -> offers.put(upload.supplierId() + BETWEEN + reference, offer.line()));
        reports.forEach((name, bytes) -> put(upload.supplierId(), name, bytes, now));
        waiting.remove(upload.number());
        history.put(
                upload.number(),
                String.join("\n", said.isEmpty() ? List.of("") : said)
                        .transform(text -> upload.supplierId()
                                + BETWEEN
                                + upload.fileName()
                                + BETWEEN
                                + upload.arrived().toEpochMilli()
                                + BETWEEN
                                + changes.size()
                                + BETWEEN
                                + text));
        while (history.size() > REMEMBERED) {
            history.remove(history.firstKey());
        }
        store.commit();
        writeTable();
        notifyAll();
    }

    private void put(String supplierId, String name, byte[] report, Instant now) {
        reports.put(supplierId + BETWEEN + name, report);
        published.put(supplierId + BETWEEN + name, now.toEpochMilli());
    }

    /** A report that replaces what was there under its name. */
    public synchronized void publish(String supplierId, String name, byte[] report, Instant now) {
        put(supplierId, name, report, now);
        store.commit();
    }

    /** @return whether there was one */
    public synchronized boolean delete(String supplierId, String name) {
        boolean there = reports.remove(supplierId + BETWEEN + name) != null;
        published.remove(supplierId + BETWEEN + name);
        store.commit();
        return there;
    }

    public synchronized void forgetReportsBefore(Instant moment) {
        List<String> old = new ArrayList<>();
        published.forEach((key, at) -> {
            if (at < moment.toEpochMilli()) {
                old.add(key);
            }
        });
        old.forEach(key -> {
            reports.remove(key);
            published.remove(key);
        });
        if (!old.isEmpty()) {
            store.commit();
        }
    }

    /**
     * An upload that was processed.
     *
     * @param taken how many postings are different since
     * @param said why the others are not, one objection a line
     */
    public record Validated(
            long number, String supplierId, String fileName, Instant arrived, int taken, List<String> said) {}

    /** The latest first. */
    public synchronized List<Validated> history() {
        List<Validated> all = new ArrayList<>();
        history.forEach((number, line) -> {
            String[] parts = line.split("\\|", 5);
            all.add(
                    0,
                    new Validated(
                            number,
                            parts[0],
                            parts[1],
                            Instant.ofEpochMilli(Long.parseLong(parts[2])),
                            Integer.parseInt(parts[3]),
                            parts[4].lines().toList()));
        });
        return all;
    }

    /** All that was ever taken, by partner and reference number with {@code |} between. */
    public synchronized Map<String, Offer> offers() {
        Map<String, Offer> all = new TreeMap<>();
        offers.forEach((key, line) -> all.put(key, Offer.parse(line)));
        return all;
    }

    /** Known from elsewhere, for instance from before a host lost its ledger. */
    public synchronized void add(String supplierId, String reference, Offer offer) {
        offers.put(supplierId + BETWEEN + reference, offer.line());
        store.commit();
        writeTable();
    }

    /** An action of the BA's staff on a posting. */
    public synchronized boolean change(String supplierId, String reference, UnaryOperator<Offer> change) {
        Optional<Offer> known = offer(supplierId, reference);
        known.ifPresent(offer ->
                offers.put(supplierId + BETWEEN + reference, change.apply(offer).line()));
        store.commit();
        writeTable();
        return known.isPresent();
    }

    /** Returns when everything that was uploaded before has been processed. */
    public synchronized void awaitJudged() throws InterruptedException {
        while (!waiting.isEmpty()) {
            wait();
        }
    }

    public synchronized List<String> reports(String supplierId) {
        List<String> names = new ArrayList<>();
        for (String key : reports.keyList()) {
            if (key.startsWith(supplierId + BETWEEN)) {
                names.add(key.substring(supplierId.length() + 1));
            }
        }
        return names;
    }

    public synchronized Optional<byte[]> report(String supplierId, String name) {
        return Optional.ofNullable(reports.get(supplierId + BETWEEN + name));
    }

    /** Takes down what was shown until yesterday. */
    public synchronized void expireBefore(LocalDate today) {
        Map<String, Offer> over = new TreeMap<>();
        offers.forEach((key, line) -> {
            Offer offer = Offer.parse(line);
            if (offer.isOver(today)) {
                over.put(key, offer);
            }
        });
        if (!over.isEmpty()) {
            over.forEach((key, offer) ->
                    offers.put(key, offer.in(Offer.State.EXPIRED).line()));
            store.commit();
            writeTable();
        }
    }

    private static String shown(Offer offer) {
        if (offer.state() == Offer.State.EXPIRED) {
            return "expired";
        }
        return offer.isThere() ? "online" : "deleted";
    }

    private void writeTable() {
        StringBuilder lines = new StringBuilder("partner\treference\tstate\tinserts\tchanges\ttitle\n");
        offers.forEach((key, line) -> {
            Offer offer = Offer.parse(line);
            lines.append(key.replace(BETWEEN, '\t'))
                    .append('\t')
                    .append(shown(offer))
                    .append('\t')
                    .append(offer.inserts())
                    .append('\t')
                    .append(offer.changes())
                    .append('\t')
                    .append(offer.title())
                    .append('\n');
        });
        try {
            Path draft = table.resolveSibling("book.tsv.draft");
            Files.writeString(draft, lines);
            Files.move(draft, table, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        store.close();
    }
}
