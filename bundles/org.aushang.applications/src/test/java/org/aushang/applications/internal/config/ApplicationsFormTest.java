package org.aushang.applications.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.junit.jupiter.api.Test;

/** The form for pages says the same as the configuration. */
class ApplicationsFormTest {

    @Test
    void it_asks_for_what_the_configuration_reads_with_the_same_defaults() {
        assertThat(new ApplicationsForm().schema().fields())
                .extracting(field -> field.name() + "=" + field.defaultValue())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ApplicationsConfig.class.getDeclaredMethods())
                        .map(method -> method.getName().replace('_', '.') + "=" + method.getDefaultValue())
                        .toList());
    }

    @Test
    void what_is_missing_is_said_at_its_field() {
        assertThat(new ApplicationsForm().check(Map.of("publicUrl", "http://jobs.example", "retentionDays", "400")))
                .extracting(Finding::target)
                .containsExactlyInAnyOrder(
                        "applications.publicUrl",
                        "applications.privacyUrl",
                        "applications.consent",
                        "applications.retentionDays");
        assertThat(new ApplicationsForm().schema().fields())
                .filteredOn(field -> field.requiredWhen().isPresent())
                .extracting(Field::name)
                .containsExactly("publicUrl", "privacyUrl", "consent");
    }
}
