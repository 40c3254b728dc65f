package org.aushang.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalizedTextTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalizedText UNTIL = LocalizedText.pattern(
            Map.of(Locale.GERMAN, "Bis {0}.", Locale.ENGLISH, "Until {0}.", Locale.FRENCH, "Jusqu''au {0}."),
            List.of(Instant.parse("2026-11-22T10:00:00Z")));

    /** What stands between date and time differs between Java versions. */
    @Test
    void shows_a_moment_in_the_readers_zone_and_format() {
        assertThat(UNTIL.in(Locale.GERMANY, BERLIN)).matches("Bis 22\\. November 2026(,| um) 11:00\\.");
        assertThat(UNTIL.in(Locale.UK, BERLIN)).matches("Until 22 November 2026(,| at) 11:00\\.");
        assertThat(UNTIL.in(Locale.US, ZoneId.of("America/Chicago")))
                .matches("Until November 22, 2026(,| at) 4:00\\hAM\\.");
        assertThat(UNTIL.in(Locale.CANADA_FRENCH, BERLIN)).startsWith("Jusqu'au 22 novembre 2026");
    }

    @Test
    void falls_back_to_english_in_its_own_format() {
        assertThat(UNTIL.in(Locale.ITALY, BERLIN)).matches("Until November 22, 2026(,| at) 11:00\\hAM\\.");
    }

    @Test
    void shows_numbers_dates_and_texts_within_texts() {
        LocalizedText text = LocalizedText.pattern(
                Map.of(Locale.GERMAN, "{0} von {1} am {2}", Locale.ENGLISH, "{0} of {1} on {2}"),
                List.of(LocalizedText.of("Zeichen", "characters"), 1234, LocalDate.of(2026, 3, 1)));

        assertThat(text.in(Locale.GERMAN, BERLIN)).isEqualTo("Zeichen von 1.234 am 1. März 2026");
        assertThat(text.in(Locale.UK, BERLIN)).isEqualTo("characters of 1,234 on 1 March 2026");
        assertThat(text).hasToString("characters of 1,234 on 2026-03-01");
    }

    @Test
    void takes_a_literal_text_as_it_stands() {
        assertThat(LocalizedText.same("{0} it's").in(Locale.JAPAN)).isEqualTo("{0} it's");
    }

    @Test
    void refuses_what_could_not_be_shown() {
        assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("", "text"));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.literal(Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalizedText.pattern(Map.of(Locale.ENGLISH, "{0}"), List.of(new Object())));
    }
}
