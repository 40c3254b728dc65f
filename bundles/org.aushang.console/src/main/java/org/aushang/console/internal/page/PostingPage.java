package org.aushang.console.internal.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.PostingEditor;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.console.internal.access.AuditLog;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;

/** One posting on one channel: what is true, why it is not online, what to do, how it looks, and what happened. */
final class PostingPage {

    private final Services services;
    private final ApplicationServices applications;

    PostingPage(Services services, ApplicationServices applications) {
        this.services = services;
        this.applications = applications;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/posting", Role.VIEWER, request -> show(request, "")),
                Route.post("/posting/retry", Role.RECRUITER, this::retry),
                Route.post("/posting/fix", Role.RECRUITER, this::fix),
                Route.get("/posting/artifact", Role.VIEWER, this::artifact),
                Route.get("/posting/support", Role.RECRUITER, this::support));
    }

    private static Optional<PublicationRef> ref(Request request) {
        Optional<ChannelId> channel = request.channel(request.field("channel"));
        return channel.isEmpty() || request.job().isEmpty()
                ? Optional.empty()
                : Optional.of(new PublicationRef(channel.get(), request.job().get()));
    }

    private Optional<PublicationStatus> status(Request request) {
        return ref(request).flatMap(services.publications()::status);
    }

    private Reply show(Request request, String problem) {
        Optional<PublicationStatus> found = status(request);
        if (found.isEmpty()) {
            return Reply.notFound();
        }
        PublicationStatus status = found.get();
        PublicationRef ref = status.ref();
        View view = services.view(request);
        Optional<ChannelStatus> channel = services.channels().channel(ref.channel());
        Optional<JobPosting> posting = services.publications().posting(ref);
        Map<String, Object> model = new HashMap<>();
        model.put("posting", view.publication(status));
        model.put("query", query(ref));
        model.put("problem", problem);
        model.put("conditions", Conditions.of(status, channel, view));
        model.put("general", view.findings(status.findings()));
        posting.ifPresent(content -> {
            Map<String, Object> ad = Ad.of(content);
            Map<String, List<Map<String, Object>>> at = Ad.byPart(status.findings(), view);
            ad.put("at", at);
            model.put("general", at.getOrDefault(Ad.GENERAL, List.of()));
            model.put("ad", ad);
            services.channels()
                    .preview(ref.channel(), content)
                    .ifPresent(document -> model.put("document", document.text()));
        });
        model.put("applications", applications.counts(request, List.of(ref)).getOrDefault(ref, ""));
        model.put("timeline", timeline(ref, view));
        PostingEditor editor = services.editor();
        model.put("editor", editor != null);
        if (editor != null) {
            editor.page(ref).filter(PostingPage::isSafe).ifPresent(page -> model.put("editPage", page.toString()));
        }
        return problem.isEmpty() ? Reply.page("posting", model) : Reply.invalid("posting", model);
    }

    private static boolean isSafe(java.net.URI address) {
        String scheme = address.getScheme();
        return scheme == null || scheme.equals("https") || scheme.equals("http");
    }

    private static String query(PublicationRef ref) {
        return "channel=" + ref.channel() + "&job="
                + URLEncoder.encode(ref.job().value(), StandardCharsets.UTF_8);
    }

    private List<Map<String, Object>> timeline(PublicationRef ref, View view) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (TimelineEntry entry : services.publications().timeline(ref)) {
            steps.add(
                    0,
                    Map.of(
                            "at", view.time(entry.at()),
                            "step", view.text(entry.step()),
                            "detail", entry.detail(),
                            "artifacts",
                                    entry.artifacts().stream()
                                            .map(PostingPage::link)
                                            .toList()));
        }
        return steps;
    }

    private static Map<String, Object> link(ArtifactRef artifact) {
        return Map.of(
                "name",
                artifact.name(),
                "query",
                "submission=" + artifact.submission() + "&sha256=" + artifact.sha256());
    }

    private Reply retry(Request request) {
        Optional<PublicationStatus> found = status(request);
        if (found.isEmpty()) {
            return Reply.notFound();
        }
        services.publications().retry(found.get().ref());
        AuditLog.changed(request.user(), "sent again", subject(found.get().ref()));
        return Reply.redirect("/posting?" + query(found.get().ref()));
    }

    private static String subject(PublicationRef ref) {
        return "job " + ref.job() + " on channel " + ref.channel();
    }

    private Reply fix(Request request) {
        Optional<PublicationStatus> found = status(request);
        PostingEditor editor = services.editor();
        if (found.isEmpty() || editor == null) {
            return Reply.notFound();
        }
        PublicationStatus status = found.get();
        Optional<Finding> finding = status.findings().stream()
                .filter(one ->
                        one.code().equals(request.field("finding")) && one.fix().isPresent())
                .findFirst();
        boolean applied = false;
        if (finding.isPresent()) {
            try {
                applied = editor.apply(status.ref(), finding.get().fix().orElseThrow(), request.user());
            } catch (IllegalArgumentException e) {
                return show(request, "fix.impossible");
            }
        }
        if (!applied) {
            return show(request, "fix.refused");
        }
        AuditLog.changed(request.user(), "applied the fix of " + finding.get().code() + " to", subject(status.ref()));
        return Reply.redirect("/posting?" + query(status.ref()));
    }

    /** Only what is on the timeline of a posting that the user may see. */
    private Reply artifact(Request request) {
        Optional<ArtifactRef> artifact = ref(request).flatMap(ref -> services.publications().timeline(ref).stream()
                .flatMap(entry -> entry.artifacts().stream())
                .filter(one -> one.submission().value().equals(request.field("submission"))
                        && one.sha256().equals(request.field("sha256")))
                .findFirst());
        return artifact.flatMap(one -> services.administration().artifact(one).map(content ->
                        (Reply) new Reply.Download(one.name(), content)))
                .orElseGet(Reply::notFound);
    }

    private Reply support(Request request) throws IOException {
        Optional<PublicationStatus> found = status(request);
        if (found.isEmpty()) {
            return Reply.notFound();
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        services.administration().writeSupportBundle(found.get().ref(), zip);
        return new Reply.Download("aushang-" + found.get().publication() + ".zip", zip.toByteArray());
    }
}
