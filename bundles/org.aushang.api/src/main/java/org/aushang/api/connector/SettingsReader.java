package org.aushang.api.connector;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads one configuration of the Configuration Admin service as text, and collects what is wrong with it as findings that
 * name the property. It never throws for a value: a component that lets Declarative Services convert its configuration
 * disappears with the first letter in a number field. Such a component takes its properties as a {@code Map} and gives them
 * to this class together with its metatype annotation, whose attributes are all of type {@code String} or {@code String[]}
 * and carry the defaults.
 *
 * <p>An empty or blank value counts as absent, and the default holds. A property whose name begins with a dot is a secret:
 * no finding repeats its value.
 *
 * <p>For one thread; made for the constructor of a component and then thrown away.
 */
public final class SettingsReader {

    private static final Messages MESSAGES = Messages.load(SettingsReader.class, "settings");

    /** Properties that frameworks add to every configuration. */
    private static final List<String> FRAMEWORK = List.of(
            Schema.NOTE,
            "$",
            "service.",
            "component.",
            "felix.",
            "osgi.",
            "org.apache.karaf.",
            "webconsole.",
            "config.");

    /** No finding repeats more of a value than this many characters. */
    private static final int SHOWN = 60;

    private final Map<String, List<String>> defaults = new TreeMap<>();
    private final Map<String, List<String>> values = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final String about;

    private SettingsReader(Class<? extends Annotation> form, Map<String, ?> properties, String about) {
        this.about = about;
        for (Method attribute : form.getDeclaredMethods()) {
            defaults.put(key(attribute.getName()), written(attribute.getDefaultValue()));
        }
        properties.forEach((key, value) -> {
            if (defaults.containsKey(key)) {
                values.put(key, written(value));
            } else if (FRAMEWORK.stream().noneMatch(key.toLowerCase(Locale.ROOT)::startsWith)) {
                findings.add(unknown(key));
            }
        });
    }

    /**
     * @param form the annotation type with {@code @ObjectClassDefinition}; its members are the known properties, by the
     *     mapping of names of Declarative Services ({@code aushang_channel_id} is {@code aushang.channel.id}, {@code _pin} is
     *     {@code .pin})
     * @param properties as a component gets them; a property that is not known becomes a warning, with the known one that
     *     it resembles; notes ({@link Schema#NOTE}) are ignored
     */
    public static SettingsReader of(Class<? extends Annotation> form, Map<String, ?> properties) {
        return of(form, properties, "channel");
    }

    /**
     * The same for what is no channel.
     *
     * @param about the first part of the target of every finding, instead of {@code channel}
     */
    public static SettingsReader of(Class<? extends Annotation> form, Map<String, ?> properties, String about) {
        return new SettingsReader(form, properties, about);
    }

    /** The mapping of the OSGi Compendium, 112.8.2.1, as far as properties need it that are no Java keywords. */
    private static String key(String member) {
        return member.replace("__", "\0").replace('_', '.').replace('\0', '_');
    }

    private static List<String> written(@Nullable Object value) {
        Stream<?> all = value instanceof Object[] array
                ? Arrays.stream(array)
                : value instanceof Collection<?> collection ? collection.stream() : Stream.ofNullable(value);
        return all.map(each -> String.valueOf(each).strip())
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** A text without blanks around it; the default, which may be empty, if there is none. */
    public String text(String key) {
        return texts(key).stream().findFirst().orElse("");
    }

    /** Texts without blanks around them; none of them is empty. */
    public List<String> texts(String key) {
        List<String> none = defaults.get(key);
        if (none == null) {
            throw new IllegalArgumentException("the form has no property " + key);
        }
        List<String> given = values.getOrDefault(key, List.of());
        return given.isEmpty() ? none : given;
    }

    /** A whole number; the default if what is written is none, or is not from {@code least} to {@code most}. */
    public int number(String key, int least, int most) {
        String written = text(key);
        Optional<Integer> number = integer(written).filter(value -> value >= least && value <= most);
        if (number.isEmpty()) {
            wrong("setting.number", key, written, least, most, preset(key));
        }
        return number.or(() -> integer(preset(key))).orElse(least);
    }

    private static Optional<Integer> integer(String written) {
        return written.matches("[+-]?\\d{1,9}") ? Optional.of(Integer.valueOf(written)) : Optional.empty();
    }

    /** {@code true} or {@code false} in any case; the default if what is written is neither. */
    public boolean flag(String key) {
        String written = text(key);
        if (!written.equalsIgnoreCase("true") && !written.equalsIgnoreCase("false")) {
            wrong("setting.flag", key, written, preset(key));
            return Boolean.parseBoolean(preset(key));
        }
        return Boolean.parseBoolean(written);
    }

    /** One of the choices in its declared spelling, compared without regard to case; the default if it is none of them. */
    public String choice(String key, List<String> choices) {
        String written = text(key);
        if (written.isEmpty()) {
            return written;
        }
        Optional<String> chosen =
                choices.stream().filter(written::equalsIgnoreCase).findFirst();
        if (chosen.isEmpty()) {
            wrong("setting.choice", key, written, String.join(", ", choices));
        }
        return chosen.orElse(preset(key));
    }

    private String preset(String key) {
        return defaults.getOrDefault(key, List.of()).stream().findFirst().orElse("");
    }

    private void wrong(String code, String key, String written, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(key, shown(key, written)));
        for (Object each : more) {
            arguments.add(String.valueOf(each));
        }
        findings.add(finding(code, key, arguments.toArray()).build());
    }

    /** What a finding may repeat of a value: nothing of a secret, and no more than fits into a sentence. */
    public static String shown(String key, String written) {
        if (key.startsWith(".")) {
            return "…";
        }
        String line = written.replaceAll("\\p{C}", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    private Finding unknown(String key) {
        Optional<String> meant = defaults.keySet().stream()
                .filter(known -> resembles(plain(known), plain(key)))
                .findFirst();
        String shown = shown("", key);
        return (meant.isPresent()
                        ? finding("setting.misspelt", key, shown, meant.get())
                        : finding("setting.unknown", key, shown))
                .severity(Severity.WARNING)
                .build();
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Whether one is the other with at most two letters added, left out or exchanged. */
    private static boolean resembles(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2 || Math.min(one.length(), other.length()) < 3) {
            return one.equals(other);
        }
        int[] before = new int[other.length() + 1];
        Arrays.setAll(before, column -> column);
        for (int row = 1; row <= one.length(); row++) {
            int[] now = new int[other.length() + 1];
            now[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int exchanged = before[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                now[column] = Math.min(exchanged, Math.min(before[column], now[column - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()] <= 2;
    }

    private Finding.Builder finding(String code, String key, Object... arguments) {
        return MESSAGES.finding(code, arguments)
                .target(about + "." + (key.startsWith(".") ? key.substring(1) : key))
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS);
    }

    /** What is wrong so far: errors for values that could not be used, warnings for properties that are not known. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
