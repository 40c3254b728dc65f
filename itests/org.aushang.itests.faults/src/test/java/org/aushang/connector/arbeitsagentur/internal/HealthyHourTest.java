package org.aushang.connector.arbeitsagentur.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** An operator who is woken by a warning is woken for something: while all is well there is none. */
class HealthyHourTest {

    private static final ChannelId CHANNEL = new ChannelId("ba");

    @TempDir
    Path directory;

    @Test
    void a_healthy_hour_logs_nothing_at_warn_or_above() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            hour();
            LoggerFactory.getLogger("org.aushang.proof").warn("that a warning would be seen here");
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("org.aushang")))
                .singleElement()
                .asString()
                .contains("org.aushang.proof");
    }

    /** A posting in each minute; some are changed, some withdrawn. */
    private void hour() throws Exception {
        Office.HandClock clock = new Office.HandClock();
        clock.nextMorning();
        Path files = directory.resolve("gateway");
        try (Simulator gateway = Simulator.start(files, 0, Duration.ZERO, new FaultInjection(), clock)) {
            Office office = new Office(gateway, files, directory, clock);
            for (int minute = 0; minute < 60; minute++) {
                office.service.publish(CHANNEL, Office.posting("job" + minute).build());
                if (minute % 5 == 4) {
                    office.service.publish(
                            CHANNEL,
                            Office.posting("job" + (minute - 3))
                                    .totalJobOpenings(2)
                                    .build());
                    office.service.withdraw(PublicationRef.of("ba", "job" + (minute - 4)), Withdrawal.usual());
                }
                clock.pass(Duration.ofMinutes(1));
                office.runWorker();
            }
            for (int i = 0; i < 20; i++) {
                clock.pass(Duration.ofMinutes(10));
                office.runWorker();
            }
            assertThat(office.state("job59")).isEqualTo(PublicationState.ACCEPTED);
            assertThat(office.state("job55")).isEqualTo(PublicationState.WITHDRAWN);
        }
    }
}
