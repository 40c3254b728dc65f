package org.aushang.connector.arbeitsagentur.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationState;
import org.aushang.connector.arbeitsagentur.internal.translate.Reference;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we call online is what the gateway shows, on each of 200 days, through both changes of the clock or one of them. */
class ListingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int DAYS = 200;

    @TempDir
    Path directory;

    @Test
    void our_state_agrees_with_the_gateway_on_each_of_two_hundred_days() throws Exception {
        Office.HandClock clock = new Office.HandClock();
        clock.nextMorning();
        LocalDate today = LocalDate.ofInstant(clock.instant(), BERLIN);
        Path files = directory.resolve("gateway");
        try (Simulator gateway = Simulator.start(files, 0, Duration.ZERO, new FaultInjection(), clock)) {
            Office office = new Office(gateway, files, directory, clock);
            publish(office, Office.posting("open").build());
            publish(
                    office,
                    Office.posting("short").validThrough(today.plusDays(3)).build());
            publish(
                    office,
                    Office.posting("long").validThrough(today.plusDays(150)).build());
            publish(
                    office,
                    Office.posting("later").datePosted(today.plusDays(20)).build());
            for (int day = 0; day < DAYS; day++) {
                if (day == 80) {
                    publish(
                            office,
                            Office.posting("long")
                                    .validThrough(today.plusDays(120))
                                    .build());
                }
                office.runWorker();
                office.runWorker();
                assertThat(online(office)).as("day %s, %s", day, office.now()).isEqualTo(shown(gateway));
                clock.nextMorning();
                office.runWorker();
            }
            assertThat(office.state("short")).isEqualTo(PublicationState.EXPIRED);
            assertThat(office.state("long")).isEqualTo(PublicationState.EXPIRED);
            assertThat(gateway.book().offers().values()).hasSize(4).allMatch(offer -> offer.inserts() == 1);
        }
    }

    private static void publish(Office office, JobPosting posting) {
        office.service.publish(new ChannelId("ba"), posting);
    }

    /** What we call online, also while its renewal is under way. */
    private static Set<String> online(Office office) {
        return office.statuses().stream()
                .filter(status -> status.shownUntil().isPresent())
                .map(status -> status.publication().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> shown(Simulator gateway) {
        return gateway.book().offers().entrySet().stream()
                .filter(offer -> offer.getValue().state() == Offer.State.ONLINE)
                .map(Map.Entry::getKey)
                .map(key -> key.substring(key.indexOf('|') + 1))
                .map(reference ->
                        Reference.parse("99999", reference).orElseThrow().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
