package org.aushang.applications.internal.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.Application.Origin;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationInbox;
import org.aushang.api.applications.ApplicationLinks;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.Candidate;
import org.aushang.api.host.PublicationService;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.applications.internal.attachment.FileInspector;
import org.aushang.applications.internal.attachment.FileIntake;
import org.aushang.applications.internal.attachment.FileIntake.Files;
import org.aushang.applications.internal.delivery.DeliveryScheduler;
import org.aushang.applications.internal.mail.JobMatcher;
import org.aushang.applications.internal.mail.MailId;
import org.aushang.applications.internal.mail.MailReader;
import org.aushang.applications.internal.mail.MailScreening;
import org.aushang.applications.internal.model.CandidateMail;
import org.aushang.applications.internal.model.OneLine;
import org.aushang.applications.internal.model.ParsedMail;
import org.aushang.applications.internal.model.RawFile;
import org.aushang.applications.internal.model.Texts;
import org.aushang.applications.internal.model.Texts.Reason;
import org.aushang.applications.internal.store.ApplicationRepository;
import org.aushang.applications.internal.store.ApplicationRow;
import org.aushang.applications.internal.store.Inbox;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes applications in: reads, matches, inspects and stores them, in this order. Thread-safe. */
@Component
public final class ApplicationInboxImpl implements ApplicationInbox {

    /** More mails from one address within this time are held. */
    private static final int FLOOD = 20;

    private static final Duration FLOOD_WINDOW = Duration.ofHours(2);
    private static final Duration SAME_PERSON = Duration.ofDays(120);

    private final Inbox inbox;
    private final JobMatcher matcher;
    private final FileIntake intake;
    private final Function<PublicationRef, Optional<String>> titles;
    private final Clock clock;

    @Activate
    public ApplicationInboxImpl(
            @Reference Inbox inbox, @Reference ApplicationLinks links, @Reference PublicationService publications) {
        this(inbox, links, ref -> publications.posting(ref).map(JobPosting::title), Clock.systemUTC());
    }

    /** @param titles of postings, for acknowledgements */
    public ApplicationInboxImpl(
            Inbox inbox, ApplicationLinks links, Function<PublicationRef, Optional<String>> titles, Clock clock) {
        this.inbox = inbox;
        this.titles = titles;
        this.clock = clock;
        this.intake = new FileIntake(
                new FileInspector(inbox.settings().holdArchives()),
                inbox.settings().scanner());
        this.matcher = new JobMatcher(links, id -> inbox.inTransaction(applications -> applications.find(id))
                .flatMap(row -> Optional.ofNullable(row.publication())));
    }

    @Override
    public Receipt acceptMail(InputStream raw) throws IOException {
        return acceptMails(List.of(raw.readNBytes(LARGEST_MAIL + 1))).get(0);
    }

    @Override
    public List<Receipt> acceptMails(List<byte[]> raw) throws IOException {
        List<Receipt> receipts = new ArrayList<>();
        for (byte[] mail : raw) {
            receipts.add(take(mail));
        }
        // Those that are known too: another thread may have stored them just now.
        inbox.sync();
        return receipts;
    }

    /** Not on the disk yet when it returns. */
    private Receipt take(byte[] raw) throws IOException {
        if (raw.length > LARGEST_MAIL) {
            return Receipt.TOO_LARGE;
        }
        ParsedMail mail = MailReader.read(raw);
        JobMatcher.Found found = matcher.match(mail);
        List<@Nullable PublicationRef> publications = new ArrayList<>(found.publications());
        if (publications.isEmpty()) {
            publications.add(null);
        }
        Receipt receipt = Receipt.KNOWN;
        for (PublicationRef publication : publications) {
            ApplicationId id = MailId.of(raw, publication);
            if (isKnown(id)) {
                continue;
            }
            Files files = intake.take(mail.files());
            List<Finding> findings = new ArrayList<>(mail.findings());
            findings.addAll(files.findings());
            Application application = Application.builder(id, Origin.MAIL, clock.instant())
                    .sentAt(mail.sentAt())
                    .publication(publication)
                    .match(found.match())
                    .candidate(candidate(mail, findings))
                    .subject(OneLine.of(mail.subject(), 500))
                    .message(mail.text())
                    .attachments(files.attachments())
                    // An infected file is in it as well.
                    .original(files.infected() ? null : original(raw))
                    .findings(findings)
                    .build();
            if (store(
                    application,
                    MailScreening.notACandidate(mail),
                    files,
                    mail.first("message-id").orElse(""))) {
                receipt = Receipt.STORED;
            }
        }
        return receipt;
    }

    private boolean isKnown(ApplicationId id) {
        return inbox.inTransaction(applications -> applications.find(id)).isPresent();
    }

    private static Candidate candidate(ParsedMail mail, List<Finding> findings) {
        if (mail.senders().stream().anyMatch(MailScreening::isBoard)) {
            findings.add(Texts.finding("applications.board-sender"));
        }
        boolean spam = mail.first("x-spam-flag")
                .filter(value -> value.strip().equalsIgnoreCase("yes"))
                .isPresent();
        if (spam) {
            findings.add(Texts.finding("applications.spam"));
        }
        return MailScreening.person(mail)
                .map(person -> Candidate.builder()
                        .formattedName(person.name())
                        .email(person.address())
                        .build())
                .orElse(Candidate.UNKNOWN);
    }

