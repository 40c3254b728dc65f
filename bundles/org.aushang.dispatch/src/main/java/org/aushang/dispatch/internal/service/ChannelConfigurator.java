package org.aushang.dispatch.internal.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.connector.JobBoard;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Field;
import org.aushang.api.model.Schema;
import org.aushang.api.model.SecretRef;
import org.aushang.dispatch.internal.connector.Channels;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Writes the factory configuration of a channel through ConfigurationAdmin; secrets go into the encrypted store, on Karaf the rest into a file. */
record ChannelConfigurator(ConfigurationAdmin configurations, Channels channels, EtcFolder etc) {

    /** How long a connector may take to come up with its configuration; it comes up later too. */
    private static final Duration REGISTRATION = Duration.ofSeconds(5);

    /**
     * @throws IllegalArgumentException if the channel is one of another board
     * @throws IOException if a secret or the configuration could not be stored
     */
    void configure(ChannelId channel, JobBoard board, Map<String, String> settings) throws IOException {
        Configuration configuration = find(channel, board);
        Map<String, Object> values = new TreeMap<>();
        @Nullable Dictionary<String, Object> present = configuration.getProperties();
        if (present != null) {
            for (String key : Collections.list(present.keys())) {
                values.put(key, present.get(key));
            }
        }
        values.put(JobBoards.CHANNEL_ID, channel.value());
        Set<String> secret = secrets(board);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String key = setting.getKey();
            String value = setting.getValue().strip();
            if (value.equals(ChannelAdministration.HIDDEN)) {
                continue;
            }
            if (value.isEmpty()) {
                values.remove(key);
            } else if (!key.equals(JobBoards.CHANNEL_ID)) {
                values.put(key, secret.contains(key) ? stored(channel, board, key, value) : value);
            }
        }
        etc.keep(configuration.getPid(), values, secret);
        int before = channels.registrations(channel.value());
        if (configuration.updateIfDifferent(FrameworkUtil.asDictionary(values))) {
            try {
                channels.awaitRegistration(channel.value(), before, REGISTRATION);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The settings that a board's channel has, with secrets hidden; empty if there is no configuration of it. */
    SortedMap<String, String> settings(ChannelId channel) throws IOException {
        SortedMap<String, String> settings = new TreeMap<>();
        Configuration @Nullable [] found = list(channel);
        if (found == null) {
            return settings;
        }
        Configuration configuration = found[0];
        Optional<JobBoard> board = channels.boards().values().stream()
                .filter(one -> one.configurationPid().equals(configuration.getFactoryPid()))
                .findFirst();
        @Nullable Dictionary<String, Object> present = configuration.getProperties();
        if (board.isEmpty() || present == null) {
            return settings;
        }
        Set<String> secret = secrets(board.get());
        Stream<String> notes = Collections.list(present.keys()).stream().filter(name -> name.startsWith(Schema.NOTE));
        Stream.concat(fields(board.get()).map(Field::name), notes).forEach(name -> {
            @Nullable Object value = present.get(name);
            if (value != null) {
                String text = text(value);
                boolean shown = !secret.contains(name) || SecretRef.parse(text).isPresent();
                settings.put(name, shown ? text : ChannelAdministration.HIDDEN);
            }
        });
        return settings;
    }

    /** What the configuration would be with these changes; secrets included, so for a connector only. */
    Map<String, String> merged(ChannelId channel, Map<String, String> settings) throws IOException {
        Map<String, String> merged = new TreeMap<>();
        Configuration @Nullable [] found = list(channel);
        @Nullable Dictionary<String, Object> present = found == null ? null : found[0].getProperties();
        if (present != null) {
            for (String key : Collections.list(present.keys())) {
                merged.put(key, text(present.get(key)));
            }
        }
        merged.put(JobBoards.CHANNEL_ID, channel.value());
        settings.forEach((key, value) -> {
            if (!value.equals(ChannelAdministration.HIDDEN)) {
                merged.put(key, value.strip());
            }
        });
        return merged;
    }

    private static String text(Object value) {
        return value instanceof Object[] many
                ? Arrays.stream(many).map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    /** Deletes the configuration, its file, and the secrets of this channel that no other configuration refers to. */
    boolean delete(ChannelId channel) throws IOException {
        Configuration @Nullable [] found = list(channel);
        if (found == null) {
            return false;
        }
        Set<SecretRef> secrets = references(found[0]);
        etc.delete(found[0].getPid(), found[0].getProperties());
        found[0].delete();
        Optional<SecretStore> store = channels.secrets();
        if (store.isPresent()) {
            Set<SecretRef> others = new HashSet<>();
            for (Configuration other : all()) {
                others.addAll(references(other));
            }
            for (SecretRef secret : secrets) {
                if (!others.contains(secret)) {
                    store.get().delete(secret);
                }
            }
        }
        return true;
    }

    private static Set<SecretRef> references(Configuration configuration) {
        Set<SecretRef> found = new HashSet<>();
        @Nullable Dictionary<String, Object> values = configuration.getProperties();
        if (values != null) {
            Collections.list(values.elements())
                    .forEach(value -> SecretRef.parse(String.valueOf(value)).ifPresent(found::add));
        }
        return found;
    }

    private Configuration[] all() throws IOException {
        try {
            Configuration @Nullable [] all = configurations.listConfigurations(null);
            return all == null ? new Configuration[0] : all;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter", e);
        }
    }

    private Configuration @Nullable [] list(ChannelId channel) throws IOException {
        try {
            return configurations.listConfigurations("(" + JobBoards.CHANNEL_ID + "=" + channel + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("a channel id needs no escape", e);
        }
    }

    private Configuration find(ChannelId channel, JobBoard board) throws IOException {
        Configuration @Nullable [] found = list(channel);
        if (found == null) {
            return configurations.getFactoryConfiguration(board.configurationPid(), channel.value(), "?");
        }
        if (!board.configurationPid().equals(found[0].getFactoryPid())) {
            throw new IllegalArgumentException("channel " + channel + " is configured for another board");
        }
        return found[0];
    }

    private static Stream<Field> fields(JobBoard board) {
        return Stream.of(Schema.Part.ACCOUNT, Schema.Part.CREDENTIALS)
                .flatMap(part -> board.schema(part).fields().stream());
    }

    private static Set<String> secrets(JobBoard board) {
        Set<String> names = new HashSet<>();
        fields(board)
                .filter(field -> field.type() == Field.Type.SECRET || field.type() == Field.Type.FILE)
                .forEach(field -> names.add(field.name()));
        return names;
    }

    /** A reference stays; anything else is stored, files as the bytes that their Base64 stands for. */
    private String stored(ChannelId channel, JobBoard board, String key, String value) throws IOException {
        if (SecretRef.parse(value).isPresent()) {
            return value;
        }
        SecretStore store = channels.secrets().orElseThrow(() -> new IOException("there is no encrypted store"));
        boolean file = fields(board).anyMatch(field -> field.name().equals(key) && field.type() == Field.Type.FILE);
        byte[] content;
        if (file && !value.matches("[A-Za-z0-9+/=\\s]+")) {
            throw new IOException("the field " + key + " is no Base64");
        }
        try {
            content = file ? Base64.getMimeDecoder().decode(value) : value.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IOException("the field " + key + " is no Base64", e);
        }
        String name = channel.value() + (key.startsWith(".") ? key : "." + key);
        if (SecretRef.parse("store:" + name).isEmpty()) {
            throw new IOException("the channel id is too long to store secrets under it");
        }
        return store.store(name, content).reference();
    }
}
