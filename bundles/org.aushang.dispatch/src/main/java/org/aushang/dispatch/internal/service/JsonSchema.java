package org.aushang.dispatch.internal.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aushang.api.model.Field;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;

/** Renders a channel's schema as JSON Schema of draft 2020-12, for hosts that draw forms. Pure. */
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
            if (field.isArray()) {
                value(property.put("type", "array").putObject("items"), field);
                if (field.maxItems() < Integer.MAX_VALUE) {
                    property.put("maxItems", field.maxItems());
                }
            } else {
                value(property, field);
            }
            if (field.required()) {
                required.add(field.name());
            }
            field.requiredWhen().ifPresent(when -> required(conditions.addObject(), field, schema, when));
            field.appliesWhen().ifPresent(when -> applies(conditions.addObject(), field, schema, when));
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
        if (!field.levels().isEmpty()) {
            titled(property.putArray("x-levels"), field.levels());
        }
        if (!field.group().isEmpty()) {
            property.put("x-group", field.group());
        }
        if (field.type() == Field.Type.SECRET || field.type() == Field.Type.FILE) {
            property.put("writeOnly", true);
        } else if (!field.defaultValue().isEmpty() && !field.isArray()) {
            defaultValue(property, field);
        }
    }

    private static void defaultValue(ObjectNode property, Field field) {
        switch (field.type()) {
            case SWITCH -> property.put("default", Boolean.parseBoolean(field.defaultValue()));
            case WHOLE_NUMBER -> property.put("default", Long.parseLong(field.defaultValue()));
            case NUMBER -> property.put("default", new java.math.BigDecimal(field.defaultValue()));
            default -> property.put("default", field.defaultValue());
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
            case CHOICE -> titled(node.put("type", "string").putArray("oneOf"), field.choices());
            case MULTI_LINE -> text(node, field).put("x-multi-line", true);
            case TEXT -> text(node, field);
        }
    }

    private void titled(ArrayNode array, List<Term> terms) {
        terms.forEach(term -> array.addObject()
                .put("const", term.code())
                .put("title", term.label().in(language)));
    }

    private static void range(ObjectNode node, Field field) {
        field.minimum().ifPresent(least -> node.put("minimum", least));
        field.maximum().ifPresent(most -> node.put("maximum", most));
    }

    private static ObjectNode text(ObjectNode node, Field field) {
        node.put("type", "string");
        int shortest = field.required() ? Math.max(1, field.minLength()) : field.minLength();
        if (shortest > 0) {
            node.put("minLength", shortest);
        }
        if (field.maxLength() < Integer.MAX_VALUE) {
            node.put("maxLength", field.maxLength());
        }
        String levels = field.levels().stream().map(Term::code).collect(Collectors.joining("|"));
        String behind = levels.isEmpty() ? "" : ":(?:" + levels + ")";
        if (field.pattern().isPresent() || !levels.isEmpty()) {
            node.put("pattern", "^(?:" + field.pattern().orElse("[^:]+") + ")" + behind + "$");
        }
        return node;
    }

    private static void required(ObjectNode node, Field field, Schema schema, Field.Condition when) {
        condition(node.putObject("if"), schema, when);
        node.putObject("then").putArray("required").add(field.name());
    }

    private static void applies(ObjectNode node, Field field, Schema schema, Field.Condition when) {
        condition(node.putObject("if").putObject("not"), schema, when);
        node.putObject("then").putObject("properties").put(field.name(), false);
    }

    /** A field that says nothing has its preset; one that is no part of this schema must say it. */
    private static void condition(ObjectNode node, Schema schema, Field.Condition when) {
        Optional<Field> other = schema.fields().stream()
                .filter(field -> field.name().equals(when.field()))
                .findFirst();
        ObjectNode property = node.putObject("properties").putObject(when.field());
        boolean several = other.map(Field::isArray).orElse(false);
        ArrayNode values = (several ? property.putObject("contains") : property).putArray("enum");
        for (String value : when.values()) {
            if (other.map(Field::type).filter(Field.Type.SWITCH::equals).isPresent()) {
                values.add(Boolean.parseBoolean(value));
            } else {
                values.add(value);
            }
        }
        if (!when.values().contains(other.map(Field::defaultValue).orElse(""))) {
            node.putArray("required").add(when.field());
        }
    }
}
