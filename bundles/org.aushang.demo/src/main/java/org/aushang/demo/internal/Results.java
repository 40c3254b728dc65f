package org.aushang.demo.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.Finding;

/**
 * Writes {@code results.txt}: first {@code decided/all as-expected}, then one line for each sample. The file is replaced
 * whole, so that a reader never sees half of it.
 */
final class Results {

    private static final Messages MESSAGES = Messages.load(Results.class, "demo");

    private final List<Sample> samples;
    private final Path file;
    private final Locale locale;

    Results(List<Sample> samples, Path directory, Locale locale) throws IOException {
        this.samples = List.copyOf(samples);
        this.file = Files.createDirectories(directory).resolve("results.txt");
        this.locale = locale;
    }

    synchronized void write(List<PublicationStatus> statuses) {
        Map<String, PublicationStatus> byJob = statuses.stream()
                .collect(Collectors.toMap(status -> status.ref().job().value(), Function.identity()));
        int decided = 0;
        int reached = 0;
        StringBuilder lines = new StringBuilder();
        for (Sample sample : samples) {
            PublicationStatus status = byJob.get(sample.posting().identifier());
            if (status == null) {
                continue;
            }
            boolean asExpected = sample.isReached(status);
            decided += Sample.isEnd(status) ? 1 : 0;
            reached += asExpected ? 1 : 0;
            lines.append(line(sample, status, asExpected)).append('\n');
        }
        String head = decided + " " + samples.size() + " " + reached + "\n";
        try {
            Path draft = file.resolveSibling("results.draft");
            Files.writeString(draft, head + lines);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's results cannot be written", e);
        }
    }

    private String line(Sample sample, PublicationStatus status, boolean asExpected) {
        String reason = "–";
        String next = "–";
        if (!status.findings().isEmpty()) {
            Finding worst = status.findings().get(0);
            reason = worst.message().in(locale) + " (" + worst.code() + ")";
            next = worst.nextStep().in(locale);
        }
        String mark = !Sample.isEnd(status) ? "…" : asExpected ? "✓" : "✗";
        return MESSAGES.text(
                        "line",
                        mark,
                        sample.posting().title(),
                        status.place().isEmpty() ? "–" : status.place(),
                        status.sentence().in(locale),
                        reason,
                        next)
                .in(locale);
    }
}
