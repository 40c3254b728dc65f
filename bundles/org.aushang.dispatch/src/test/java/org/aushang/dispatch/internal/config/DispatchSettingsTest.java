package org.aushang.dispatch.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aushang.api.model.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatchSettingsTest {

    @Test
    void nothing_configured_is_the_embedded_store_and_the_defaults() {
        DispatchSettings settings = DispatchSettings.read(Map.of());

        assertThat(settings.embedded()).isTrue();
        assertThat(settings.pollInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pollIntervalSeconds,abc",
        "threads,0",
        "stopSeconds,-3",
        "massChangePercent,101",
        "massChangeMinimum,viele",
        "retentionDays,1 Jahr",
        "quietHours,nachts",
        "startEmpty,ja",
        "startEmpty,true",
        "LookSeconds,5",
        "dataSource.target,ats",
        "dataSource.target,(dataSourceName=ats",
        "foo,bar"
    })
    void what_cannot_be_used_is_a_warning_that_names_the_property(String key, String value) {
        assertThat(DispatchSettings.read(Map.of(key, value)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.target()).isEqualTo("dispatch." + key);
                });
    }

    @Property
    void any_text_in_any_property_can_be_read(@ForAll("properties") String key, @ForAll String value) {
        assertThat(DispatchSettings.read(Map.of(key, value)).findings())
                .allSatisfy(finding -> assertThat(finding.target()).isEqualTo("dispatch." + key));
    }

    @Provide
    Arbitrary<String> properties() {
        return Arbitraries.of(
                "dataSource.target",
                "directory",
                "startEmpty",
                "threads",
                "pollIntervalSeconds",
                "stopSeconds",
                "massChangePercent",
                "massChangeMinimum",
                "quietHours",
                "retentionDays");
    }
}
