package org.aushang.simulator.arbeitsagentur.internal.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.aushang.simulator.arbeitsagentur.internal.book.Book;
import org.aushang.simulator.arbeitsagentur.internal.book.Book.Waiting;
import org.aushang.simulator.arbeitsagentur.internal.judge.Judge;
import org.aushang.simulator.arbeitsagentur.internal.judge.Judge.Judgement;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges uploads in order of arrival, each after the delay; a wrongly named one is never looked at (dossier 2.1). */
public final class Worker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private static final Pattern NAME = Pattern.compile(
            "DS([PVKA]\\d{9})_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d(_[-FD](\\d{3}[CE])?)?\\.(xml|XML)");

    /** How a report comes to those who look for it. */
    public enum Reporting {
        WHOLE,
        /** Under two names: several may match one upload (dossier 3). */
        TWICE,
        /** While it is being written. */
        HALF_FIRST
    }

    private final Book book;
    private final Map<String, Partner> partners;
    private final Judge judge;
    private final Clock clock;
    private final Duration delay;
    private final Supplier<Reporting> reporting;
    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> rounds;

    public Worker(
            Book book,
            Map<String, Partner> partners,
            Judge judge,
            Clock clock,
            Duration delay,
            Supplier<Reporting> reporting) {
        this.reporting = reporting;
        this.book = book;
        this.partners = Map.copyOf(partners);
        this.judge = judge;
        this.clock = clock;
        this.delay = delay;
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, "aushang-simulator-worker");
            named.setDaemon(true);
            return named;
        });
        rounds = thread.scheduleWithFixedDelay(this::work, 200, 200, TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            for (Waiting upload : book.waiting()) {
                if (!upload.arrived().plus(delay).isAfter(clock.instant())) {
                    judge(upload);
                }
            }
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again; the gateway goes on.
            log.error("The worker failed and goes on", e);
        }
    }

    private void judge(Waiting upload) {
        Partner partner = partners.get(upload.supplierId());
        var name = NAME.matcher(upload.fileName());
        if (partner == null || !name.matches() || !name.group(1).equals(upload.supplierId())) {
            log.info("{} is no name of {}: never looked at", upload.fileName(), upload.supplierId());
            book.judged(upload, Map.of(), Map.of());
            return;
        }
        Judgement judgement =
                judge.judge(partner, book.upload(upload), reference -> book.offer(upload.supplierId(), reference));
        byte[] report = Report.of(judgement.messages());
        book.judged(upload, judgement.changes(), reports(upload, report));
        log.info(
                "{} judged: {} taken, {} objections",
                upload.fileName(),
                judgement.changes().size(),
                judgement.messages().size());
    }

    private Map<String, byte[]> reports(Waiting upload, byte[] report) {
        String name = "ES" + upload.fileName().substring(2);
        return switch (reporting.get()) {
            case WHOLE -> Map.of(name, report);
            case TWICE -> Map.of(name, report, name.replaceFirst("\\.(\\w+)$", "_2.$1"), report);
            case HALF_FIRST -> {
                Future<?> later =
                        thread.schedule(() -> book.publish(upload.supplierId(), name, report), 3, TimeUnit.SECONDS);
                log.info("{} comes half first, whole: {}", name, later);
                yield Map.of(name, Arrays.copyOf(report, report.length / 2));
            }
        };
    }

    @Override
    public void close() {
        rounds.cancel(false);
        thread.shutdown();
        try {
            // The book must not be closed under a worker that still writes.
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("The worker did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
