package org.aushang.dispatch.internal.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.model.Field;
import org.aushang.api.model.Schema;
import org.aushang.api.model.SecretRef;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Reads and changes configurations through ConfigurationAdmin by the fields of a form; secrets go into the encrypted store, on Karaf
 * the rest into a file.
 */
record ConfigurationEditor(
        ConfigurationAdmin configurations, Supplier<Optional<SecretStore>> secretStore, EtcFolder etc) {

    /**
     * @param secretPrefix begins the names of secrets that are stored
     * @param fixed attributes that stay whatever is typed, with their values
     * @return whether anything has changed
     * @throws IOException if a secret or the configuration could not be stored
     */
    boolean change(
            Configuration configuration,
            List<Field> fields,
            String secretPrefix,
            Map<String, String> fixed,
            Map<String, String> changes)
            throws IOException {
        Map<String, Object> values = new TreeMap<>(present(configuration));
        values.putAll(fixed);
        Set<String> secrets = secrets(fields);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            String key = change.getKey();
            String value = change.getValue().strip();
            if (value.equals(ChannelAdministration.HIDDEN) || fixed.containsKey(key)) {
                continue;
            }
            if (value.isEmpty()) {
                values.remove(key);
            } else {
                values.put(key, secrets.contains(key) ? stored(secretPrefix, fields, key, value) : value);
            }
        }
        etc.keep(configuration.getPid(), configuration.getFactoryPid(), values, secrets);
        return configuration.updateIfDifferent(FrameworkUtil.asDictionary(values));
    }

    private static Map<String, Object> present(Configuration configuration) {
        Map<String, Object> values = new TreeMap<>();
        @Nullable Dictionary<String, Object> present = configuration.getProperties();
        if (present != null) {
            for (String key : Collections.list(present.keys())) {
                values.put(key, present.get(key));
            }
        }
        return values;
    }

    /** The fields and the notes, with secrets hidden. */
    SortedMap<String, String> shown(Configuration configuration, List<Field> fields) {
        Map<String, Object> present = present(configuration);
        Set<String> secrets = secrets(fields);
        SortedMap<String, String> shown = new TreeMap<>();
        Stream<String> notes = present.keySet().stream().filter(name -> name.startsWith(Schema.NOTE));
        Stream.concat(fields.stream().map(Field::name), notes).forEach(name -> {
            @Nullable Object value = present.get(name);
            if (value != null) {
                String text = text(value);
                boolean open = !secrets.contains(name) || SecretRef.parse(text).isPresent();
                shown.put(name, open ? text : ChannelAdministration.HIDDEN);
            }
        });
        return shown;
    }

    /** What the configuration would be with these changes; secrets included, so not for people. */
    Map<String, String> merged(Optional<Configuration> configuration, Map<String, String> changes) {
        Map<String, String> merged = new TreeMap<>();
        configuration.ifPresent(one -> present(one).forEach((key, value) -> merged.put(key, text(value))));
        changes.forEach((key, value) -> {
            if (!value.equals(ChannelAdministration.HIDDEN)) {
                merged.put(key, value.strip());
            }
        });
        return merged;
    }

    /** Deletes the configuration, its file, and those of its secrets that no other configuration refers to. */
    void delete(Configuration configuration) throws IOException {
        Set<SecretRef> secrets = references(configuration);
        etc.delete(configuration.getPid(), configuration.getProperties());
        configuration.delete();
        Optional<SecretStore> store = secretStore.get();
        if (store.isPresent()) {
            Set<SecretRef> others = new HashSet<>();
            for (Configuration other : list(null)) {
                others.addAll(references(other));
            }
            for (SecretRef secret : secrets) {
                if (!others.contains(secret)) {
                    store.get().delete(secret);
                }
            }
        }
    }

    private static Set<SecretRef> references(Configuration configuration) {
        Set<SecretRef> found = new HashSet<>();
        present(configuration).values().forEach(value -> SecretRef.parse(String.valueOf(value))
                .ifPresent(found::add));
        return found;
    }

    /** @param filter null: all */
    List<Configuration> list(@Nullable String filter) throws IOException {
        try {
            Configuration @Nullable [] found = configurations.listConfigurations(filter);
            return found == null ? List.of() : List.of(found);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("ids and PIDs need no escape", e);
        }
    }

    private static String text(Object value) {
        return value instanceof Object[] many
                ? Arrays.stream(many).map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    private static Set<String> secrets(Collection<Field> fields) {
        return fields.stream()
                .filter(field -> field.type() == Field.Type.SECRET || field.type() == Field.Type.FILE)
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    /** A reference stays; anything else is stored, files as the bytes that their Base64 stands for. */
    private String stored(String prefix, List<Field> fields, String key, String value) throws IOException {
        if (SecretRef.parse(value).isPresent()) {
            return value;
        }
        SecretStore store = secretStore.get().orElseThrow(() -> new IOException("there is no encrypted store"));
        boolean file = fields.stream().anyMatch(field -> field.name().equals(key) && field.type() == Field.Type.FILE);
        byte[] content;
        if (file && !value.matches("[A-Za-z0-9+/=\\s]+")) {
            throw new IOException("the field " + key + " is no Base64");
        }
        try {
            content = file ? Base64.getMimeDecoder().decode(value) : value.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IOException("the field " + key + " is no Base64", e);
        }
        String name = prefix + (key.startsWith(".") ? key : "." + key);
        if (SecretRef.parse("store:" + name).isEmpty()) {
            throw new IOException("the name " + prefix + " is too long to store secrets under it");
        }
        return store.store(name, content).reference();
    }
}