    private static Attachment original(byte[] raw) {
        return Attachment.builder("original.eml", () -> new ByteArrayInputStream(raw))
                .type("message/rfc822")
                .size(raw.length)
                .sha256(FileIntake.sha256(raw))
                .build();
    }

    @Override
    public Receipt accept(Application given) throws IOException {
        List<RawFile> raw = new ArrayList<>();
        for (Attachment file : given.attachments()) {
            try (InputStream in = file.open()) {
                raw.add(new RawFile(file.name(), file.declaredType(), in.readNBytes(FileIntake.LARGEST_FILE + 1)));
            }
        }
        Files files = intake.take(raw);
        List<Finding> findings = new ArrayList<>(given.findings());
        findings.addAll(files.findings());
        Application application = given.toBuilder()
                .attachments(files.attachments())
                .findings(findings)
                .build();
        boolean stored = store(application, Optional.empty(), files, "");
        inbox.sync();
        return stored ? Receipt.STORED : Receipt.KNOWN;
    }

    /** Not on the disk yet when it returns. */
    private boolean store(Application application, Optional<Reason> machine, Files files, String messageId) {
        Instant now = clock.instant();
        String person = inbox.cipher().person(application.candidate().email());
        return inbox.inTransaction(applications -> {
            List<ApplicationRow> earlier = applications.of(person, now.minus(SAME_PERSON));
            Application told = again(application, earlier);
            ApplicationRow row = new ApplicationRow(
                    application.id(),
                    ApplicationState.PENDING,
                    now,
                    application.receivedAt(),
                    application.publication().orElse(null),
                    0,
                    now,
                    "",
                    "",
                    person);
            ApplicationRow placed = place(row, machine, files, isFlood(application, earlier, now), now);
            if (!applications.insert(placed, told)) {
                return false;
            }
            if (placed.state() == ApplicationState.PENDING) {
                applications.schedule(DeliveryScheduler.TASK, placed.id(), now);
            }
            if (placed.state() == ApplicationState.PENDING || placed.state() == ApplicationState.UNASSIGNED) {
                acknowledge(told, messageId, applications);
            }
            if (placed.reason().equals(Reason.WAITING_FOR_SCANNER.name())) {
                applications.schedule(DeliveryScheduler.SCAN_TASK, placed.id(), now.plus(DeliveryScheduler.SCAN_PAUSE));
            }
            return true;
        });
    }

    /** Off until a text is set. */
    private void acknowledge(Application application, String messageId, ApplicationRepository applications)
            throws SQLException {
        String text = inbox.settings().acknowledgement();
        String to = application.candidate().email();
        if (text.isEmpty() || to.isEmpty()) {
            return;
        }
        String title = application.publication().flatMap(titles).orElse("");
        applications.keepMail(application.id(), CandidateMail.arrived(application, text, title, messageId));
        applications.schedule(DeliveryScheduler.MAIL_TASK, application.id(), clock.instant());
    }

    private static ApplicationRow place(
            ApplicationRow row, Optional<Reason> machine, Files files, boolean flood, Instant now) {
        if (machine.isPresent()) {
            return row.in(ApplicationState.NOT_A_CANDIDATE, machine.get().name(), now);
        }
        if (flood) {
            return row.in(ApplicationState.QUARANTINED, Reason.FLOOD.name(), now);
        }
        if (files.suspicious()) {
            return row.in(ApplicationState.QUARANTINED, Reason.SUSPICIOUS_FILE.name(), now);
        }
        if (files.unscanned()) {
            return row.in(ApplicationState.QUARANTINED, Reason.WAITING_FOR_SCANNER.name(), now);
        }
        return row.publication() == null
                ? row.in(ApplicationState.UNASSIGNED, Reason.NO_JOB.name(), now)
                : row.in(ApplicationState.PENDING, "", now);
    }

    private static boolean isFlood(Application application, List<ApplicationRow> earlier, Instant now) {
        return application.origin() == Origin.MAIL
                && earlier.stream()
                                .filter(row -> row.receivedAt().isAfter(now.minus(FLOOD_WINDOW)))
                                .count()
                        >= FLOOD;
    }

    /** Delivered all the same; never merged. */
    private static Application again(Application application, List<ApplicationRow> earlier) {
        return earlier.stream()
                .filter(row -> application.publication().equals(Optional.ofNullable(row.publication())))
                .filter(row -> row.publication() != null && !row.id().equals(application.id()))
                .findFirst()
                .map(row -> {
                    List<Finding> findings = new ArrayList<>(application.findings());
                    findings.add(Texts.finding(
                            "applications.again",
                            row.hostReference().isEmpty() ? row.id().reference() : row.hostReference()));
                    return application.toBuilder().findings(findings).build();
                })
                .orElse(application);
    }
}
