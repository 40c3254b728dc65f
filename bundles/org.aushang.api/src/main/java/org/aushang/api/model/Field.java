package org.aushang.api.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field that a channel asks for: in its settings, in its credentials, or with a posting. Its words are those of JSON
 * Schema.
 *
 * <p>Immutable and safe for all threads. Grows by accessors; built only through {@link #builder}.
 */
public final class Field {

    /** The kind of value; all values are transported as text. Constants may be added. */
    public enum Type {
        TEXT,
        MULTI_LINE,
        /** ISO 8601, {@code 2026-11-22}. */
        DATE,
        /** Decimal, with a point. */
        NUMBER,
        WHOLE_NUMBER,
        /** {@code true} or {@code false}. */
        SWITCH,
        /** The codes of {@link Field#choices()}. */
        CHOICE,
        /** A code of the catalogue that {@link Field#catalogue()} names; found through the channel's look-up. */
        TERM,
        URL,
        EMAIL,
        /** Bytes in base64. */
        FILE,
        /** Text that is never shown again. */
        SECRET
    }

    private final String name;
    private final Type type;
    private final LocalizedText label;
    private final @Nullable LocalizedText help;
    private final boolean required;
    private final int maxItems;
    private final String defaultValue;
    private final @Nullable String pattern;
    private final int minLength;
    private final int maxLength;
    private final @Nullable BigDecimal minimum;
    private final @Nullable BigDecimal maximum;
    private final List<Term> choices;
    private final String catalogue;
    private final String group;
    private final List<Term> levels;
    private final @Nullable Condition appliesWhen;
    private final @Nullable Condition requiredWhen;

    /**
     * Another field of the same schema, or the posting's own part of that name, and values of it. A field that was left
     * out has its default.
     *
     * @param field the name of the other field
     * @param values the condition is met if it has one of these
     */
    public record Condition(String field, List<String> values) {

        /** @throws IllegalArgumentException if there is no value */
        public Condition {
            Objects.requireNonNull(field, "field");
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a condition has values");
            }
        }
    }

    private Field(Builder builder) {
        name = builder.name;
        type = builder.type;
        label = builder.label;
        help = builder.help;
        required = builder.required;
        maxItems = builder.maxItems;
        defaultValue = builder.defaultValue;
        pattern = builder.pattern;
        minLength = builder.minLength;
        maxLength = builder.maxLength;
        minimum = builder.minimum;
        maximum = builder.maximum;
        choices = builder.choices;
        catalogue = builder.catalogue;
        group = builder.group;
        levels = builder.levels;
        appliesWhen = builder.appliesWhen;
        requiredWhen = builder.requiredWhen;
    }

    /** @param name the configuration's attribute, or the posting's extension ({@code arbeitsagentur:titleCode}) */
    public static Builder builder(String name, Type type, LocalizedText label) {
        return new Builder(name, type, label);
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    public LocalizedText label() {
        return label;
    }

    /** What it means and where it can be found. */
    public Optional<LocalizedText> help() {
        return Optional.ofNullable(help);
    }

    public boolean required() {
        return required;
    }

    /** Whether it takes more than one value. */
    public boolean isArray() {
        return maxItems > 1;
    }

    /** How many values at most; 1 unless it is an array, {@link Integer#MAX_VALUE}: any number. */
    public int maxItems() {
        return maxItems;
    }

    /** The value of a field that was left out; empty: none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What the whole value must match, an expression of ECMA-262 and of Java alike. */
    public Optional<String> pattern() {
        return Optional.ofNullable(pattern);
    }

    /** Minimum number of characters, counted as Unicode code points. */
    public int minLength() {
        return minLength;
    }

    /** Maximum number of characters, counted as Unicode code points; {@link Integer#MAX_VALUE}: no limit. */
    public int maxLength() {
        return maxLength;
    }

    /** Inclusive. */
    public Optional<BigDecimal> minimum() {
        return Optional.ofNullable(minimum);
    }

    /** Inclusive. */
    public Optional<BigDecimal> maximum() {
        return Optional.ofNullable(maximum);
    }

    /** Of a {@link Type#CHOICE}; otherwise empty. */
    public List<Term> choices() {
        return choices;
    }

    /** Of a {@link Type#TERM}; otherwise empty. */
    public String catalogue() {
        return catalogue;
    }

    /** Fields of one group belong together on a form; empty: the first. */
    public String group() {
        return group;
    }

    /** One of them is said with every value, behind a colon: {@code 65494:3}; empty: values stand alone. */
    public List<Term> levels() {
        return levels;
    }

    /** It makes sense only when another field has one of these values; empty: always. */
    public Optional<Condition> appliesWhen() {
        return Optional.ofNullable(appliesWhen);
    }

    /** It is required when another field has one of these values. */
    public Optional<Condition> requiredWhen() {
        return Optional.ofNullable(requiredWhen);
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final Type type;
        private final LocalizedText label;
        private @Nullable LocalizedText help;
        private boolean required;
        private int maxItems = 1;
        private String defaultValue = "";
        private @Nullable String pattern;
        private int minLength;
        private int maxLength = Integer.MAX_VALUE;
        private @Nullable BigDecimal minimum;
        private @Nullable BigDecimal maximum;
        private List<Term> choices = List.of();
        private String catalogue = "";
        private String group = "";
        private List<Term> levels = List.of();
        private @Nullable Condition appliesWhen;
        private @Nullable Condition requiredWhen;

        private Builder(String name, Type type, LocalizedText label) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a field has a name");
            }
            this.name = name;
            this.type = Objects.requireNonNull(type, "type");
            this.label = Objects.requireNonNull(label, "label");
        }

        public Builder help(@Nullable LocalizedText help) {
            this.help = help;
            return this;
        }

        public Builder required() {
            this.required = true;
            return this;
        }

        /**
         * How many values at most; 1 unless set, {@link Integer#MAX_VALUE}: any number.
         *
         * @throws IllegalArgumentException if below 1
         */
        public Builder maxItems(int maxItems) {
            if (maxItems < 1) {
                throw new IllegalArgumentException("a field has at least one value: " + maxItems);
            }
            this.maxItems = maxItems;
            return this;
        }

        public Builder defaultValue(String defaultValue) {
            this.defaultValue = Objects.requireNonNull(defaultValue, "defaultValue");
            return this;
        }

        public Builder pattern(String pattern) {
            this.pattern = Objects.requireNonNull(pattern, "pattern");
            return this;
        }

        /** @throws IllegalArgumentException if not 0 &lt;= minLength &lt;= maxLength */
        public Builder length(int minLength, int maxLength) {
            if (minLength < 0 || maxLength < minLength) {
                throw new IllegalArgumentException("no length is from " + minLength + " to " + maxLength);
            }
            this.minLength = minLength;
            this.maxLength = maxLength;
            return this;
        }

        /** Both inclusive; null: no limit. */
        public Builder range(@Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {
            this.minimum = minimum;
            this.maximum = maximum;
            return this;
        }

        public Builder choices(List<Term> choices) {
            this.choices = List.copyOf(choices);
            return this;
        }

        public Builder catalogue(String catalogue) {
            this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
            return this;
        }

        public Builder group(String group) {
            this.group = Objects.requireNonNull(group, "group");
            return this;
        }

        public Builder levels(List<Term> levels) {
            this.levels = List.copyOf(levels);
            return this;
        }

        public Builder appliesWhen(String field, String... values) {
            this.appliesWhen = new Condition(field, List.of(values));
            return this;
        }

        public Builder requiredWhen(String field, String... values) {
            this.requiredWhen = new Condition(field, List.of(values));
            return this;
        }

        /** @throws IllegalArgumentException if a choice has nothing to choose from, or a term no catalogue */
        public Field build() {
            if ((type == Type.CHOICE) == choices.isEmpty() || (type == Type.TERM) == catalogue.isEmpty()) {
                throw new IllegalArgumentException(
                        "a choice has choices and a term a catalogue, nothing else has: " + name);
            }
            return new Field(this);
        }
    }
}
