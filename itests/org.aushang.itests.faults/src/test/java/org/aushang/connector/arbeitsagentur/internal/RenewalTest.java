package org.aushang.connector.arbeitsagentur.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationState;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel gets another certificate while it is at work. */
@Tag("slow")
class RenewalTest {

    private static final int POSTINGS = 10_000;

    @TempDir
    Path directory;

    @Test
    void a_certificate_that_is_replaced_while_ten_thousand_postings_go_out_costs_nothing() throws Exception {
        Office.HandClock clock = new Office.HandClock();
        clock.nextMorning();
        Path files = directory.resolve("gateway");
        try (Simulator gateway = Simulator.start(files, 0, Duration.ZERO, new FaultInjection(), clock)) {
            Office office = new Office(gateway, files, directory, clock);
            List<Map<String, Object>> forms = List.of(
                    Map.of(".certificate", office.renewedCertificate()),
                    Map.of(".nextCertificate", office.renewedCertificate()),
                    Map.of());
            AtomicInteger replaced = new AtomicInteger();
            office.midway = () -> office.configure(forms.get(replaced.getAndIncrement() % forms.size()));
            List<JobPosting> postings = IntStream.range(0, POSTINGS)
                    .mapToObj(i -> Office.posting("j" + i).build())
                    .toList();

            office.service.replaceAll(new ChannelId("ba"), postings);
            for (int i = 0; i < 200 && !allAccepted(office); i++) {
                office.runWorker();
            }

            assertThat(replaced.get()).as("as often as a file left").isGreaterThanOrEqualTo(POSTINGS / 500);
            assertThat(office.statuses())
                    .hasSize(POSTINGS)
                    .extracting(PublicationStatus::state)
                    .containsOnly(PublicationState.ACCEPTED);
            assertThat(gateway.book().offers().values())
                    .as("nothing twice")
                    .hasSize(POSTINGS)
                    .allMatch(Offer::isThere)
                    .allMatch(offer -> offer.inserts() == 1 && offer.changes() == 0);
        }
    }

    private static boolean allAccepted(Office office) {
        return office.statuses().stream().allMatch(status -> status.state() == PublicationState.ACCEPTED);
    }
}
