package org.aushang.console.internal.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.SecretRef;
import org.aushang.console.internal.web.Request;

/** The fields of settings: as a form shows them, and as a person filled them in. What was stored secretly is never shown again. */
final class SettingsFields {

    /** Begins the names of the inputs. */
    static final String PREFIX = "set.";

    private SettingsFields() {}

    static List<Map<String, Object>> shown(
            List<Field> fields, Map<String, String> values, List<Finding> findings, View view) {
        return new ArrayList<>(fields.stream()
                .map(field -> shown(field, values, findings, view))
                .toList());
    }

    static Map<String, Object> shown(Field field, Map<String, String> values, List<Finding> findings, View view) {
        boolean secret = field.type() == Field.Type.SECRET || field.type() == Field.Type.FILE;
        String value = values.getOrDefault(field.name(), "");
        Map<String, Object> model = new HashMap<>();
        model.put("name", PREFIX + field.name());
        model.put("type", field.type().name());
        model.put("label", view.text(field.label()));
        model.put("help", field.help().map(view::text).orElse(""));
        model.put("required", field.required());
        model.put("value", secret ? "" : value);
        model.put("stored", secret && !value.isEmpty());
        model.put("inStore", secret && SecretRef.parse(value).isPresent());
        model.put("default", field.defaultValue());
        model.put("pattern", field.pattern().orElse(""));
        model.put("maxLength", field.maxLength() == Integer.MAX_VALUE ? "" : String.valueOf(field.maxLength()));
        model.put("array", field.isArray());
        model.put(
                "choices",
                field.choices().stream()
                        .map(term -> Map.of("code", term.code(), "label", view.text(term.label())))
                        .toList());
        model.put(
                "findings",
                view.findings(findings.stream()
                        .filter(finding -> isAbout(finding, field))
                        .toList()));
        return model;
    }

    /** Whether settings were stored, with or without mistakes, about which these findings are. */
    static boolean isStored(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.code().equals(ChannelAdministration.NOT_STORED));
    }

    /** The target of a finding is what the settings are of, and the name of the field without the dot of a secret. */
    static boolean isAbout(Finding finding, Field field) {
        String name = field.name().startsWith(".") ? field.name().substring(1) : field.name();
        return finding.target().matches("[a-z]+\\.\\Q" + name + "\\E");
    }

    /** By which a conflicting change is noticed. */
    static String digest(Map<String, String> values) {
        return Integer.toHexString(new TreeMap<>(values).hashCode());
    }

    /** What was typed and differs; secrets and files that were left empty stay as they are. */
    static Map<String, String> changes(Request request, List<Field> fields, Map<String, String> before)
            throws IOException {
        Map<String, String> typed = request.fields(PREFIX);
        Map<String, byte[]> files = request.files(PREFIX);
        Map<String, String> changes = new TreeMap<>();
        for (Field field : fields) {
            String name = field.name();
            if (field.type() == Field.Type.FILE) {
                byte[] content = files.get(name);
                if (content != null) {
                    changes.put(name, Base64.getEncoder().encodeToString(content));
                }
            } else if (field.type() == Field.Type.SECRET) {
                if (!typed.getOrDefault(name, "").isEmpty()) {
                    changes.put(name, typed.get(name));
                }
            } else if (typed.containsKey(name)
                    && !typed.get(name).equals(before.getOrDefault(name, ""))
                    && !typed.get(name).equals(ChannelAdministration.HIDDEN)) {
                changes.put(name, typed.get(name));
            }
        }
        return changes;
    }
}
