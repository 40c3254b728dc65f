package org.aushang.shell.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.ChannelId;

/** What may stand at a place of a command line: ids of channels and jobs, options, words to choose from. */
final class Completion {

    /** More than fit on a screen are no help; with more typed there are fewer. */
    static final int JOBS = 100;

    private final ChannelService channels;
    private final PublicationService publications;

    Completion(ChannelService channels, PublicationService publications) {
        this.channels = channels;
        this.publications = publications;
    }

    /**
     * Returns nothing where a value is the operator's own, as a file is, and while the database is unavailable.
     *
     * @param usage of the command
     * @param before the arguments that stand before this place
     * @param begun what was typed of this one
     */
    Set<String> candidates(String usage, List<String> before, String begun) {
        List<String> words = Arrays.stream(usage.split(" "))
                .skip(1)
                .filter(word -> !word.isEmpty())
                .toList();
        Set<String> options = words.stream()
                .filter(word -> word.startsWith("[--"))
                .map(word -> word.substring(1, word.length() - 1))
                .filter(option -> !before.contains(option))
                .collect(Collectors.toCollection(TreeSet::new));
        if (begun.startsWith("-")) {
            options.add("--help");
            return options;
        }
        List<String> values =
                before.stream().filter(word -> !word.startsWith("-")).toList();
        List<String> places =
                words.stream().filter(word -> !word.startsWith("[")).toList();
        if (values.size() >= places.size()) {
            return options;
        }
        try {
            return values(places.get(values.size()), values, begun).collect(Collectors.toCollection(TreeSet::new));
        } catch (StoreUnavailableException | IllegalArgumentException e) {
            // The command itself says what is wrong.
            return Set.of();
        }
    }

    private Stream<String> values(String place, List<String> before, String begun) {
        if (place.contains("|")) {
            return Arrays.stream(place.split("\\|"));
        }
        return switch (place) {
            case "CHANNEL" -> channels();
            case "JOB" -> jobs(before.get(0), begun);
            default -> Stream.empty();
        };
    }

    Stream<String> channels() {
        return channels.channels().stream().map(channel -> channel.channel().value());
    }

    /**
     * @throws IllegalArgumentException if there can be no such channel
     * @throws StoreUnavailableException if the database cannot be reached
     */
    Stream<String> jobs(String channel, String begun) {
        // The text of a query is looked for anywhere, and in titles too.
        PublicationQuery query = PublicationQuery.of(new ChannelId(channel)).toBuilder()
                .text(begun)
                .limit(JOBS)
                .build();
        return publications.find(query).items().stream()
                .map(status -> status.ref().job().value())
                .filter(job -> job.startsWith(begun));
    }
}
