package org.aushang.dispatch.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "5, 80", "8, 640", "9, 900", "1000, 900"})
    void doubles_up_to_a_quarter_of_an_hour(int attempts, int seconds) {
        assertThat(Backoff.afterDeferral(attempts, 0)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Property
    void jitter_adds_a_fifth_at_most(
            @ForAll @IntRange(min = 1, max = 100) int attempts, @ForAll @DoubleRange(min = 0, max = 1) double jitter) {
        assertThat(Backoff.afterDeferral(attempts, jitter))
                .isBetween(
                        Backoff.afterDeferral(attempts, 0),
                        Duration.ofMillis(Backoff.afterDeferral(attempts, 0).toMillis() * 6 / 5));
    }

    @ParameterizedTest
    @CsvSource({"0, 15", "1, 22", "2, 30", "6, 60", "100, 60"})
    void looks_grow_apart_up_to_an_hour(int polls, int minutes) {
        assertThat(Backoff.beforeNextPoll(polls, Duration.ofMinutes(15)).toMinutes())
                .isEqualTo(minutes);
    }
}
