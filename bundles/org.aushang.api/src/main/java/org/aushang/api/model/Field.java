package org.aushang.api.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a channel wants to be told: in its settings, in its credentials, or with a posting.
 *
 * <p>Immutable and safe for all threads. Grows by accessors; built only through {@link #builder}.
 */
public final class Field {

    /** What kind of value it takes; on the wire all of them are text. */
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
    private final int mostValues;
    private final String preset;
    private final @Nullable String pattern;
    private final int shortest;
    private final int longest;
    private final @Nullable BigDecimal least;
    private final @Nullable BigDecimal most;
    private final List<Term> choices;
    private final String catalogue;
    private final String group;
    private final List<Term> levels;
    private final @Nullable Condition appliesWhen;
    private final @Nullable Condition requiredWhen;

    /**
     * Another field of the same schema, or the posting's own part of that name, and values of it. A field that says
     * nothing has its preset.
     *
     * @param field its name
     * @param values one of which it has, as they are written
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
        mostValues = builder.mostValues;
        preset = builder.preset;
        pattern = builder.pattern;
        shortest = builder.shortest;
        longest = builder.longest;
        least = builder.least;
        most = builder.most;
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

    public boolean isRequired() {
        return required;
    }

    /** Whether it takes more than one value. */
    public boolean takesSeveral() {
        return mostValues > 1;
    }

    /** How many values at most; 1 unless it takes several. */
    public int mostValues() {
        return mostValues;
    }

    /** What holds when nothing is said; empty: nothing. */
    public String preset() {
        return preset;
    }

    /** What the whole value must match, an expression of ECMA-262 and of Java alike. */
    public Optional<String> pattern() {
        return Optional.ofNullable(pattern);
    }

    /** The fewest characters, counted as Unicode code points. */
    public int shortest() {
        return shortest;
    }

    /** The most characters, counted as Unicode code points; {@link Integer#MAX_VALUE}: no limit. */
    public int longest() {
        return longest;
    }

    public Optional<BigDecimal> least() {
        return Optional.ofNullable(least);
    }

    public Optional<BigDecimal> most() {
        return Optional.ofNullable(most);
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
        private int mostValues = 1;
        private String preset = "";
        private @Nullable String pattern;
        private int shortest;
        private int longest = Integer.MAX_VALUE;
        private @Nullable BigDecimal least;
        private @Nullable BigDecimal most;
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

        /** Any number of values. */
        public Builder several() {
            return several(Integer.MAX_VALUE);
        }

        /** @throws IllegalArgumentException if fewer than two */
        public Builder several(int most) {
            if (most < 2) {
                throw new IllegalArgumentException("several are at least two, not " + most);
            }
            this.mostValues = most;
            return this;
        }

        public Builder preset(String preset) {
            this.preset = Objects.requireNonNull(preset, "preset");
            return this;
        }

        public Builder pattern(String pattern) {
            this.pattern = Objects.requireNonNull(pattern, "pattern");
            return this;
        }

        /** @throws IllegalArgumentException if not 0 &lt;= shortest &lt;= longest */
        public Builder length(int shortest, int longest) {
            if (shortest < 0 || longest < shortest) {
                throw new IllegalArgumentException("no length is from " + shortest + " to " + longest);
            }
            this.shortest = shortest;
            this.longest = longest;
            return this;
        }

        public Builder range(@Nullable BigDecimal least, @Nullable BigDecimal most) {
            this.least = least;
            this.most = most;
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
