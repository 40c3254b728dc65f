package org.aushang.console.internal.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.PostingEditor;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Slice;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Fix;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.console.internal.access.AuditLog;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;

/** Every posting of one channel, or of all that the user may see, by state, finding and text, in parts; and repairs for all that have the same finding. */
final class PostingsPage {

    private static final int PART = 50;

    private static final Map<String, Set<PublicationState>> FILTERS = filters();

    private final Services services;
    private final ApplicationServices applications;
    private final Repairs repairs;

    PostingsPage(Services services, ApplicationServices applications, Repairs repairs) {
        this.services = services;
        this.applications = applications;
        this.repairs = repairs;
    }

    private static Map<String, Set<PublicationState>> filters() {
        Map<String, Set<PublicationState>> filters = new LinkedHashMap<>();
        filters.put("all", Set.of());
        filters.put("attention", View.ATTENTION);
        filters.put("waiting", View.WAITING);
        filters.put("online", Set.of(PublicationState.ACCEPTED));
        filters.put("over", Set.of(PublicationState.WITHDRAWN, PublicationState.EXPIRED));
        return filters;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/postings", Role.VIEWER, this::show),
                Route.post("/postings/retry", Role.RECRUITER, this::retry),
                Route.post("/postings/fix", Role.RECRUITER, this::fix));
    }

    private List<ChannelStatus> channels(Request request) {
        return services.channels().channels().stream()
                .filter(channel -> request.user().sees(channel.channel()))
                .toList();
    }

    /** Those that the query names, as far as the user may see them; all of them if it names none. */
    private List<ChannelStatus> chosen(Request request, List<ChannelStatus> channels) {
        String id = request.field("channel");
        return channels.stream()
                .filter(channel -> id.isEmpty() || channel.channel().value().equals(id))
                .toList();
    }

    private Reply show(Request request) {
        List<ChannelStatus> channels = channels(request);
        List<ChannelStatus> chosen = chosen(request, channels);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "channels",
                channels.stream().map(channel -> channel.channel().value()).toList());
        if (chosen.isEmpty()) {
            return channels.isEmpty() ? Reply.page("postings", model) : Reply.notFound();
        }
        PublicationQuery query = query(request, chosen);
        Slice<PublicationStatus> part;
        try {
            part = services.publications().find(query);
        } catch (IllegalArgumentException e) {
            part = services.publications().find(query.toBuilder().after(null).build());
        }
        View view = services.view(request);
        model.put("channel", request.field("channel"));
        model.put("filter", filter(request));
        model.put("filters", FILTERS.keySet());
        model.put("counts", counts(chosen, services.view(request)));
        model.put("text", request.field("text"));
        model.put("finding", request.field("finding"));
        model.put("first", request.field("after").isEmpty());
        Map<PublicationRef, String> received = applications.counts(
                request, part.items().stream().map(PublicationStatus::ref).toList());
        model.put(
                "postings",
                part.items().stream()
                        .map(posting -> row(posting, received, view))
                        .toList());
        model.put("next", part.next().map(PostingsPage::encode).orElse(""));
        model.put("findings", groups(part.items(), view));
        model.put("editor", services.editor() != null);
        repairs.latest(request.user().name()).ifPresent(run -> model.put("repair", repair(run)));
        return Reply.page("postings", model);
    }

    private static Map<String, Object> row(PublicationStatus posting, Map<PublicationRef, String> received, View view) {
        Map<String, Object> row = view.publication(posting);
        String applications = received.getOrDefault(posting.ref(), "0");
        row.put("applications", applications.equals("0") ? "" : applications);
        return row;
    }

    private static Map<String, Object> repair(Repairs.Run run) {
        return Map.of(
                "all", String.valueOf(run.all()),
                "done", String.valueOf(run.done()),
                "failed", String.valueOf(run.failed()),
                "running", run.isRunning(),
                "complete", run.isComplete());
    }

    private static String encode(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    private static String filter(Request request) {
        return FILTERS.containsKey(request.field("filter")) ? request.field("filter") : "all";
    }

    private static PublicationQuery query(Request request, List<ChannelStatus> channels) {
        return of(request, channels)
                .states(FILTERS.getOrDefault(filter(request), Set.of()))
                .text(request.field("text"))
                .finding(request.field("finding"))
                .after(request.field("after").isEmpty() ? null : request.field("after"))
                .limit(PART)
                .build();
    }

    /** Without a condition where the user may see everything: there may be thousands of channels. */
    private static PublicationQuery.Builder of(Request request, List<ChannelStatus> channels) {
        boolean all =
                request.field("channel").isEmpty() && request.user().channels().isEmpty();
        return PublicationQuery.builder()
                .channels(
                        all
                                ? Set.of()
                                : channels.stream().map(ChannelStatus::channel).collect(Collectors.toSet()));
    }

    private static Map<String, String> counts(List<ChannelStatus> channels, View view) {
        Map<String, String> counts = new LinkedHashMap<>();
        FILTERS.forEach((name, states) -> {
            Set<PublicationState> counted = states.isEmpty() ? Set.of(PublicationState.values()) : states;
            counts.put(
                    name,
                    view.number(channels.stream()
                            .mapToInt(channel -> View.count(channel, counted))
                            .sum()));
        });
        return counts;
    }

    /** The findings of this part, each with how many have it and whether it can be fixed. */
    private static List<Map<String, Object>> groups(List<PublicationStatus> part, View view) {
        Map<String, List<Finding>> byCode = part.stream()
                .flatMap(status -> status.findings().stream()
                        .filter(finding -> !finding.target().startsWith("channel"))
                        .collect(Collectors.toMap(
                                Finding::code, finding -> finding, (one, other) -> one, LinkedHashMap::new))
                        .values()
                        .stream())
                .collect(Collectors.groupingBy(Finding::code, LinkedHashMap::new, Collectors.toList()));
        return byCode.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .map(entry -> {
                    Map<String, Object> group = view.finding(entry.getValue().get(0));
                    group.put("count", String.valueOf(entry.getValue().size()));
                    return group;
                })
                .toList();
    }

    private Reply retry(Request request) {
        return repair(request, "sent again", status -> services.publications()
                .retry(status.ref())
                .isPresent());
    }

    private Reply fix(Request request) {
        PostingEditor editor = services.editor();
        if (editor == null) {
            return Reply.notFound();
        }
        String code = request.field("finding");
        ConsoleUser user = request.user();
        return repair(request, "fixed", status -> {
            Optional<Fix> fix = status.findings().stream()
                    .filter(finding -> finding.code().equals(code))
                    .flatMap(finding -> finding.fix().stream())
                    .findFirst();
            return fix.isPresent() && editor.apply(status.ref(), fix.get(), user);
        });
    }

    /** All with this finding that need attention, however many: it goes on while the page shows how far it is. */
    private Reply repair(Request request, String action, Predicate<PublicationStatus> repair) {
        List<ChannelStatus> chosen = chosen(request, channels(request));
        String finding = request.field("finding");
        if (chosen.isEmpty() || finding.isEmpty()) {
            return Reply.notFound();
        }
        PublicationQuery query =
                of(request, chosen).states(View.ATTENTION).finding(finding).build();
        ConsoleUser user = request.user();
        String subject = (request.field("channel").isEmpty() ? "all channels" : "channel " + request.field("channel"));
        repairs.start(
                user.name(),
                () -> services.publications()
                        .findAll(query)
                        .map(PublicationStatus::ref)
                        .toList(),
                ref -> services.publications().status(ref).filter(repair).isPresent(),
                run -> AuditLog.changed(
                        user,
                        action + " " + run.done() + " with " + finding.replaceAll("[^\\w.-]", "") + " of",
                        subject));
        AuditLog.changed(user, "started to repair what has " + finding.replaceAll("[^\\w.-]", "") + " of", subject);
        return Reply.redirect("/postings?channel=" + request.field("channel") + "&filter=" + filter(request));
    }
}
