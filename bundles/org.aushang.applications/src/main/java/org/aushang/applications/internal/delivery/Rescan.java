package org.aushang.applications.internal.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.Attachment.ScanResult;
import org.aushang.api.model.Finding;
import org.aushang.applications.internal.attachment.VirusScanner;
import org.aushang.applications.internal.model.Texts;
import org.aushang.applications.internal.model.Texts.Reason;
import org.aushang.applications.internal.store.ApplicationRow;
import org.aushang.applications.internal.store.Inbox;

/** Scans what could not be scanned when it came. Thread-safe. */
final class Rescan {

    /** After this a setting says whether it is handed over unseen. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Inbox inbox;

    Rescan(Inbox inbox) {
        this.inbox = inbox;
    }

    /** @return when to scan again; empty: never */
    Optional<Instant> scan(ApplicationId id) {
        Instant now = Instant.now();
        Optional<ApplicationRow> waiting = inbox.inTransaction(applications -> applications.find(id))
                .filter(row -> row.reason().equals(Reason.WAITING_FOR_SCANNER.name()));
        Optional<Application> application = waiting.isEmpty()
                ? Optional.empty()
                : inbox.inTransaction(applications ->
                        inbox.status(waiting.get(), applications).application());
        if (application.isEmpty()) {
            return Optional.empty();
        }
        try {
            release(id, scanned(application.get()), now);
            return Optional.empty();
        } catch (IOException e) {
            boolean over = waiting.get().receivedAt().plus(PATIENCE).isBefore(now);
            if (over && !inbox.settings().holdUnscanned()) {
                List<Finding> findings = new ArrayList<>(application.get().findings());
                findings.add(Texts.finding("applications.not-scanned"));
                release(id, application.get().toBuilder().findings(findings).build(), now);
                return Optional.empty();
            }
            return Optional.of(now.plus(DeliveryScheduler.SCAN_PAUSE));
        }
    }

    /** @throws IOException if the scanner gives no verdict */
    private Application scanned(Application application) throws IOException {
        Optional<VirusScanner> scanner = inbox.settings().scanner();
        List<Attachment> files = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(application.findings());
        boolean infected = false;
        for (Attachment file : application.attachments()) {
            boolean clean = scanner.isEmpty() || scanner.get().isClean(read(file));
            infected |= !clean;
            if (!clean) {
                findings.add(Texts.finding("applications.infected", file.name()));
            }
            files.add(Attachment.builder(file.name(), file::open)
                    .declaredType(file.declaredType())
                    .type(file.type())
                    .size(clean ? file.size() : 0)
                    .sha256(file.sha256())
                    .scanResult(clean ? ScanResult.CLEAN : ScanResult.INFECTED)
                    .build());
        }
        return application.toBuilder()
                .attachments(files)
                .findings(findings)
                .original(infected ? null : application.original().orElse(null))
                .build();
    }

    private static byte[] read(Attachment file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    private void release(ApplicationId id, Application scanned, Instant now) {
        inbox.durably(applications -> {
            Optional<ApplicationRow> row = applications.lock(id);
            if (row.isEmpty() || row.get().state() != ApplicationState.QUARANTINED) {
                return false;
            }
            applications.describe(scanned);
            applications.dropInfected(scanned);
            ApplicationState next =
                    row.get().publication() == null ? ApplicationState.UNASSIGNED : ApplicationState.PENDING;
            applications.update(row.get().in(next, "", now));
            if (next == ApplicationState.PENDING) {
                applications.schedule(DeliveryScheduler.TASK, id, now);
            }
            return true;
        });
    }
}
