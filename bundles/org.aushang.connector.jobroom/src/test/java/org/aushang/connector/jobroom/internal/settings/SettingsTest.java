package org.aushang.connector.jobroom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.aushang.api.model.Finding;
import org.aushang.connector.jobroom.internal.SimulatedJobRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static Map<String, Object> with(String field, String value) {
        Map<String, Object> form = new HashMap<>(SimulatedJobRoom.form());
        form.put(field, value);
        return form;
    }

    @Test
    void a_complete_form_has_no_findings() {
        Settings settings = Settings.read(SimulatedJobRoom.form());

        assertThat(settings.findings()).isEmpty();
        assertThat(settings.base()).hasToString("https://api.job-room.ch/jobAdvertisements/v1");
        assertThat(settings.contact().phone()).isEqualTo("+41581234567");
    }

    @ParameterizedTest
    @CsvSource({
        "user, '', channel.user",
        ".password, '', channel.password",
        "company, '', channel.company",
        "postalCode, 12345678901, channel.postalCode",
        "country, Schweiz, channel.country",
        "contactPhone, 12, channel.contactPhone",
        "contactEmail, eva at gardens, channel.contactEmail",
        "contactSalutation, Dr, channel.contactSalutation",
        "baseUrl, http://api.job-room.ch/v1, channel.baseUrl",
        "baseUrl, https://user:pass@api.job-room.ch/v1, channel.baseUrl"
    })
    void what_cannot_be_used_is_a_finding_of_its_field(String field, String value, String target) {
        assertThat(Settings.read(with(field, value)).errors())
                .extracting(Finding::target)
                .containsExactly(target);
    }

    @Test
    void a_finding_calls_a_field_as_its_form_does() {
        assertThat(Settings.read(with("company", "")).errors())
                .extracting(finding -> finding.message().german())
                .containsExactly("Das Feld „Unternehmen“ ist leer; Job-Room verlangt es.");
    }
}
