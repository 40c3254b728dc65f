package org.aushang.console.internal.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aushang.api.host.Board;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.console.internal.access.AuditLog;
import org.aushang.console.internal.page.SetupSteps.State;
import org.aushang.console.internal.page.SetupSteps.Step;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;
import org.aushang.console.internal.web.Wording;

/** The set-up of a channel as a list of steps over weeks; it goes on where it was left, on any machine. */
final class SetupPage {

    private static final String BOARD = "arbeitsagentur";
    /** The parts of the e-mail that asks for the cooperation agreement, in the order of its text. */
    private static final List<String> PARTS = List.of("number", "contact", "company", "street", "town", "name");

    private static final String TO = "Zentrale.VAM-AccountMgmt@arbeitsagentur.de";

    private final Services services;

    SetupPage(Services services) {
        this.services = services;
    }

    /** Whether a board has such a list. */
    static boolean hasSteps(String board) {
        return board.equals(BOARD);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/channels/{channel}/setup", Role.ADMIN, this::show),
                Route.post("/channels/{channel}/setup", Role.ADMIN, this::tick),
                Route.post("/channels/{channel}/setup/mail", Role.ADMIN, this::saveMail),
                Route.post("/channels/{channel}/setup/trial", Role.ADMIN, this::sendTrial),
                Route.post("/channels/{channel}/setup/trial/end", Role.ADMIN, this::endTrial));
    }

    private Optional<ChannelStatus> channel(Request request) {
        return services.channel(request).filter(channel -> hasSteps(channel.board()));
    }

    private Reply show(Request request) {
        Optional<ChannelStatus> found = channel(request);
        if (found.isEmpty()) {
            return Reply.notFound();
        }
        ChannelStatus channel = found.get();
        Map<String, String> settings = services.administration().settings(channel.channel());
        View view = services.view(request);
        Optional<PublicationStatus> trial = trial(channel);
        List<Step> steps = SetupSteps.of(
                channel, settings, trial.filter(SetupPage::isCounted).isPresent());
        List<Map<String, Object>> views = new ArrayList<>();
        for (Step step : steps) {
            views.add(view(step, request));
        }
        Map<String, Object> model = new HashMap<>();
        model.put(
                "channel",
                services.view(request).channel(channel, services.board(BOARD).map(Board::name)));
        model.put("steps", views);
        model.put(
                "done",
                String.valueOf(steps.stream()
                        .filter(step -> step.state() == State.DONE)
                        .count()));
        model.put("all", String.valueOf(steps.size()));
        model.put("finished", steps.stream().allMatch(step -> step.state() == State.DONE));
        model.put("today", LocalDate.now(services.clock()).toString());
        model.put("mail", mail(settings));
        model.put("trial", TrialPosting.parts(settings));
        model.put("regions", TrialPosting.REGIONS);
        trial.ifPresent(status -> {
            model.put("tried", view.publication(status));
            model.put("trialAccepted", isAccepted(status));
            model.put("trialWaits", View.WAITING.contains(status.state()));
        });
        return Reply.page("setup", model);
    }

    private Optional<PublicationStatus> trial(ChannelStatus channel) {
        return services.publications().status(new PublicationRef(channel.channel(), TrialPosting.JOB));
    }

    private static boolean isAccepted(PublicationStatus status) {
        return status.state() == PublicationState.ACCEPTED;
    }

    /** Whether the board may still have it, so that it is among those that are online. */
    private static boolean isCounted(PublicationStatus trial) {
        return isAccepted(trial) || (!trial.wanted() && trial.state() != PublicationState.WITHDRAWN);
    }

    private Reply sendTrial(Request request) {
        Optional<ChannelStatus> channel = channel(request);
        if (channel.isEmpty()) {
            return Reply.notFound();
        }
        ChannelId id = channel.get().channel();
        Map<String, String> parts = new TreeMap<>();
        Map<String, String> notes = new TreeMap<>();
        TrialPosting.PARTS.forEach(part -> {
            parts.put(part, request.field(part));
            notes.put(SetupSteps.NOTE + "trial." + part, request.field(part));
        });
        services.administration().configure(id, BOARD, notes);
        services.publications().publish(id, TrialPosting.of(parts));
        AuditLog.changed(request.user(), "sent the trial posting of", "channel " + id);
        return Reply.redirect("/channels/" + id + "/setup#trial");
    }

    /** The trial is over once it was accepted: it is withdrawn, and the step is done. */
    private Reply endTrial(Request request) {
        Optional<ChannelStatus> channel = channel(request);
        Optional<PublicationStatus> trial = channel.flatMap(this::trial);
        if (channel.isEmpty() || trial.isEmpty()) {
            return Reply.notFound();
        }
        ChannelId id = channel.get().channel();
        if (isAccepted(trial.get())) {
            String today = LocalDate.now(services.clock()).toString();
            services.administration().configure(id, BOARD, Map.of(SetupSteps.NOTE + "trial", today));
            services.publications().withdraw(trial.get().ref(), Withdrawal.usual());
            AuditLog.changed(request.user(), "ended the trial of", "channel " + id);
        }
        return Reply.redirect("/channels/" + id + "/setup");
    }

    private static Map<String, Object> view(Step step, Request request) {
        LocalDate since = step.since();
        return Map.of(
                "id", step.id(),
                "state", step.state().name(),
                "ticked", step.ticked(),
                "since",
                        since == null
                                ? ""
                                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                        .withLocale(request.locale())
                                        .format(since));
    }

    /** In German, whatever the reader's language: the agency answers it. */
    private static Map<String, Object> mail(Map<String, String> settings) {
        Map<String, String> parts = new TreeMap<>();
        PARTS.forEach(part -> parts.put(part, settings.getOrDefault(SetupSteps.NOTE + "mail." + part, "")));
        Wording german = new Wording(java.util.Locale.GERMAN);
        String subject = german.text("setup.mail.subject");
        String body = german.text(
                "setup.mail.body",
                PARTS.stream().map(part -> parts.getOrDefault(part, "")).toArray());
        return Map.of(
                "parts", parts,
                "to", TO,
                "subject", subject,
                "body", body,
                "link", "mailto:" + TO + "?subject=" + encode(subject) + "&body=" + encode(body.replace("\n", "\r\n")));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply tick(Request request) {
        Optional<ChannelStatus> channel = channel(request);
        String step = request.field("step");
        if (channel.isEmpty() || !SetupSteps.TICKED.contains(step)) {
            return Reply.notFound();
        }
        String date = request.field("undo").isEmpty() ? day(request.field("date")) : "";
        services.administration().configure(channel.get().channel(), BOARD, Map.of(SetupSteps.NOTE + step, date));
        AuditLog.changed(
                request.user(),
                (date.isEmpty() ? "reopened" : "ticked") + " step " + step + " of",
                "channel " + channel.get().channel());
        return Reply.redirect("/channels/" + channel.get().channel() + "/setup");
    }

    /** What was typed, if it is a day; today otherwise. */
    private String day(String typed) {
        return typed.matches("\\d{4}-\\d{2}-\\d{2}")
                ? typed
                : LocalDate.now(services.clock()).toString();
    }

    private Reply saveMail(Request request) {
        Optional<ChannelStatus> channel = channel(request);
        if (channel.isEmpty()) {
            return Reply.notFound();
        }
        Map<String, String> notes = new TreeMap<>();
        PARTS.forEach(part -> notes.put(SetupSteps.NOTE + "mail." + part, request.field(part)));
        services.administration().configure(channel.get().channel(), BOARD, notes);
        AuditLog.changed(
                request.user(),
                "saved the draft of the e-mail of",
                "channel " + channel.get().channel());
        return Reply.redirect("/channels/" + channel.get().channel() + "/setup#mail");
    }
}
