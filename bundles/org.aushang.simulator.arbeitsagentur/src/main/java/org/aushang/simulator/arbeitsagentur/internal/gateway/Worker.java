package org.aushang.simulator.arbeitsagentur.internal.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aushang.simulator.arbeitsagentur.internal.fault.Fault;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;
import org.aushang.simulator.arbeitsagentur.internal.store.GatewayStore;
import org.aushang.simulator.arbeitsagentur.internal.store.GatewayStore.Waiting;
import org.aushang.simulator.arbeitsagentur.internal.validation.Message;
import org.aushang.simulator.arbeitsagentur.internal.validation.UploadValidator;
import org.aushang.simulator.arbeitsagentur.internal.validation.UploadValidator.ValidationResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes uploads in order of arrival, each after the delay; a wrongly named one is never processed (docs/hr-ba-xml.md#transport). */
public final class Worker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private static final Pattern NAME = Pattern.compile(
            "DS([PVKA]\\d{9})_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d(_[-FD](\\d{3}[CE])?)?\\.(xml|XML)");

    /** The BA removes what is older (docs/hr-ba-xml.md#transport). */
    private static final Duration KEPT = Duration.ofDays(14);

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final GatewayStore book;
    private final Map<String, Partner> partners;
    private final UploadValidator validate;
    private final Clock clock;
    private final Duration delay;
    private final FaultInjection faults;
    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> rounds;
    /** The day on which it was done last. */
    private @Nullable LocalDate takenDown;

    public Worker(
            GatewayStore book,
            Map<String, Partner> partners,
            UploadValidator validate,
            Clock clock,
            Duration delay,
            FaultInjection faults) {
        this.faults = faults;
        this.book = book;
        this.partners = Map.copyOf(partners);
        this.validate = validate;
        this.clock = clock;
        this.delay = delay;
        thread = Executors.newSingleThreadScheduledExecutor(new DaemonThreads("aushang-simulator-worker"));
        rounds = thread.scheduleWithFixedDelay(this::work, 200, 200, TimeUnit.MILLISECONDS);
    }

    /** Looks now, and not at the next round: without a delay a report is there at once. */
    public void wake() {
        thread.execute(this::work);
    }

    private void work() {
        try {
            book.forgetReportsBefore(clock.instant().minus(KEPT));
            takeDown();
            for (Waiting upload : isClosed() ? List.<Waiting>of() : book.waiting()) {
                if (!upload.arrived().plus(delay).isAfter(clock.instant())) {
                    judgeOrSayWhy(upload);
                }
            }
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again; the gateway goes on.
            log.error("The worker failed and goes on", e);
        }
    }

    /** What was shown until yesterday is not shown any more; looked for once a day. */
    public synchronized void takeDown() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BERLIN);
        if (!today.equals(takenDown)) {
            book.expireBefore(today);
            takenDown = today;
        }
    }

    static boolean isName(String fileName, String supplierId) {
        Matcher name = NAME.matcher(fileName);
        return name.matches() && name.group(1).equals(supplierId);
    }

    private boolean isClosed() {
        int hour = clock.instant().atZone(BERLIN).getHour();
        return faults.happens(Fault.NEVER_JUDGED) || (faults.happens(Fault.OFFICE_HOURS) && (hour < 7 || hour > 18));
    }

    /** One file that the rules cannot handle must not keep the others from their reports; it gets one too. */
    private void judgeOrSayWhy(Waiting upload) {
        try {
            validate(upload);
        } catch (RuntimeException | StackOverflowError e) {
            log.error("{} of {} cannot be processed; its report says so", upload.fileName(), upload.supplierId(), e);
            Message message = new Message("JCValid_999", "", "Die Datei konnte nicht verarbeitet werden: " + e);
            book.validated(
                    upload,
                    clock.instant(),
                    List.of(message.rule() + " " + message.text()),
                    Map.of(),
                    reports(upload, List.of(message)));
        }
    }

    private void validate(Waiting upload) {
        Partner partner = partners.get(upload.supplierId());
        if (partner == null || !isName(upload.fileName(), upload.supplierId())) {
            log.info("{} is no name of {}: never processed", upload.fileName(), upload.supplierId());
            book.validated(upload, clock.instant(), List.of("never looked at: the name is none"), Map.of(), Map.of());
            return;
        }
        ValidationResult result = validate.validate(
                partner,
                book.upload(upload),
                reference -> book.offer(upload.supplierId(), reference),
                faults.happens(Fault.SOUND_RECORDS));
        List<String> said = result.messages().stream()
                .map(message -> message.rule() + " " + message.reference() + " " + message.text())
                .toList();
        boolean silent = said.toString().contains("JCValid_090") && faults.happens(Fault.EMPTY_UNREPORTED);
        Map<String, byte[]> reports = silent ? Map.of() : reports(upload, result.messages());
        book.validated(upload, clock.instant(), said, result.changes(), reports);
        log.info(
                "{} processed: {} accepted, {} errors",
                upload.fileName(),
                result.changes().size(),
                result.messages().size());
    }

    private Map<String, byte[]> reports(Waiting upload, List<Message> messages) {
        String name = "ES" + upload.fileName().substring(2);
        byte[] report = Report.of(messages, faults);
        if (faults.happens(Fault.REPORT_TWICE)) {
            return Map.of(name, report, name.replaceFirst("\\.(\\w+)$", "_2.$1"), report);
        }
        if (faults.happens(Fault.REPORT_HALF_FIRST)) {
            Future<?> later = thread.schedule(
                    () -> book.publish(upload.supplierId(), name, report, clock.instant()), 3, TimeUnit.SECONDS);
            log.info("{} comes half first, whole: {}", name, later);
            return Map.of(name, Arrays.copyOf(report, report.length / 2));
        }
        return Map.of(name, report);
    }

    @Override
    public void close() {
        rounds.cancel(false);
        thread.shutdown();
        try {
            // The store must not be closed while the worker still writes.
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("The worker did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
