package org.aushang.console.internal.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationQuery;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.Attachment;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.SettingsRef;
import org.aushang.api.host.Slice;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobId;
import org.aushang.api.model.PublicationRef;
import org.aushang.console.internal.access.AuditLog;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;

/**
 * Applications that wait: for the host, for a person who assigns them, in quarantine; and those that are none. What the host has is
 * erased here, so it is not shown. Everything here is personal: a viewer sees none of it, and the audit log names ids only.
 */
final class ApplicationsPage {

    private static final int PART = 50;

    /** How many titles a person is shown, and among how many they are chosen for each word. */
    private static final int SIMILAR = 3;

    private static final int SIMILAR_EACH = 50;

    private static final Map<String, Set<ApplicationState>> FILTERS = filters();

    private final Services services;
    private final ApplicationServices applications;
    /** What the last test of each mailbox found, by its key. */
    private final Map<String, Optional<List<Finding>>> tests = new ConcurrentHashMap<>();

    ApplicationsPage(Services services, ApplicationServices applications) {
        this.services = services;
        this.applications = applications;
    }

    private static Map<String, Set<ApplicationState>> filters() {
        Map<String, Set<ApplicationState>> filters = new LinkedHashMap<>();
        filters.put("open", Set.of(ApplicationState.UNASSIGNED, ApplicationState.QUARANTINED));
        filters.put("pending", Set.of(ApplicationState.PENDING));
        filters.put("none", Set.of(ApplicationState.NOT_A_CANDIDATE));
        filters.put("done", Set.of(ApplicationState.ACCEPTED, ApplicationState.DECLINED, ApplicationState.ERASED));
        filters.put("all", Set.of());
        return filters;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/applications", Role.RECRUITER, request -> with(inbox -> list(request, inbox))),
                Route.get("/applications/{id}", Role.RECRUITER, request -> one(request, this::show)),
                Route.get("/applications/{id}/files/{number}", Role.RECRUITER, request -> one(request, this::file)),
                Route.post("/applications/{id}/assign", Role.RECRUITER, request -> one(request, this::assign)),
                Route.post("/applications/{id}/release", Role.RECRUITER, request -> one(request, this::release)),
                Route.post("/applications/{id}/erase", Role.RECRUITER, request -> one(request, this::erase)),
                Route.post("/person/export", Role.ADMIN, this::export),
                Route.post("/person/erase", Role.ADMIN, this::eraseAll),
                Route.post("/mailboxes/test", Role.ADMIN, this::test));
    }

    private Reply with(Function<ApplicationService, Reply> page) {
        return applications.inbox().map(page).orElseGet(() -> Reply.page("applications", Map.of("installed", false)));
    }

    private Reply list(Request request, ApplicationService inbox) {
        Optional<ChannelId> channel = request.channel(request.field("channel"));
        Optional<PublicationRef> job =
                channel.flatMap(chosen -> request.job().map(one -> new PublicationRef(chosen, one)));
        String filter = FILTERS.containsKey(request.field("filter"))
                ? request.field("filter")
                : channel.isPresent() ? "all" : "open";
        ApplicationQuery.Builder query = ApplicationQuery.builder()
                .states(FILTERS.getOrDefault(filter, Set.of()))
                .publication(job.orElse(null))
                .after(request.field("after").isEmpty() ? null : request.field("after"))
                .limit(PART);
        request.user().channels().ifPresent(query::channels);
        channel.ifPresent(chosen -> query.channels(Set.of(chosen)));
        Slice<ApplicationStatus> part = inbox.find(query.build());
        View view = services.view(request);
        Map<String, Object> model = new HashMap<>();
        model.put("installed", true);
        model.put("filter", filter);
        model.put("filters", FILTERS.keySet());
        model.put("counts", counts(request.user(), channel, job, inbox));
        model.put("channel", channel.map(ChannelId::value).orElse(""));
        model.put("job", job.map(ref -> ref.job().value()).orElse(""));
        model.put("first", request.field("after").isEmpty());
        model.put("next", part.next().orElse(""));
        model.put(
                "applications", part.items().stream().map(one -> row(one, view)).toList());
        model.put("findings", view.findings(inbox.findings()));
        model.put("settings", settings(request, "applications"));
        model.put("newMailbox", settings(request, "mailbox"));
        model.put(
                "mailboxes",
                applications.sources().stream()
                        .map(source -> mailbox(source, view))
                        .toList());
        return Reply.page("applications", model);
    }

    /** Where an admin sets this up; of several, the next one; empty if this user may not, or it is not installed. */
    private String settings(Request request, String id) {
        boolean may =
                request.user().role() == Role.ADMIN && request.user().channels().isEmpty();
        return services.settings().forms().stream()
                .filter(form -> may && form.id().equals(id))
                .findFirst()
                .map(form -> address(form.isRepeatable() ? next(id) : new SettingsRef(id, "")))
                .orElse("");
    }

    private SettingsRef next(String form) {
        List<SettingsRef> taken = services.settings().instances(form);
        int number = 1;
        while (taken.contains(new SettingsRef(form, form + "-" + number))) {
            number++;
        }
        return new SettingsRef(form, form + "-" + number);
    }

    private static String address(SettingsRef ref) {
        return "/settings/" + ref.form() + (ref.instance().isEmpty() ? "" : "?instance=" + ref.instance());
    }

    private static Map<String, String> counts(
            ConsoleUser user, Optional<ChannelId> channel, Optional<PublicationRef> job, ApplicationService inbox) {
        List<Map<ApplicationState, Long>> all;
        if (job.isPresent()) {
            all = List.copyOf(inbox.countsByPublication(List.of(job.get())).values());
        } else if (channel.isPresent()) {
            all = List.of(inbox.counts(channel.get()));
        } else {
            all = user.channels().isEmpty()
                    ? List.of(inbox.counts())
                    : user.channels().get().stream().map(inbox::counts).toList();
        }
        Map<String, String> counts = new LinkedHashMap<>();
        FILTERS.forEach((name, states) -> counts.put(
                name,
                String.valueOf(all.stream()
                        .flatMap(one -> one.entrySet().stream())
                        .filter(entry -> states.isEmpty() || states.contains(entry.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum())));
        return counts;
    }

    private static Map<String, Object> row(ApplicationStatus status, View view) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", status.id().value());
        row.put("reference", status.id().reference());
        row.put("state", status.state().name());
        row.put("tone", tone(status.state()));
        row.put("since", view.time(status.receivedAt()));
        row.put("reason", status.reason().map(view::text).orElse(""));
        row.put("hostReference", status.hostReference());
        row.put("job", status.publication().map(ref -> ref.job().value()).orElse(""));
        row.put(
                "channel",
                status.publication().map(ref -> ref.channel().value()).orElse(""));
        status.application().ifPresent(application -> {
            row.put("name", application.candidate().formattedName());
            row.put("email", application.candidate().email());
            row.put("subject", application.subject());
            row.put("files", String.valueOf(application.attachments().size()));
            row.put("origin", application.origin().name());
        });
        return row;
    }

    private static String tone(ApplicationState state) {
        return switch (state) {
            case PENDING -> "busy";
            case UNASSIGNED, QUARANTINED -> "warn";
            case ACCEPTED -> "good";
            default -> "calm";
        };
    }

    private Map<String, Object> mailbox(ApplicationSource source, View view) {
        Map<String, Object> mailbox = new HashMap<>();
        mailbox.put("name", source.name());
        mailbox.put("key", key(source));
        mailbox.put("contact", source.lastContact().map(view::time).orElse(""));
        mailbox.put("findings", view.findings(source.findings()));
        source.settings().ifPresent(ref -> mailbox.put("settings", address(ref)));
        Optional<List<Finding>> tested = tests.get(key(source));
        if (tested != null) {
            mailbox.put("running", tested.isEmpty());
            tested.ifPresent(findings -> mailbox.put("tested", view.findings(findings)));
        }
        return mailbox;
    }

    /** Two may have the same name, for instance two users of one server. */
    private static String key(ApplicationSource source) {
        return source.settings().map(SettingsRef::toString).orElse(source.name());
    }

    /** Work with one application that the user may see. */
    @FunctionalInterface
    private interface OnOne {

        Reply answer(Request request, ApplicationService inbox, ApplicationStatus status) throws IOException;
    }

    private Reply one(Request request, OnOne work) throws IOException {
        Optional<ApplicationService> inbox = applications.inbox();
        if (inbox.isEmpty() || !ApplicationId.isValid(request.segment(0))) {
            return Reply.notFound();
        }
        Optional<ApplicationStatus> status = inbox.get()
                .status(new ApplicationId(request.segment(0)))
                .filter(found -> isVisible(request.user(), found));
        return status.isEmpty() ? Reply.notFound() : work.answer(request, inbox.get(), status.get());
    }

    /** One without a job belongs to no channel: only for those who see all. */
    private static boolean isVisible(ConsoleUser user, ApplicationStatus status) {
        return status.publication()
                .map(ref -> user.sees(ref.channel()))
                .orElse(user.channels().isEmpty());
    }

    private Reply show(Request request, ApplicationService inbox, ApplicationStatus status) {
        return Reply.page("application", model(request, status));
    }

    private Map<String, Object> model(Request request, ApplicationStatus status) {
        View view = services.view(request);
        Map<String, Object> model = new HashMap<>();
        model.put("one", row(status, view));
        status.publication()
                .flatMap(ref -> services.publications().status(ref))
                .map(PublicationStatus::title)
                .ifPresent(title -> model.put("title", title));
        model.put(
                "channels",
                services.channels().channels().stream()
                        .map(ChannelStatus::channel)
                        .filter(request.user()::sees)
                        .map(channel -> channel.value())
                        .toList());
        model.put("problem", "");
        status.nextAttempt().ifPresent(next -> model.put("nextAttempt", view.time(next)));
        model.put("attempts", String.valueOf(status.attempts()));
        status.application().ifPresent(application -> {
            model.put("message", application.message());
            model.put("telephone", application.candidate().telephone());
            model.put("certain", application.candidate().certain());
            model.put("evidence", view.text(application.match().evidence()));
            model.put("findings", view.findings(application.findings()));
            model.put(
                    "answers",
                    application.answers().stream()
                            .map(answer -> Map.of("field", answer.field(), "value", answer.value()))
                            .toList());
            model.put(
                    "consents",
                    application.consents().stream()
                            .map(consent -> Map.of(
                                    "wording", consent.wording(),
                                    "version", consent.version(),
                                    "at", view.time(consent.at())))
                            .toList());
            model.put("files", files(application));
            if (status.state() == ApplicationState.UNASSIGNED) {
                model.put("similar", similar(request, application));
            }
        });
        return model;
    }

    /** The three postings whose titles are most like what the candidate writes about. */
    private List<Map<String, String>> similar(Request request, Application application) {
        String text = application.subject().isEmpty() ? application.message() : application.subject();
        List<PublicationStatus> found = new ArrayList<>();
        for (String word : SimilarTitles.words(text)) {
            PublicationQuery.Builder query =
                    PublicationQuery.builder().text(word).limit(SIMILAR_EACH);
            request.user().channels().ifPresent(query::channels);
            found.addAll(services.publications().find(query.build()).items());
        }
        return SimilarTitles.best(found, text, SIMILAR).stream()
                .map(posting -> Map.of(
                        "title", posting.title(),
                        "place", posting.place(),
                        "channel", posting.ref().channel().value(),
                        "job", posting.ref().job().value()))
                .toList();
    }

    private static List<Map<String, String>> files(Application application) {
        List<Map<String, String>> files = new ArrayList<>();
        int number = 0;
        for (Attachment file : application.attachments()) {
            files.add(file(++number, file));
        }
        application.original().ifPresent(original -> files.add(file(0, original)));
        return files;
    }

    private static Map<String, String> file(int number, Attachment file) {
        return Map.of(
                "number", String.valueOf(number),
                "name", file.name(),
                "type", file.type(),
                "size", String.valueOf(Math.max(1, file.size() / 1024)));
    }

    /** Saved, never shown: what candidates send is not opened in this application. */
    private Reply file(Request request, ApplicationService inbox, ApplicationStatus status) throws IOException {
        String number = request.segment(1);
        Optional<Application> application = status.application();
        if (application.isEmpty() || !number.matches("\\d{1,2}")) {
            return Reply.notFound();
        }
        int index = Integer.parseInt(number);
        List<Attachment> files = application.get().attachments();
        Optional<Attachment> file = index == 0
                ? application.get().original()
                : Optional.of(index).filter(one -> one <= files.size()).map(one -> files.get(one - 1));
        if (file.isEmpty()) {
            return Reply.notFound();
        }
        try (InputStream in = file.get().open()) {
            return new Reply.Download(file.get().name(), in.readAllBytes());
        }
    }

    private Reply assign(Request request, ApplicationService inbox, ApplicationStatus status) {
        Optional<PublicationRef> chosen = request.channel(request.field("channel"))
                .flatMap(channel -> request.job().map((JobId job) -> new PublicationRef(channel, job)))
                .filter(ref -> services.publications().status(ref).isPresent());
        if (chosen.isEmpty()) {
            Map<String, Object> model = model(request, status);
            model.put("problem", "assign");
            return Reply.invalid("application", model);
        }
        inbox.assign(status.id(), chosen.get());
        AuditLog.changed(request.user(), "assigned to " + chosen.get(), "application " + status.id());
        return Reply.redirect("/applications/" + status.id());
    }

    private Reply release(Request request, ApplicationService inbox, ApplicationStatus status) {
        inbox.release(status.id());
        AuditLog.changed(request.user(), "released", "application " + status.id());
        return Reply.redirect("/applications/" + status.id());
    }

    private Reply erase(Request request, ApplicationService inbox, ApplicationStatus status) {
        inbox.erase(status.id());
        AuditLog.changed(request.user(), "erased", "application " + status.id());
        return Reply.redirect("/applications");
    }

    /** Of all channels: who answers for a person's data answers for all of them. */
    private Optional<ApplicationService> whole(Request request) {
        return applications.inbox().filter(inbox -> request.user().channels().isEmpty());
    }

    private Reply export(Request request) throws IOException {
        Optional<ApplicationService> inbox = whole(request);
        if (inbox.isEmpty() || request.field("email").isEmpty()) {
            return Reply.notFound();
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        int exported = inbox.get().export(request.field("email"), zip);
        AuditLog.changed(request.user(), "exported " + exported, "applications of one person");
        return new Reply.Download("applications.zip", zip.toByteArray());
    }

    private Reply eraseAll(Request request) {
        Optional<ApplicationService> inbox = whole(request);
        if (inbox.isEmpty() || request.field("email").isEmpty()) {
            return Reply.notFound();
        }
        int erased = inbox.get().eraseAll(request.field("email"));
        AuditLog.changed(request.user(), "erased " + erased, "applications of one person");
        return Reply.redirect("/applications?filter=done");
    }

    private Reply test(Request request) {
        for (ApplicationSource source : applications.sources()) {
            if (key(source).equals(request.field("source"))) {
                tests.put(key(source), Optional.empty());
                source.test()
                        .whenComplete((findings, failure) -> tests.put(
                                key(source), Optional.of(failure == null ? findings : Collections.emptyList())));
                AuditLog.changed(request.user(), "tested", "mailbox");
            }
        }
        return Reply.redirect("/applications#mailboxes");
    }
}
