package org.aushang.console.internal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aushang.api.host.Board;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.Hold;
import org.aushang.api.host.PendingMassChange;
import org.aushang.api.host.StaleTokenException;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.console.internal.access.AuditLog;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;
import org.jspecify.annotations.Nullable;

/** One channel: its condition, a connection test, a pending mass change, and its end. */
final class ChannelPage {

    private static final int LINES = 50;

    private final Services services;
    /** The last connection test of each channel; a restart forgets it. */
    private final Map<ChannelId, TestRun> tests = new ConcurrentHashMap<>();

    /** @param findings null while it runs */
    private record TestRun(Instant started, @Nullable List<Finding> findings) {}

    ChannelPage(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/channels/{channel}", Role.VIEWER, request -> show(request, "")),
                Route.post("/channels/{channel}/test", Role.ADMIN, this::test),
                Route.post("/channels/{channel}/notify", Role.ADMIN, this::saveNotify),
                Route.post("/channels/{channel}/approve", Role.ADMIN, request -> decide(request, true)),
                Route.post("/channels/{channel}/reject", Role.ADMIN, request -> decide(request, false)),
                Route.get("/channels/{channel}/remove", Role.ADMIN, request -> askRemoval(request, "")),
                Route.post("/channels/{channel}/remove", Role.ADMIN, this::remove),
                Route.post("/channels/{channel}/delete", Role.ADMIN, this::delete));
    }

    private Reply show(Request request, String problem) {
        Optional<ChannelStatus> found = services.channel(request);
        if (found.isEmpty()) {
            return Reply.notFound();
        }
        View view = services.view(request);
        Map<String, Object> model = new HashMap<>();
        model.put("channel", view(found.get(), view));
        model.put("problem", problem);
        services.administration()
                .pendingMassChange(found.get().channel(), LINES)
                .ifPresent(pending -> model.put("pending", pending(pending, view)));
        if (request.user().is(Role.ADMIN)) {
            model.put(
                    "notify",
                    services.administration()
                            .settings(found.get().channel())
                            .getOrDefault(ChannelAdministration.NOTIFY, ""));
        }
        TestRun run = tests.get(found.get().channel());
        if (run != null) {
            model.put("test", test(run, view));
        }
        return problem.isEmpty() ? Reply.page("channel", model) : Reply.invalid("channel", model);
    }

    private Map<String, Object> view(ChannelStatus channel, View view) {
        return view.channel(channel, services.board(channel.board()).map(Board::name));
    }

    private static Map<String, Object> test(TestRun run, View view) {
        List<Finding> findings = run.findings();
        return Map.of(
                "started",
                view.time(run.started()),
                "running",
                findings == null,
                "good",
                findings != null && findings.stream().noneMatch(Finding::isError),
                "findings",
                findings == null ? List.of() : view.findings(findings));
    }

    private static Map<String, Object> pending(PendingMassChange pending, View view) {
        return Map.of(
                "token", pending.token().value(),
                "since", view.time(pending.since()),
                "online", view.number(pending.online()),
                "changed", view.number(pending.changed()),
                "withdrawn", view.number(pending.withdrawn()),
                "more",
                        view.number(pending.changed()
                                + pending.withdrawn()
                                - pending.lines().size()),
                "lines",
                        pending.lines().stream()
                                .map(line -> Map.of(
                                        "job", line.job().value(),
                                        "title", line.title(),
                                        "withdrawn", line.withdrawn(),
                                        "fields", String.join(", ", line.fields())))
                                .toList());
    }

    /** It takes up to half a minute: the page shows how it goes, also after a reload. */
    private Reply test(Request request) {
        Optional<ChannelStatus> channel = services.channel(request);
        if (channel.isEmpty()) {
            return Reply.notFound();
        }
        ChannelId id = channel.get().channel();
        TestRun running = tests.get(id);
        if (running == null || running.findings() != null) {
            Instant started = services.clock().instant();
            tests.put(id, new TestRun(started, null));
            services.channels()
                    .testConnection(id)
                    .thenAccept(findings -> tested(channel.get(), started, List.copyOf(findings)));
            AuditLog.changed(request.user(), "tested the connection of", "channel " + id);
        }
        return Reply.redirect("/channels/" + id + "#test");
    }

    private void tested(ChannelStatus channel, Instant started, List<Finding> findings) {
        tests.put(channel.channel(), new TestRun(started, findings));
        if (SetupPage.hasSteps(channel.board()) && findings.stream().noneMatch(Finding::isError)) {
            String today = LocalDate.now(services.clock()).toString();
            services.administration()
                    .configure(channel.channel(), channel.board(), Map.of(SetupSteps.NOTE + "tested", today));
        }
    }

    /** Who gets an e-mail about this channel, where the host has the mail bundle. */
    private Reply saveNotify(Request request) {
        Optional<ChannelStatus> channel = services.channel(request);
        if (channel.isEmpty()) {
            return Reply.notFound();
        }
        List<String> addresses = List.of(request.field("addresses").split("[,;\\s]+")).stream()
                .filter(one -> !one.isEmpty())
                .toList();
        if (!addresses.stream().allMatch(one -> one.matches("[!-~]+@[!-~]+"))) {
            return show(request, "notify.invalid");
        }
        ChannelId id = channel.get().channel();
        services.administration()
                .configure(
                        id, channel.get().board(), Map.of(ChannelAdministration.NOTIFY, String.join(", ", addresses)));
        AuditLog.changed(request.user(), "changed who gets e-mails about", "channel " + id);
        return Reply.redirect("/channels/" + id + "#notify");
    }

    private Reply decide(Request request, boolean approve) {
        Optional<ChannelStatus> channel = services.channel(request);
        String value = request.field("token");
        if (channel.isEmpty() || !value.matches("[a-z0-9]{1,64}")) {
            return Reply.notFound();
        }
        PendingMassChange.Token shown =
                new PendingMassChange.Token(channel.get().channel(), value);
        try {
            if (approve) {
                services.administration().approve(shown);
            } else {
                services.administration().reject(shown);
            }
        } catch (StaleTokenException e) {
            return show(request, "pending.stale");
        }
        AuditLog.changed(
                request.user(),
                approve ? "approved the mass change of" : "rejected the mass change of",
                "channel " + channel.get().channel());
        return Reply.redirect("/channels/" + channel.get().channel());
    }

    private Reply askRemoval(Request request, String problem) {
        Optional<ChannelStatus> found = services.channel(request);
        if (found.isEmpty()) {
            return Reply.notFound();
        }
        ChannelStatus channel = found.get();
        int shown = channel.online() + channel.uncertain();
        Map<String, Object> model = Map.of(
                "channel",
                view(channel, services.view(request)),
                "shown",
                services.view(request).number(shown),
                "decided",
                shown == 0 || channel.isHeld(Hold.Reason.REMOVAL),
                "problem",
                problem);
        return problem.isEmpty() ? Reply.page("remove", model) : Reply.invalid("remove", model);
    }

    private Reply remove(Request request) {
        Optional<ChannelStatus> channel = services.channel(request);
        Optional<Removal> removal = List.of(Removal.values()).stream()
                .filter(one -> one.name().equals(request.field("removal")))
                .findFirst();
        if (channel.isEmpty() || removal.isEmpty()) {
            return Reply.notFound();
        }
        services.administration().remove(channel.get().channel(), removal.get());
        AuditLog.changed(
                request.user(),
                "decided on removal (" + removal.get() + ") of",
                "channel " + channel.get().channel());
        return Reply.redirect(
                "/channels/" + channel.get().channel() + (removal.get() == Removal.LATER ? "" : "/remove"));
    }

    /** Only when nothing is online any more, or it was decided to leave it there. */
    private Reply delete(Request request) {
        Optional<ChannelStatus> channel = services.channel(request);
        if (channel.isEmpty()) {
            return Reply.notFound();
        }
        ChannelId id = channel.get().channel();
        try {
            services.administration().deleteConfiguration(id);
        } catch (IllegalStateException e) {
            return askRemoval(request, "delete.online");
        }
        tests.remove(id);
        AuditLog.changed(request.user(), "deleted", "channel " + id);
        return Reply.redirect("/channels");
    }
}
