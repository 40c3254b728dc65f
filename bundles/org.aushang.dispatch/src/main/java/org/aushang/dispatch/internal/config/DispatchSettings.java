package org.aushang.dispatch.internal.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.dispatch.internal.model.QuietHours;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.model.Texts;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/**
 * Typed, validated configuration {@value DispatchConfig#PID}. Never fails: for what cannot be used the default holds, and a warning
 * names the property.
 *
 * @param dataSource filter of the {@code DataSource} service that is the store
 * @param directory where that file lies; empty: below the host's own folder
 * @param startEmpty whether an empty store may take the place of one that was there before
 * @param threads how many channels are processed at the same time
 * @param pollInterval how often channels with due work are searched
 * @param stopTimeout how long work under way may take when the host stops
 * @param massChangePercent percent of the online postings that may be updated or withdrawn without approval
 * @param massChangeMinimum how many may be in any case
 * @param quietHours as configured
 * @param refreshBefore how long before the end of its listing a posting is sent again
 * @param retention how long closed submissions, artifacts and timelines are stored
 * @param findings one warning for each value that could not be used
 */
public record DispatchSettings(
        String dataSource,
        String directory,
        boolean startEmpty,
        int threads,
        Duration pollInterval,
        Duration stopTimeout,
        int massChangePercent,
        int massChangeMinimum,
        List<String> quietHours,
        Duration refreshBefore,
        Duration retention,
        List<Finding> findings) {

    private static final int DAY = 24 * 60 * 60;

    /** @param properties of the configuration, as a component gets them; empty: nothing is configured */
    public static DispatchSettings read(Map<String, ?> properties) {
        SettingsReader reader = SettingsReader.of(DispatchConfig.class, properties, "dispatch");
        DispatchSettings read = new DispatchSettings(
                reader.text("dataSource.target"),
                reader.text("directory"),
                reader.flag("startEmpty"),
                reader.number("threads", 1, 100),
                Duration.ofSeconds(reader.number("pollIntervalSeconds", 1, DAY)),
                Duration.ofSeconds(reader.number("stopSeconds", 1, DAY)),
                reader.number("massChangePercent", 0, 100),
                reader.number("massChangeMinimum", 0, 1_000_000),
                reader.texts("quietHours"),
                Duration.ofDays(reader.number("refreshDays", 1, 365)),
                Duration.ofDays(reader.number("retentionDays", 1, 36_500)),
                List.of());
        List<Finding> findings = new ArrayList<>(reader.findings());
        read.quietHours().stream()
                .filter(hours -> QuietHours.of(hours).isEmpty())
                .forEach(hours -> findings.add(Texts.quietHours(SettingsReader.shown("", hours))));
        if (!read.embedded() && read.dataSourceFilter().isEmpty()) {
            findings.add(Texts.dataSource(SettingsReader.shown("", read.dataSource())));
        }
        if (read.startEmpty()) {
            findings.add(Texts.startEmpty());
        }
        return read.with(findings.stream()
                .map(finding -> finding.toBuilder().severity(Severity.WARNING).build())
                .toList());
    }

    /** Whether the store is our own database file. */
    public boolean embedded() {
        return dataSource.equals(DispatchConfig.EMBEDDED);
    }

    /** The thresholds and quiet hours that hold for all channels. */
    public SendPolicy sendPolicy() {
        return new SendPolicy(
                massChangePercent,
                massChangeMinimum,
                quietHours.stream()
                        .flatMap(hours -> QuietHours.of(hours).stream())
                        .toList(),
                refreshBefore);
    }

    /** The data source's filter; empty if what is written is none. */
    public Optional<Filter> dataSourceFilter() {
        try {
            return Optional.of(FrameworkUtil.createFilter(dataSource));
        } catch (InvalidSyntaxException e) {
            return Optional.empty();
        }
    }

    private DispatchSettings with(List<Finding> others) {
        return new DispatchSettings(
                dataSource,
                directory,
                startEmpty,
                threads,
                pollInterval,
                stopTimeout,
                massChangePercent,
                massChangeMinimum,
                quietHours,
                refreshBefore,
                retention,
                List.copyOf(others));
    }
}
