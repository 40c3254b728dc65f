package org.aushang.connector.arbeitsagentur.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationState;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault strikes a posting on its way through all the real parts; a person sees what it is and what to do, and when it is
 * over the posting is where it should be: nothing lost, nothing twice.
 */
@Tag("slow")
class FaultsTest {

    @TempDir
    static Path directory;

    private static final Office.HandClock CLOCK = new Office.HandClock();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final List<FaultCase> COUNTED = new CopyOnWriteArrayList<>();

    /** What people saw is what the README says they see. */
    @AfterAll
    static void compare() throws IOException {
        Wire.close();
        String table = FaultTable.table(COUNTED);
        Files.writeString(Path.of("target/faults.md"), table);
        assertThat(COUNTED).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Files.readString(Path.of("README.md")))
                .as("the table in README.md; target/faults.md is what was seen")
                .contains(table);
    }

    static Stream<FaultCase> faults() {
        return FaultCases.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void nothing_is_lost(FaultCase fault) throws Exception {
        COUNTED.add(fault);
        CLOCK.nextMorning();
        Path own = Files.createDirectories(directory.resolve("f" + COUNT.incrementAndGet()));
        // Certificates are made once, books begin anew.
        Path gatewayDirectory = directory.resolve("gateway");
        for (String book : List.of("book.mv", "book.tsv")) {
            Files.deleteIfExists(gatewayDirectory.resolve(book));
        }
        try (Simulator gateway = Simulator.start(gatewayDirectory, 0, Duration.ZERO, new FaultInjection(), CLOCK)) {
            Office office = new Office(gateway, gatewayDirectory, own, CLOCK);
            office.service.publish(
                    new ChannelId("ba"), Office.posting(FaultCase.JOB).build());

            fault.strike().on(office);
            for (int i = 0; i < 3; i++) {
                office.runWorker();
            }
            assertThat(office.state(FaultCase.JOB))
                    .as(office.steps(FaultCase.JOB) + office.seen(FaultCase.JOB))
                    .isEqualTo(fault.meanwhile());
            if (!fault.code().isEmpty()) {
                assertThat(office.seen(FaultCase.JOB))
                        .extracting(Finding::code)
                        .anyMatch(code -> code.startsWith(fault.code()));
            }
            FaultTable.seen(fault, office.seen(FaultCase.JOB), office.status(FaultCase.JOB));

            fault.heal().on(office);
            for (int i = 0; i < 30 && !(office.state(FaultCase.JOB) == fault.end() && i > 2); i++) {
                office.runWorker();
            }
            assertThat(office.state(FaultCase.JOB))
                    .as(office.steps(FaultCase.JOB))
                    .isEqualTo(fault.end());
            if (fault.end() == PublicationState.ACCEPTED) {
                assertThat(office.shown(FaultCase.JOB))
                        .as(office.steps(FaultCase.JOB))
                        .singleElement()
                        .satisfies(offer -> assertThat(offer.inserts()).isEqualTo(1));
            }
        }
    }
}
