package org.aushang.dispatch.internal.service;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aushang.api.connector.JobBoard;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Field;
import org.aushang.api.model.Schema;
import org.aushang.dispatch.internal.connector.Channels;
import org.osgi.service.cm.Configuration;

/** The factory configuration of a channel. */
record ChannelConfigurator(ConfigurationEditor editor, Channels channels) {

    /** How long a connector may take to come up with its configuration; it comes up later too. */
    private static final Duration REGISTRATION = Duration.ofSeconds(5);

    /**
     * @throws IllegalArgumentException if the channel is one of another board
     * @throws IOException if a secret or the configuration could not be stored
     */
    void configure(ChannelId channel, JobBoard board, Map<String, String> settings) throws IOException {
        Configuration configuration = find(channel, board);
        int before = channels.registrations(channel.value());
        boolean changed = editor.change(
                configuration, fields(board), channel.value(), Map.of(JobBoards.CHANNEL_ID, channel.value()), settings);
        if (changed) {
            try {
                channels.awaitRegistration(channel.value(), before, REGISTRATION);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The settings that a board's channel has, with secrets hidden; empty if there is no configuration of it. */
    SortedMap<String, String> settings(ChannelId channel) throws IOException {
        Optional<Configuration> found = find(channel);
        Optional<JobBoard> board = channels.boards().values().stream()
                .filter(one -> found.isPresent()
                        && one.configurationPid().equals(found.get().getFactoryPid()))
                .findFirst();
        return board.isEmpty() ? new TreeMap<>() : editor.shown(found.orElseThrow(), fields(board.get()));
    }

    /** What the configuration would be with these changes; secrets included, so for a connector only. */
    Map<String, String> merged(ChannelId channel, Map<String, String> settings) throws IOException {
        Map<String, String> changes = new TreeMap<>(settings);
        changes.putIfAbsent(JobBoards.CHANNEL_ID, channel.value());
        return editor.merged(find(channel), changes);
    }

    /** Deletes the configuration, its file, and the secrets of this channel that no other configuration refers to. */
    boolean delete(ChannelId channel) throws IOException {
        Optional<Configuration> found = find(channel);
        if (found.isPresent()) {
            editor.delete(found.get());
        }
        return found.isPresent();
    }

    private Optional<Configuration> find(ChannelId channel) throws IOException {
        return editor.list("(" + JobBoards.CHANNEL_ID + "=" + channel + ")").stream()
                .findFirst();
    }

    private Configuration find(ChannelId channel, JobBoard board) throws IOException {
        Optional<Configuration> found = find(channel);
        if (found.isEmpty()) {
            return editor.configurations().getFactoryConfiguration(board.configurationPid(), channel.value(), "?");
        }
        if (!board.configurationPid().equals(found.get().getFactoryPid())) {
            throw new IllegalArgumentException("channel " + channel + " is configured for another board");
        }
        return found.get();
    }

    private static List<Field> fields(JobBoard board) {
        return Stream.of(Schema.Part.ACCOUNT, Schema.Part.CREDENTIALS)
                .flatMap(part -> board.schema(part).fields().stream())
                .toList();
    }
}
