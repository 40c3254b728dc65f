package org.aushang.connector.arbeitsagentur.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    private static final LocalDateTime MORNING = LocalDateTime.parse("2026-11-21T05:00:09");

    @Test
    void carries_partner_and_second_of_sending() {
        assertThat(FileName.of("P000132700", MORNING).value()).isEqualTo("DSP000132700_2026-11-21_05-00-09.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "000132700", "P13270", "P000132700x", "../P000132700", "p000132700"})
    void refuses_what_is_no_partner_id(String impostor) {
        assertThatIllegalArgumentException().isThrownBy(() -> FileName.of(impostor, MORNING));
    }

    @ParameterizedTest
    @CsvSource({
        "ESP000132700_2026-11-21_05-00-09.xml, true",
        "ESP000132700_2026-11-21_05-00-09_D001E.XML, true",
        "ESP000132700_2026-11-21_05-00-09_2.xml, true",
        "esp000132700_2026-11-21_05-00-09.xml, true",
        "ESP000132700_2026-11-21_05-00-091.xml, false",
        "ESP000132700_2026-11-21_05-00-10.xml, false",
        "ESP000132800_2026-11-21_05-00-09.xml, false",
        "DSP000132700_2026-11-21_05-00-09.xml, false"
    })
    void knows_its_reports(String listed, boolean answer) {
        assertThat(FileName.of("P000132700", MORNING).isAnsweredBy(listed)).isEqualTo(answer);
    }
}
