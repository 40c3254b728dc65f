package org.aushang.dispatch.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.aushang.api.connector.ExclusiveKey;
import org.aushang.dispatch.internal.TestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path directory;

    private SendTimes.Turn take(Ledger ledger, Duration distance, String now) {
        return ledger.inTransaction(
                work -> work.sendTimes().take(ExclusiveKey.of("ba:V1", BERLIN, distance), Instant.parse(now)));
    }

    @Test
    void two_in_one_second_get_two_seconds_even_after_a_restart() {
        assertThat(take(TestLedger.in(directory), Duration.ZERO, "2026-11-22T08:30:00.9Z"))
                .isEqualTo(new SendTimes.Turn.Now(LocalDateTime.parse("2026-11-22T09:30:00")));
        assertThat(take(TestLedger.in(directory), Duration.ZERO, "2026-11-22T08:30:00.9Z"))
                .isEqualTo(new SendTimes.Turn.Now(LocalDateTime.parse("2026-11-22T09:30:01")));
    }

    @Test
    void the_distance_is_kept() {
        Ledger ledger = TestLedger.in(directory);
        take(ledger, Duration.ofMinutes(2), "2026-11-22T08:30:00Z");

        assertThat(take(ledger, Duration.ofMinutes(2), "2026-11-22T08:31:59Z"))
                .isEqualTo(new SendTimes.Turn.Wait(Instant.parse("2026-11-22T08:32:00Z")));
        assertThat(take(ledger, Duration.ofMinutes(2), "2026-11-22T08:32:00Z")).isInstanceOf(SendTimes.Turn.Now.class);
    }

    @Test
    void a_clock_that_was_a_year_ahead_blocks_nobody_when_it_is_right_again() {
        Ledger ledger = TestLedger.in(directory);
        take(ledger, Duration.ofMinutes(2), "2027-11-22T08:30:00Z");

        assertThat(take(ledger, Duration.ofMinutes(2), "2026-11-22T08:30:00Z"))
                .isEqualTo(new SendTimes.Turn.Now(LocalDateTime.parse("2026-11-22T09:30:00")));
        assertThat(take(ledger, Duration.ofMinutes(2), "2026-11-22T08:31:00Z")).isInstanceOf(SendTimes.Turn.Wait.class);
    }

    @Test
    void the_doubled_hour_of_autumn_only_moves_forward() {
        Ledger ledger = TestLedger.in(directory);
        List<LocalDateTime> taken = new ArrayList<>();
        Instant now = Instant.parse("2026-10-24T23:50:00Z");
        for (int i = 0; i < 100; i++) {
            taken.add(((SendTimes.Turn.Now) take(ledger, Duration.ZERO, now.toString())).sendTime());
            now = now.plus(Duration.ofMinutes(2));
        }

        assertThat(taken).isSorted().doesNotHaveDuplicates();
    }
}
