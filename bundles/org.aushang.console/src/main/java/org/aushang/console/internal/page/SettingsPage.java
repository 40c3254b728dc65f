package org.aushang.console.internal.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.host.Board;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Schema;
import org.aushang.console.internal.access.AuditLog;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;
import org.aushang.console.internal.web.Wording;

/** The settings of a channel, as its board's schema asks for them. What was stored secretly is never shown again. */
final class SettingsPage {

    private final Services services;

    SettingsPage(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/channels/{channel}/settings", Role.ADMIN, this::show),
                Route.post("/channels/{channel}/settings", Role.ADMIN, this::save),
                Route.post("/channels/{channel}/settings/check", Role.ADMIN, this::check));
    }

    /** The channel whose settings are asked for, with its board. */
    private record Target(ChannelStatus channel, Board board) {

        List<Field> fields(Schema.Part part) {
            return board.schema(part).fields();
        }

        /** Without the channel's own name, which does not change. */
        List<Field> account() {
            return fields(Schema.Part.ACCOUNT).stream()
                    .filter(field -> !field.name().equals(JobBoards.CHANNEL_ID))
                    .toList();
        }

        Stream<Field> all() {
            return Stream.concat(fields(Schema.Part.CREDENTIALS).stream(), account().stream());
        }
    }

    /**
     * What a person typed into the form.
     *
     * @param before the stored settings
     * @param changes what differs from them
     */
    private record Typed(Target target, Map<String, String> before, Map<String, String> changes) {

        /** All settings as they would be. */
        Map<String, String> values() {
            Map<String, String> values = new TreeMap<>(before);
            values.putAll(changes);
            return values;
        }
    }

    private Optional<Typed> typed(Request request) throws IOException {
        Optional<Target> target = target(request);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> before =
                services.administration().settings(target.get().channel().channel());
        return Optional.of(new Typed(
                target.get(),
                before,
                SettingsFields.changes(request, target.get().all().toList(), before)));
    }

    private Optional<Target> target(Request request) {
        return services.channel(request)
                .flatMap(channel -> services.board(channel.board()).map(board -> new Target(channel, board)));
    }

    private Reply show(Request request) {
        return target(request)
                .map(target -> Reply.page(
                        "settings",
                        model(
                                request,
                                target,
                                services.administration()
                                        .settings(target.channel().channel()),
                                target.channel().findings(),
                                request.has("saved"))))
                .orElseGet(Reply::notFound);
    }

    private Map<String, Object> model(
            Request request, Target target, Map<String, String> values, List<Finding> findings, boolean saved) {
        View view = services.view(request);
        Map<String, List<Map<String, Object>>> groups = new LinkedHashMap<>();
        groups.put("credentials", SettingsFields.shown(target.fields(Schema.Part.CREDENTIALS), values, findings, view));
        for (Field field : target.account()) {
            String named = field.group().isEmpty() ? "account" : field.group();
            // A board may have groups of its own.
            String group = Wording.has("group." + named) ? named : "other";
            groups.computeIfAbsent(group, name -> new ArrayList<>())
                    .add(SettingsFields.shown(field, values, findings, view));
        }
        Map<String, Object> model = new HashMap<>();
        model.put(
                "channel",
                view.channel(target.channel(), Optional.of(target.board().name())));
        model.put("groups", groups);
        model.put("certificates", certificates(target.channel(), request));
        model.put("values", SettingsFields.digest(values));
        model.put("saved", saved);
        model.put(
                "otherFindings",
                view.findings(findings.stream()
                        .filter(finding -> target.all().noneMatch(field -> SettingsFields.isAbout(finding, field)))
                        .toList()));
        return model;
    }

    /** Which certificates are stored, and how long each is valid, as the connector says it. */
    private static List<Map<String, String>> certificates(ChannelStatus channel, Request request) {
        Wording wording = new Wording(request.locale());
        return Stream.of("certificate", "nextCertificate")
                .filter(name -> !channel.diagnostics().getOrDefault(name, "").isBlank())
                .map(name -> Map.of(
                        "name", wording.text("diagnostic." + name),
                        "value", channel.diagnostics().getOrDefault(name, "")))
                .toList();
    }

    /** A part of the page, while it is filled in: what is wrong with what was typed so far, and what a certificate is. Stores nothing. */
    private Reply check(Request request) throws IOException {
        Optional<Typed> typed = typed(request);
        if (typed.isEmpty()) {
            return Reply.notFound();
        }
        Target target = typed.get().target();
        Map<String, String> changes = typed.get().changes();
        Map<String, String> values = typed.get().values();
        List<Finding> findings = services.administration()
                .checkSettings(target.channel().channel(), target.board().id(), changes);
        View view = services.view(request);
        return Reply.page(
                "settings-check",
                Map.of(
                        "fields",
                        target.all()
                                .filter(field -> isFilled(field, target, values))
                                .map(field -> SettingsFields.shown(field, values, findings, view))
                                .toList(),
                        "others",
                        target.all()
                                .filter(field -> !isFilled(field, target, values))
                                .map(field -> SettingsFields.PREFIX + field.name())
                                .toList()));
    }

    /** What is not typed yet is no mistake; but a certificate and its PIN belong together. */
    private static boolean isFilled(Field field, Target target, Map<String, String> values) {
        if (!values.getOrDefault(field.name(), "").isEmpty()) {
            return true;
        }
        List<Field> credentials = target.fields(Schema.Part.CREDENTIALS);
        return field.required()
                && credentials.contains(field)
                && credentials.stream().anyMatch(other -> !values.getOrDefault(other.name(), "")
                        .isEmpty());
    }

    private Reply save(Request request) throws IOException {
        Optional<Typed> typed = typed(request);
        if (typed.isEmpty()) {
            return Reply.notFound();
        }
        Target target = typed.get().target();
        Map<String, String> before = typed.get().before();
        Map<String, String> changes = typed.get().changes();
        if (!request.field("values").equals(SettingsFields.digest(before))) {
            Map<String, Object> model = model(
                    request, target, typed.get().values(), target.channel().findings(), false);
            model.put("values", SettingsFields.digest(before));
            model.put("conflict", true);
            return Reply.invalid("settings", model);
        }
        ChannelStatus after = services.administration()
                .configure(target.channel().channel(), target.board().id(), changes);
        AuditLog.changed(
                request.user(), "changed " + String.join(", ", changes.keySet()) + " of", "channel " + after.channel());
        if (after.findings().stream().anyMatch(Finding::isError)) {
            Map<String, String> stored = services.administration().settings(after.channel());
            // What could not be stored stays on the page.
            boolean saved = SettingsFields.isStored(after.findings());
            Map<String, Object> model = model(
                    request,
                    new Target(after, target.board()),
                    saved ? stored : typed.get().values(),
                    after.findings(),
                    saved);
            model.put("values", SettingsFields.digest(stored));
            return Reply.invalid("settings", model);
        }
        return Reply.redirect("/channels/" + after.channel() + "/settings?saved");
    }
}
