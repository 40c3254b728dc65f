package org.aushang.console.internal.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.PostingEditor;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Slice;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Fix;
import org.aushang.api.model.PublicationState;
import org.aushang.console.internal.access.AuditLog;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;

/** Every posting of one channel, by state, finding and text, in parts; and repairs for all that have the same finding. */
final class PostingsPage {

    private static final int PART = 50;
    /** How many one click repairs. */
    private static final int REPAIRED = 500;

    private static final Map<String, Set<PublicationState>> FILTERS = filters();

    private final Services services;

    PostingsPage(Services services) {
        this.services = services;
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

    private Reply show(Request request) {
        List<ChannelStatus> channels = channels(request);
        Optional<ChannelStatus> chosen = channels.stream()
                .filter(channel -> channel.channel().value().equals(request.field("channel")))
                .findFirst()
                .or(() -> channels.stream().findFirst());
        Map<String, Object> model = new HashMap<>();
        model.put(
                "channels",
                channels.stream().map(channel -> channel.channel().value()).toList());
        if (chosen.isEmpty()) {
            return Reply.page("postings", model);
        }
        ChannelStatus channel = chosen.get();
        PublicationQuery query = query(request, channel.channel());
        Slice<PublicationStatus> part;
        try {
            part = services.publications().find(query);
        } catch (IllegalArgumentException e) {
            part = services.publications().find(query.toBuilder().after(null).build());
        }
        View view = new View(request);
        model.put("channel", channel.channel().value());
        model.put("filter", filter(request));
        model.put("filters", FILTERS.keySet());
        model.put("counts", counts(channel));
        model.put("text", request.field("text"));
        model.put("finding", request.field("finding"));
        model.put("first", request.field("after").isEmpty());
        model.put("postings", part.items().stream().map(view::publication).toList());
        model.put("next", part.next().map(PostingsPage::encode).orElse(""));
        model.put("findings", groups(part.items(), view));
        model.put("editor", services.editor() != null);
        model.put("done", request.field("done"));
        return Reply.page("postings", model);
    }

    private static String encode(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    private static String filter(Request request) {
        return FILTERS.containsKey(request.field("filter")) ? request.field("filter") : "all";
    }

    private static PublicationQuery query(Request request, ChannelId channel) {
        return PublicationQuery.of(channel).toBuilder()
                .states(FILTERS.getOrDefault(filter(request), Set.of()))
                .text(request.field("text"))
                .finding(request.field("finding"))
                .after(request.field("after").isEmpty() ? null : request.field("after"))
                .limit(PART)
                .build();
    }

    private static Map<String, String> counts(ChannelStatus channel) {
        Map<String, String> counts = new LinkedHashMap<>();
        FILTERS.forEach((name, states) -> counts.put(
                name,
                String.valueOf(View.count(channel, states.isEmpty() ? Set.of(PublicationState.values()) : states))));
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

    /** Those that the form means: all of a channel with this finding. */
    private Stream<PublicationStatus> meant(Request request, ChannelId channel) {
        PublicationQuery query = PublicationQuery.of(channel).toBuilder()
                .states(View.ATTENTION)
                .finding(request.field("finding"))
                .limit(PART)
                .build();
        return services.publications().findAll(query).limit(REPAIRED);
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
        return repair(request, "fixed", status -> {
            Optional<Fix> fix = status.findings().stream()
                    .filter(finding -> finding.code().equals(request.field("finding")))
                    .flatMap(finding -> finding.fix().stream())
                    .findFirst();
            try {
                return fix.isPresent() && editor.apply(status.ref(), fix.get(), request.user());
            } catch (IllegalArgumentException e) {
                return false;
            }
        });
    }

    private Reply repair(Request request, String action, java.util.function.Predicate<PublicationStatus> repair) {
        Optional<ChannelId> channel = request.channel(request.field("channel"));
        if (channel.isEmpty() || request.field("finding").isEmpty()) {
            return Reply.notFound();
        }
        List<PublicationStatus> meant = meant(request, channel.get()).toList();
        long done = meant.stream().filter(repair).count();
        AuditLog.changed(
                request.user(),
                action + " " + done + " with " + request.field("finding").replaceAll("[^\\w.-]", "") + " of",
                "channel " + channel.get());
        return Reply.redirect("/postings?channel=" + channel.get() + "&filter=" + filter(request) + "&done=" + done);
    }
}
