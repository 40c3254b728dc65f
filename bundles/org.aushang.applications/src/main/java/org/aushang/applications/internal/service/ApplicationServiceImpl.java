package org.aushang.applications.internal.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationLinks;
import org.aushang.api.applications.ApplicationQuery;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.Match;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.host.Slice;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationRef;
import org.aushang.applications.internal.delivery.DeliveryScheduler;
import org.aushang.applications.internal.model.Texts;
import org.aushang.applications.internal.model.Texts.Reason;
import org.aushang.applications.internal.store.ApplicationCodec;
import org.aushang.applications.internal.store.ApplicationRepository;
import org.aushang.applications.internal.store.ApplicationRow;
import org.aushang.applications.internal.store.Inbox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements {@link ApplicationService} over the inbox. Thread-safe. */
@Component
public final class ApplicationServiceImpl implements ApplicationService {

    private final Inbox inbox;
    private final ApplicationLinks links;
    private final Supplier<List<Finding>> findings;
    private final BiConsumer<ApplicationId, ReceiveResult> answers;
    private final Clock clock;

    @Activate
    public ApplicationServiceImpl(
            @Reference Inbox inbox, @Reference ApplicationLinks links, @Reference DeliveryScheduler delivery) {
        this(inbox, links, delivery::findings, delivery::answer, Clock.systemUTC());
    }

