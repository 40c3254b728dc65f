package org.aushang.dispatch.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.spi.SettingsReader;

/**
 * The configuration {@value DispatchConfig#PID}, read. Never fails: for what cannot be used the default holds, and a warning
 * names the property.
 *
 * @param embedded whether the store is our own database file
 * @param directory where that file lies; empty: below the host's own folder
 * @param startEmpty whether an empty store may take the place of one that was there before
 * @param threads how many channels are worked at the same time
 * @param look the longest time between two looks at a channel
 * @param stop how long the work under way may take when the host stops
 * @param guardShare percent of what is online that may change or go without a question
 * @param guardLeast how many may in any case
 * @param quietHours as written
 * @param keep how long what has ended is kept
 * @param findings what could not be used, one warning for each
 */
public record DispatchSettings(
        boolean embedded,
        String directory,
        boolean startEmpty,
        int threads,
        Duration look,
        Duration stop,
        int guardShare,
        int guardLeast,
        List<String> quietHours,
        Duration keep,
        List<Finding> findings) {

    private static final int DAY = 24 * 60 * 60;

    /** @param properties of the configuration, as a component gets them; empty: nothing is configured */
    public static DispatchSettings read(Map<String, ?> properties) {
        SettingsReader reader = SettingsReader.of(DispatchConfig.class, properties, "dispatch");
        DispatchSettings read = new DispatchSettings(
                reader.text("dataSource.target").equals(DispatchConfig.EMBEDDED),
                reader.text("directory"),
                reader.flag("startEmpty"),
                reader.number("threads", 1, 100),
                Duration.ofSeconds(reader.number("lookSeconds", 1, DAY)),
                Duration.ofSeconds(reader.number("stopSeconds", 1, DAY)),
                reader.number("guardShare", 0, 100),
                reader.number("guardLeast", 0, 1_000_000),
                reader.texts("quietHours"),
                Duration.ofDays(reader.number("keepDays", 1, 36_500)),
                List.of());
        List<Finding> findings = new ArrayList<>(reader.findings());
        read.quietHours().stream()
                .filter(hours -> QuietHours.of(hours).isEmpty())
                .forEach(hours -> findings.add(Texts.quietHours(SettingsReader.shown("", hours))));
        if (read.startEmpty()) {
            findings.add(Texts.startEmpty());
        }
        return read.with(findings.stream()
                .map(finding -> finding.toBuilder().severity(Severity.WARNING).build())
                .toList());
    }

    private DispatchSettings with(List<Finding> others) {
        return new DispatchSettings(
                embedded,
                directory,
                startEmpty,
                threads,
                look,
                stop,
                guardShare,
                guardLeast,
                quietHours,
                keep,
                List.copyOf(others));
    }
}
