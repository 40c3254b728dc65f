package org.aushang.dispatch.internal.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.aushang.api.model.Field;
import org.aushang.api.model.Schema;

/** Tells a channel's schema as JSON Schema of draft 2020-12, for hosts that draw forms from it. Pure. */
final class JsonSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Locale language;

    JsonSchema(Locale language) {
        this.language = language;
    }

    String of(Schema schema) {
        ObjectNode root = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object");
        ObjectNode properties = root.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        ArrayNode conditions = JSON.createArrayNode();
        int order = 0;
        for (Field field : schema.fields()) {
            ObjectNode property = properties.putObject(field.name());
            describe(property, field, order++);
            if (field.takesSeveral()) {
                value(property.put("type", "array").putObject("items"), field);
            } else {
                value(property, field);
            }
            if (field.isRequired()) {
                required.add(field.name());
            }
            field.requiredWhen().ifPresent(when -> condition(conditions.addObject(), field, when));
        }
        if (!required.isEmpty()) {
            root.set("required", required);
        }
        if (!conditions.isEmpty()) {
            root.set("allOf", conditions);
        }
        return root.toString();
    }

    private void describe(ObjectNode property, Field field, int order) {
        property.put("title", field.label().in(language)).put("x-order", order);
        field.help().ifPresent(help -> property.put("description", help.in(language)));
        if (!field.group().isEmpty()) {
            property.put("x-group", field.group());
        }
        if (field.type() == Field.Type.SECRET || field.type() == Field.Type.FILE) {
            property.put("writeOnly", true);
        } else if (!field.preset().isEmpty() && !field.takesSeveral()) {
            preset(property, field);
        }
    }

    private static void preset(ObjectNode property, Field field) {
        switch (field.type()) {
            case SWITCH -> property.put("default", Boolean.parseBoolean(field.preset()));
            case WHOLE_NUMBER -> property.put("default", Long.parseLong(field.preset()));
            case NUMBER -> property.put("default", new java.math.BigDecimal(field.preset()));
            default -> property.put("default", field.preset());
        }
    }

    private void value(ObjectNode node, Field field) {
        switch (field.type()) {
            case SWITCH -> node.put("type", "boolean");
            case NUMBER -> range(node.put("type", "number"), field);
            case WHOLE_NUMBER -> range(node.put("type", "integer"), field);
            case DATE -> node.put("type", "string").put("format", "date");
            case URL -> text(node, field).put("format", "uri");
            case EMAIL -> text(node, field).put("format", "email");
            case FILE -> node.put("type", "string").put("contentEncoding", "base64");
            case SECRET -> text(node, field).put("format", "password");
            case TERM -> text(node, field).put("x-catalogue", field.catalogue());
            case CHOICE -> {
                ArrayNode choices = node.put("type", "string").putArray("oneOf");
                field.choices().forEach(choice -> choices.addObject()
                        .put("const", choice.code())
                        .put("title", choice.label().in(language)));
            }
            case MULTI_LINE -> text(node, field).put("x-multi-line", true);
            case TEXT -> text(node, field);
        }
    }

    private static void range(ObjectNode node, Field field) {
        field.least().ifPresent(least -> node.put("minimum", least));
        field.most().ifPresent(most -> node.put("maximum", most));
    }

    private static ObjectNode text(ObjectNode node, Field field) {
        node.put("type", "string");
        int shortest = field.isRequired() ? Math.max(1, field.shortest()) : field.shortest();
        if (shortest > 0) {
            node.put("minLength", shortest);
        }
        if (field.longest() < Integer.MAX_VALUE) {
            node.put("maxLength", field.longest());
        }
        field.pattern().ifPresent(pattern -> node.put("pattern", "^(?:" + pattern + ")$"));
        return node;
    }

    private static void condition(ObjectNode node, Field field, Field.Condition when) {
        ObjectNode other = node.putObject("if");
        other.putObject("properties").putObject(when.field()).put("const", when.value());
        other.putArray("required").add(when.field());
        node.putObject("then").putArray("required").add(field.name());
    }
}