    ApplicationServiceImpl(
            Inbox inbox,
            ApplicationLinks links,
            Supplier<List<Finding>> findings,
            BiConsumer<ApplicationId, ReceiveResult> answers,
            Clock clock) {
        this.inbox = inbox;
        this.links = links;
        this.findings = findings;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Slice<ApplicationStatus> find(ApplicationQuery query) {
        return inbox.inTransaction(applications -> {
            List<ApplicationRow> rows = applications.find(query);
            boolean more = rows.size() > query.limit();
            List<ApplicationRow> shown = more ? rows.subList(0, query.limit()) : rows;
            List<ApplicationStatus> statuses = new ArrayList<>();
            for (ApplicationRow row : shown) {
                statuses.add(inbox.status(row, applications));
            }
            return Slice.of(statuses, more ? shown.get(shown.size() - 1).id().value() : null);
        });
    }

    @Override
    public Optional<ApplicationStatus> status(ApplicationId id) {
        return inbox.inTransaction(applications -> {
            Optional<ApplicationRow> row = applications.find(id);
            return row.isEmpty() ? Optional.empty() : Optional.of(inbox.status(row.get(), applications));
        });
    }

    @Override
    public Optional<ApplicationStatus> assign(ApplicationId id, PublicationRef publication) {
        boolean found = inbox.durably(applications -> {
            Optional<ApplicationRow> row = applications.lock(id);
            if (row.isEmpty()) {
                return false;
            }
            Optional<Application> content =
                    inbox.status(row.get(), applications).application();
            if (content.isEmpty()) {
                throw new IllegalStateException(
                        "application " + id + " is " + row.get().state() + "; its content is erased");
            }
            applications.describe(content.get().toBuilder()
                    .publication(publication)
                    .match(new Match(Match.Kind.PERSON, Texts.text("match.person")))
                    .build());
            offer(row.get().of(publication), applications);
            return true;
        });
        return found ? status(id) : Optional.empty();
    }

    @Override
    public Optional<ApplicationStatus> release(ApplicationId id) {
        boolean found = inbox.durably(applications -> {
            Optional<ApplicationRow> row =
                    applications.lock(id).filter(held -> held.state() == ApplicationState.QUARANTINED);
            if (row.isEmpty()) {
                return false;
            }
            if (row.get().publication() == null) {
                applications.update(row.get().in(ApplicationState.UNASSIGNED, Reason.NO_JOB.name(), clock.instant()));
            } else {
                offer(row.get(), applications);
            }
            return true;
        });
        return found ? status(id) : Optional.empty();
    }

    @Override
    public Optional<ApplicationStatus> answer(ApplicationId id, ReceiveResult result) {
        if (result.kind() == ReceiveResult.Kind.RETRY_LATER) {
            throw new IllegalArgumentException("a host that asks by itself does not answer \"later\"");
        }
        answers.accept(id, result);
        return status(id);
    }

    private void offer(ApplicationRow row, ApplicationRepository applications) throws java.sql.SQLException {
        Instant now = clock.instant();
        applications.update(row.in(ApplicationState.PENDING, "", now));
        applications.schedule(DeliveryScheduler.TASK, row.id(), now);
    }

    @Override
    public boolean erase(ApplicationId id) {
        return inbox.durably(applications -> {
            Optional<ApplicationRow> row = applications.lock(id);
            if (row.isEmpty() || row.get().state() == ApplicationState.ERASED) {
                return false;
            }
            applications.update(row.get().in(ApplicationState.ERASED, Reason.BY_PERSON.name(), clock.instant()));
            return true;
        });
    }

    @Override
    public int eraseAll(String email) {
        return inbox.durably(applications -> {
            int erased = 0;
            for (ApplicationRow row : applications.of(inbox.cipher().person(email), Instant.EPOCH)) {
                if (row.state() != ApplicationState.ERASED) {
                    applications.update(row.in(ApplicationState.ERASED, Reason.BY_PERSON.name(), clock.instant()));
                    erased++;
                }
            }
            return erased;
        });
    }

    @Override
    public int export(String email, OutputStream out) throws IOException {
        List<ApplicationRow> rows = inbox.inTransaction(
                applications -> applications.of(inbox.cipher().person(email), Instant.EPOCH));
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            int number = 0;
            for (ApplicationRow row : rows) {
                String folder = ++number + "-" + row.id().reference() + "/";
                Optional<Application> content = status(row.id()).flatMap(ApplicationStatus::application);
                zip.putNextEntry(new ZipEntry(folder + "application.json"));
                zip.write(content.map(ApplicationCodec::write).orElseGet(() -> ("{\"id\":\"" + row.id()
                                + "\",\"state\":\"" + row.state() + "\",\"receivedAt\":\"" + row.receivedAt() + "\"}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                zip.closeEntry();
                if (content.isPresent()) {
                    files(content.get(), folder, zip);
                }
            }
        }
        return rows.size();
    }

    private static void files(Application application, String folder, ZipOutputStream zip) throws IOException {
        List<Attachment> files = new ArrayList<>(application.attachments());
        application.original().ifPresent(files::add);
        int number = 0;
        for (Attachment file : files) {
            zip.putNextEntry(new ZipEntry(folder + ++number + "-" + file.name()));
            try (InputStream in = file.open()) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
    }

    @Override
    public Map<ApplicationState, Long> counts(ChannelId channel) {
        return inbox.inTransaction(applications -> applications.counts().of(channel));
    }

    @Override
    public Map<ApplicationState, Long> counts() {
        return inbox.inTransaction(applications -> applications.counts().all());
    }

    @Override
    public Map<PublicationRef, Map<ApplicationState, Long>> countsByPublication(
            Collection<PublicationRef> publications) {
        Map<ChannelId, List<String>> jobs = publications.stream()
                .collect(Collectors.groupingBy(
                        PublicationRef::channel,
                        Collectors.mapping(ref -> ref.job().value(), Collectors.toList())));
        return inbox.inTransaction(applications -> {
            Map<PublicationRef, Map<ApplicationState, Long>> counts = new HashMap<>();
            for (Map.Entry<ChannelId, List<String>> channel : jobs.entrySet()) {
                counts.putAll(applications.counts().of(channel.getKey(), channel.getValue()));
            }
            return counts;
        });
    }

    @Override
    public Optional<PublicationRef> resolve(String token) {
        return links.resolve(token);
    }

    @Override
    public List<Finding> findings() {
        return findings.get();
    }
}
