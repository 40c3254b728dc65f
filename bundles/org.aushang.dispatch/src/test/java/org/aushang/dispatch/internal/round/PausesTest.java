package org.aushang.dispatch.internal.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "5, 80", "8, 640", "9, 900", "1000, 900"})
    void doubles_up_to_a_quarter_of_an_hour(int attempts, int seconds) {
        assertThat(Pauses.afterDeferral(attempts, 0)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Property
    void jitter_adds_a_fifth_at_most(
            @ForAll @IntRange(min = 1, max = 100) int attempts, @ForAll @DoubleRange(min = 0, max = 1) double jitter) {
        assertThat(Pauses.afterDeferral(attempts, jitter))
                .isBetween(
                        Pauses.afterDeferral(attempts, 0),
                        Duration.ofMillis(Pauses.afterDeferral(attempts, 0).toMillis() * 6 / 5));
    }

    @ParameterizedTest
    @CsvSource({"0, 15", "1, 22", "2, 30", "6, 60", "100, 60"})
    void looks_grow_apart_up_to_an_hour(int looks, int minutes) {
        assertThat(Pauses.beforeNextLook(looks, Duration.ofMinutes(15)).toMinutes())
                .isEqualTo(minutes);
    }
}
