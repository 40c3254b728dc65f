package org.aushang.dispatch.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        "22:00-06:00,              2026-11-22T20:59:59Z, ",
        "22:00-06:00,              2026-11-22T21:00:00Z, 2026-11-23T05:00:00Z",
        "22:00-06:00,              2026-11-23T04:59:59Z, 2026-11-23T05:00:00Z",
        "22:00-06:00,              2026-11-23T05:00:00Z, ",
        "12:00-13:00 UTC,          2026-11-22T12:30:00Z, 2026-11-22T13:00:00Z",
        "ch=12:00-13:00 UTC,       2026-11-22T12:30:00Z, 2026-11-22T13:00:00Z",
        "other=12:00-13:00 UTC,    2026-11-22T12:30:00Z, ",
        // In the night in which the clocks go back, six o'clock is an hour later than usual.
        "22:00-06:00,              2026-10-24T21:00:00Z, 2026-10-25T05:00:00Z",
    })
    void end_when_they_say(String hours, Instant now, Instant until) {
        assertThat(QuietHours.of(hours).orElseThrow().until("ch", now)).isEqualTo(Optional.ofNullable(until));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22-6", "25:00-06:00", "22:00-06:00 Nowhere/City", "22:00 - 06:00 Europe/Berlin extra"})
    void that_are_written_otherwise_are_none(String hours) {
        assertThat(QuietHours.of(hours)).isEmpty();
    }

    @Test
    void may_have_spaces() {
        assertThat(QuietHours.of(" ch = 22:00 - 06:00 Europe/Berlin ")).isPresent();
    }
}
