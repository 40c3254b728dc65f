package org.aushang.console.internal.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.aushang.api.applications.ApplicationQuery;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.SettingsRef;
import org.aushang.api.host.Slice;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
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
        model.put("counts", counts(services.view(request), channel, job, inbox));
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
            View view, Optional<ChannelId> channel, Optional<PublicationRef> job, ApplicationService inbox) {
        ConsoleUser user = view.request().user();
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
                view.number(all.stream()
                        .flatMap(one -> one.entrySet().stream())
                        .filter(entry -> states.isEmpty() || states.contains(entry.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum())));
        return counts;
    }

    static Map<String, Object> row(ApplicationStatus status, View view) {
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
