package org.aushang.console.internal.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.host.Board;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.Hold;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.LocalizedText;
import org.aushang.console.internal.access.AuditLog;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;

/** The first page: a card for each channel, and one for each board that could be added. */
final class IntegrationsPage {

    /** Cards on one page. */
    private static final int PART = 24;

    private final Services services;
    private final ApplicationServices applications;

    IntegrationsPage(Services services, ApplicationServices applications) {
        this.services = services;
        this.applications = applications;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/channels", Role.VIEWER, this::show),
                Route.post("/channels/{channel}/pause", Role.RECRUITER, this::pause),
                Route.post("/channels/{channel}/resume", Role.RECRUITER, this::resume),
                Route.post("/channels/{channel}/on", Role.RECRUITER, this::switchOn),
                Route.get("/channels/{channel}/off", Role.RECRUITER, this::askSwitchOff),
                Route.post("/channels/{channel}/off", Role.RECRUITER, this::switchOff),
                Route.get("/boards/{board}/new", Role.ADMIN, request -> add(request, "", "")),
                Route.post("/boards/{board}/new", Role.ADMIN, this::create));
    }

    private Reply show(Request request) {
        View view = services.view(request);
        Map<String, LocalizedText> names = new HashMap<>();
        List<Board> boards = services.administration().boards();
        boards.forEach(board -> names.put(board.id(), board.name()));
        List<ChannelStatus> seen = services.channels().channels().stream()
                .filter(channel -> request.user().sees(channel.channel()))
                .toList();
        String text = request.field("text").toLowerCase(Locale.ROOT);
        List<ChannelStatus> found = seen.stream()
                .filter(channel ->
                        channel.channel().value().toLowerCase(Locale.ROOT).contains(text))
                .toList();
        int first = first(request, found.size());
        int last = Math.min(found.size(), first + PART);
        List<Map<String, Object>> channels = new ArrayList<>();
        for (ChannelStatus channel : found.subList(first, last)) {
            Map<String, Object> card = view.channel(channel, Optional.ofNullable(names.get(channel.board())));
            card.put("switch", services.hasSwitch(channel));
            card.put("on", services.isOn(channel));
            card.put(
                    "applications",
                    applications.count(request, channel.channel()).orElse(""));
            channels.add(card);
        }
        return Reply.page(
                "integrations",
                Map.of(
                        "channels",
                        channels,
                        "any",
                        !seen.isEmpty(),
                        "many",
                        seen.size() > PART,
                        "text",
                        request.field("text"),
                        "first",
                        first == 0,
                        "next",
                        last < found.size() ? String.valueOf(last) : "",
                        "boards",
                        boards.stream()
                                .map(board -> Map.of("id", board.id(), "name", view.text(board.name())))
                                .toList()));
    }

    /** Where the part begins that is asked for; from the beginning if that is nowhere. */
    private static int first(Request request, int found) {
        String from = request.field("from");
        int first = from.matches("\\d{1,6}") ? Integer.parseInt(from) : 0;
        return first < found ? first : 0;
    }

    private Reply pause(Request request) {
        return change(request, "paused", services.administration()::pause);
    }

    private Reply resume(Request request) {
        return change(request, "resumed", services.administration()::resume);
    }

    private Reply change(Request request, String action, java.util.function.Consumer<ChannelId> change) {
        Optional<ChannelStatus> channel = services.channel(request);
        if (channel.isEmpty()) {
            return Reply.notFound();
        }
        ChannelId id = channel.get().channel();
        change.accept(id);
        AuditLog.changed(request.user(), action, "channel " + id);
        return Reply.redirect(request.field("from").equals("channel") ? "/channels/" + id : "/channels");
    }

    private Optional<ChannelStatus> switchable(Request request) {
        return services.channel(request).filter(services::hasSwitch);
    }

    private Reply switchOn(Request request) {
        Optional<ChannelStatus> channel = switchable(request);
        if (channel.isEmpty()) {
            return Reply.notFound();
        }
        ChannelId id = channel.get().channel();
        if (channel.get().isHeld(Hold.Reason.REMOVAL)) {
            services.administration().remove(id, Removal.LATER);
        }
        services.administration().configure(id, channel.get().board(), Map.of(Services.SWITCH, "true"));
        AuditLog.changed(request.user(), "switched on", "channel " + id);
        return Reply.redirect("/channels");
    }

    private Reply askSwitchOff(Request request) {
        return switchable(request)
                .map(channel -> Reply.page(
                        "switch-off",
                        Map.of(
                                "channel",
                                services.view(request)
                                        .channel(
                                                channel,
                                                services.board(channel.board()).map(Board::name)),
                                "shown",
                                services.view(request).number(channel.online() + channel.uncertain()))))
                .orElseGet(Reply::notFound);
    }

    /** Asks first what becomes of the postings that are online, if there are any. */
    private Reply switchOff(Request request) {
        Optional<ChannelStatus> found = switchable(request);
        if (found.isEmpty()) {
            return Reply.notFound();
        }
        ChannelStatus channel = found.get();
        ChannelId id = channel.channel();
        String postings = request.field("postings");
        if (channel.online() + channel.uncertain() > 0 && !postings.equals("stay")) {
            if (!postings.equals("withdraw")) {
                return Reply.redirect("/channels/" + id + "/off");
            }
            services.administration().remove(id, Removal.WITHDRAW);
            AuditLog.changed(request.user(), "withdrew all postings of", "channel " + id);
            return Reply.redirect("/channels");
        }
        services.administration().configure(id, channel.board(), Map.of(Services.SWITCH, "false"));
        AuditLog.changed(request.user(), "switched off", "channel " + id);
        return Reply.redirect("/channels");
    }

    private Reply add(Request request, String typed, String problem) {
        Optional<Board> board = services.board(request.segment(0));
        if (board.isEmpty()) {
            return Reply.notFound();
        }
        Map<String, Object> model = Map.of(
                "board",
                board.get().id(),
                "boardName",
                services.view(request).text(board.get().name()),
                "id",
                typed.isEmpty() && problem.isEmpty() ? suggestion(board.get()) : typed,
                "problem",
                problem);
        return problem.isEmpty() ? Reply.page("new-channel", model) : Reply.invalid("new-channel", model);
    }

    /** The board's own id, or that with a number if there is such a channel. */
    private String suggestion(Board board) {
        String id = board.id();
        for (int i = 2; services.channels().channel(new ChannelId(id)).isPresent(); i++) {
            id = board.id() + "-" + i;
        }
        return id;
    }

    private Reply create(Request request) {
        Optional<Board> board = services.board(request.segment(0));
        if (board.isEmpty()) {
            return Reply.notFound();
        }
        String typed = request.field("id");
        Optional<ChannelId> id = request.channel(typed);
        if (id.isEmpty()) {
            return add(request, typed, ChannelId.isValid(typed) ? "new.forbidden" : "new.invalid");
        }
        if (services.channels().channel(id.get()).isPresent()) {
            return add(request, typed, "new.taken");
        }
        services.administration().configure(id.get(), board.get().id(), Map.of());
        AuditLog.changed(request.user(), "created", "channel " + id.get());
        String next = SetupPage.hasSteps(board.get().id()) ? "/setup" : "/settings";
        return Reply.redirect("/channels/" + id.get() + next);
    }
}
