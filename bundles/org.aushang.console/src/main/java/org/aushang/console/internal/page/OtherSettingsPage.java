package org.aushang.console.internal.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.SettingsForm;
import org.aushang.api.host.SettingsRef;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.console.internal.access.AuditLog;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;
import org.aushang.console.internal.web.Wording;

/** Settings that belong to no channel: of applications, of a mailbox. Only for admins who see all channels. */
final class OtherSettingsPage {

    private final Services services;

    OtherSettingsPage(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/settings/{form}", Role.ADMIN, request -> on(request, this::show)),
                Route.post("/settings/{form}", Role.ADMIN, request -> on(request, this::save)),
                Route.post("/settings/{form}/check", Role.ADMIN, request -> on(request, this::check)),
                Route.post("/settings/{form}/delete", Role.ADMIN, request -> on(request, this::delete)));
    }

    /** What the request is about. */
    private record Target(SettingsForm form, SettingsRef ref) {

        List<Field> fields() {
            return form.schema().fields();
        }
    }

    @FunctionalInterface
    private interface OnTarget {

        Reply answer(Request request, Target target) throws IOException;
    }

    private Reply on(Request request, OnTarget work) throws IOException {
        String form = request.segment(0);
        String instance = request.field("instance");
        if (request.user().channels().isPresent() || !SettingsRef.isValid(form, instance)) {
            return Reply.notFound();
        }
        Optional<Target> target = services.settings().forms().stream()
                .filter(one -> one.id().equals(form) && one.isRepeatable() != instance.isEmpty())
                .map(one -> new Target(one, new SettingsRef(form, instance)))
                .findFirst();
        return target.isEmpty() ? Reply.notFound() : work.answer(request, target.get());
    }

    private Reply show(Request request, Target target) {
        Map<String, String> values = services.settings().settings(target.ref());
        // Before it is filled in for the first time nothing is wrong.
        List<Finding> findings =
                values.isEmpty() ? List.of() : services.settings().check(target.ref(), Map.of());
        return Reply.page("other-settings", model(request, target, values, findings));
    }

    private Map<String, Object> model(
            Request request, Target target, Map<String, String> values, List<Finding> findings) {
        View view = services.view(request);
        Map<String, List<Map<String, Object>>> groups = new LinkedHashMap<>();
        for (Field field : target.fields()) {
            String group = Wording.has("group." + field.group()) ? field.group() : "other";
            Map<String, Object> shown = SettingsFields.shown(field, values, findings, view);
            shown.put("required", isRequired(field, target, values));
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(shown);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("form", target.ref().form());
        model.put("instance", target.ref().instance());
        model.put("title", view.text(target.form().name()));
        model.put("groups", groups);
        model.put("values", SettingsFields.digest(values));
        model.put("stored", !values.isEmpty());
        model.put("saved", request.has("saved"));
        model.put(
                "otherFindings",
                view.findings(findings.stream()
                        .filter(finding ->
                                target.fields().stream().noneMatch(field -> SettingsFields.isAbout(finding, field)))
                        .toList()));
        return model;
    }

    /** With these values; a field that was left out has its default. */
    private static boolean isRequired(Field field, Target target, Map<String, String> values) {
        return field.required()
                || field.requiredWhen()
                        .filter(condition -> target.fields().stream()
                                .filter(other -> other.name().equals(condition.field()))
                                .anyMatch(other -> condition
                                        .values()
                                        .contains(values.getOrDefault(other.name(), other.defaultValue()))))
                        .isPresent();
    }

    private Reply save(Request request, Target target) throws IOException {
        Map<String, String> before = services.settings().settings(target.ref());
        Map<String, String> changes = SettingsFields.changes(request, target.fields(), before);
        Map<String, String> values = new TreeMap<>(before);
        values.putAll(changes);
        if (!request.field("values").equals(SettingsFields.digest(before))) {
            Map<String, Object> model =
                    model(request, target, values, services.settings().check(target.ref(), changes));
            model.put("values", SettingsFields.digest(before));
            model.put("conflict", true);
            return Reply.invalid("other-settings", model);
        }
        List<Finding> findings = services.settings().configure(target.ref(), changes);
        AuditLog.changed(
                request.user(), "changed " + String.join(", ", changes.keySet()) + " of", "settings " + target.ref());
        if (findings.stream().anyMatch(Finding::isError)) {
            Map<String, String> after = services.settings().settings(target.ref());
            // What could not be stored stays on the page.
            boolean stored = SettingsFields.isStored(findings);
            Map<String, Object> model = model(request, target, stored ? after : values, findings);
            model.put("values", SettingsFields.digest(after));
            if (stored) {
                model.put("saved", true);
                model.put("trouble", true);
            }
            return Reply.invalid("other-settings", model);
        }
        return Reply.redirect(
                "/settings/" + target.ref().form() + "?instance=" + target.ref().instance() + "&saved");
    }

    /** A part of the page, while it is filled in: what is wrong with what was typed so far. Stores nothing. */
    private Reply check(Request request, Target target) throws IOException {
        Map<String, String> before = services.settings().settings(target.ref());
        Map<String, String> changes = SettingsFields.changes(request, target.fields(), before);
        Map<String, String> values = new TreeMap<>(before);
        values.putAll(changes);
        List<Finding> findings = services.settings().check(target.ref(), changes);
        View view = services.view(request);
        List<Map<String, Object>> filled = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Field field : target.fields()) {
            if (values.getOrDefault(field.name(), "").isEmpty()) {
                others.add(SettingsFields.PREFIX + field.name());
            } else {
                filled.add(SettingsFields.shown(field, values, findings, view));
            }
        }
        return Reply.page("settings-check", Map.of("fields", filled, "others", others));
    }

    private Reply delete(Request request, Target target) throws IOException {
        if (services.settings().delete(target.ref())) {
            AuditLog.changed(request.user(), "deleted", "settings " + target.ref());
        }
        return Reply.redirect("/applications#mailboxes");
    }
}
