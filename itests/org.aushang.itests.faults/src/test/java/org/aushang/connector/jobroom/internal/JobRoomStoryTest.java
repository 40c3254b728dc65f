package org.aushang.connector.jobroom.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Stage;
import org.aushang.simulator.jobroom.internal.JobRoomSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The core, the connector, and a simulated Job-Room behind TLS: what hosts and recruiters see of a board with a person in it. */
class JobRoomStoryTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final ChannelId CHANNEL = new ChannelId("jr");
    private static final String PUBLIC = "11101";
    private static final String REPORTED = "11109";

    @TempDir
    Path directory;

    private Stage stage;
    private JobRoomSimulator jobRoom;

    @BeforeEach
    void start() throws IOException {
        stage = new Stage(directory);
        jobRoom = JobRoomSimulator.start(0, "pass", Duration.ofHours(6), stage.clock);
        connect("");
    }

    @AfterEach
    void stop() {
        jobRoom.close();
    }

    private void connect(String path) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "aushang.channel.id", "jr",
                "baseUrl", jobRoom.at(path).toString(),
                "trustedCertificates", jobRoom.certificate(),
                "user", JobRoomSimulator.USER,
                ".password", "pass",
                "company", "Gärten AG",
                "postalCode", "8001",
                "city", "Zürich"));
        form.putAll(Map.of(
                "contactSalutation", "MS",
                "contactFirstName", "Eva",
                "contactLastName", "Gross",
                "contactPhone", "+41 58 123 45 67",
                "contactEmail", "eva@gardens.example"));
        stage.channels.bind(new JobRoomPublisher(form, null), Map.of(JobBoards.CHANNEL_ID, "jr"));
    }

    private static JobPosting.Builder posting(String job, String title, String occupation) {
        return JobPosting.builder(job)
                .title(title)
                .description("Sie pflegen die Gärten der Stadt und arbeiten mit einem Team, das sich auf Sie freut.")
                .hiringOrganization(Organization.of("Gärten AG"))
                .jobLocations(List.of(PostalAddress.builder()
                        .postalCode("8001")
                        .addressLocality("Zürich")
                        .addressCountry("CH")
                        .build()))
                .applicationContact(ContactPoint.builder()
                        .url("https://gardens.example/apply")
                        .build())
                .extension("jobroom:avamOccupationCode", occupation);
    }

    private void publish(JobPosting.Builder posting) {
        stage.service.publish(CHANNEL, posting.build());
    }

    /** Lets time pass as the core sees it, a quarter of an hour at once. */
    private void pass(Duration time) {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minusMinutes(15)) {
            stage.clock.pass(Duration.ofMinutes(15));
            stage.work("jr");
            stage.work("jr");
        }
    }

    private PublicationStatus status(String job) {
        return stage.service.status(PublicationRef.of("jr", job)).orElseThrow();
    }

    private PublicationState state(String job) {
        return status(job).state();
    }

    /** Newest first. */
    private List<String> book() {
        return jobRoom.advertisements().stream()
                .map(ad -> ad.path("status").asText() + " "
                        + ad.path("cancellationCode").asText(""))
                .map(String::strip)
                .toList();
    }

    @Test
    void a_posting_waits_for_a_persons_decision_and_is_online_then() {
        publish(posting("a", "Gärtnerin", PUBLIC));
        pass(Duration.ofHours(1));
        assertThat(state("a")).isEqualTo(PublicationState.SUBMITTED);

        pass(Duration.ofHours(7));

        assertThat(state("a")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(status("a").boardUrl()).isPresent();
        assertThat(status("a").embargoUntil()).isEmpty();
        assertThat(status("a").shownUntil())
                .contains(LocalDate.parse("2026-11-22")
                        .plusDays(61)
                        .atStartOfDay(ZURICH)
                        .toInstant());
        assertThat(book()).containsExactly("PUBLISHED_PUBLIC");
    }

    @Test
    void a_change_waits_while_the_board_inspects_and_is_a_cancellation_and_a_new_posting_then() {
        publish(posting("a", "Gärtnerin", PUBLIC));
        pass(Duration.ofHours(1));
        publish(posting("a", "Obergärtnerin", PUBLIC));

        pass(Duration.ofHours(3));
        assertThat(book()).as("while it is inspected").containsExactly("INSPECTING");

        pass(Duration.ofHours(6));
        assertThat(book()).as("decided").containsExactly("INSPECTING", "CANCELLED CHANGE_OR_REPOSE");

        pass(Duration.ofHours(8));
        assertThat(state("a")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(book()).containsExactly("PUBLISHED_PUBLIC", "CANCELLED CHANGE_OR_REPOSE");
        assertThat(jobRoom.advertisements()
                        .get(0)
                        .at("/jobContent/jobDescriptions/0/title")
                        .asText())
                .isEqualTo("Obergärtnerin");
        assertThat(references()).doesNotHaveDuplicates();
    }

    private List<String> references() {
        return jobRoom.advertisements().stream()
                .map(ad -> ad.path("externalReference").asText())
                .toList();
    }

    @Test
    void an_occupation_that_has_to_be_reported_comes_with_an_embargo() {
        publish(posting("a", "Gärtnerin", REPORTED));

        pass(Duration.ofHours(8));

        // Accepted on Sunday, 22 November 2026: five working days later is Friday.
        Instant saturday = LocalDate.parse("2026-11-28").atStartOfDay(ZURICH).toInstant();
        assertThat(state("a")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(status("a").embargoUntil()).contains(saturday);
        stage.service.withdraw(PublicationRef.of("jr", "a"), Withdrawal.usual());
        pass(Duration.ofHours(1));
        assertThat(status("a").embargoUntil()).as("of what is not online").isEmpty();
    }

    @Test
    void a_rejection_says_why_in_the_boards_words() {
        publish(posting("a", "Gärtnerin [reject]", PUBLIC));

        pass(Duration.ofHours(8));

        assertThat(state("a")).isEqualTo(PublicationState.REJECTED);
        assertThat(status("a").findings())
                .extracting(finding -> finding.message().german())
                .containsExactly("Das SECO hat die Anzeige abgelehnt: Diese Stelle ist bereits ausgeschrieben.");
    }

    @Test
    void what_the_board_shows_otherwise_than_it_was_sent_is_said() {
        publish(posting("a", "Gärtnerin (Rosen)", PUBLIC));

        pass(Duration.ofHours(8));

        assertThat(state("a")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(status("a").findings()).extracting(Finding::code).containsExactly("jobroom.shownTitle");
    }

    @Test
    void a_withdrawal_waits_while_the_board_inspects_and_gives_the_usual_reason() {
        publish(posting("a", "Gärtnerin", PUBLIC));
        pass(Duration.ofHours(1));
        stage.service.withdraw(PublicationRef.of("jr", "a"), Withdrawal.usual());
        pass(Duration.ofHours(2));
        assertThat(book()).containsExactly("INSPECTING");

        pass(Duration.ofHours(8));

        assertThat(state("a")).isEqualTo(PublicationState.WITHDRAWN);
        assertThat(book()).containsExactly("CANCELLED OCCUPIED_OTHER");
    }

    @Test
    void an_answer_that_is_lost_is_found_out_and_nothing_is_there_twice() {
        connect("/lossy");
        publish(posting("a", "Gärtnerin", PUBLIC));
        stage.work("jr");
        assertThat(state("a")).as("found among our own advertisements").isEqualTo(PublicationState.SUBMITTED);
        connect("");

        pass(Duration.ofHours(10));

        assertThat(state("a")).isEqualTo(PublicationState.ACCEPTED);
        assertThat(book()).containsExactly("PUBLISHED_PUBLIC");
    }

    @Test
    void what_we_call_online_is_what_the_board_shows_over_two_hundred_days() {
        LocalDate today = LocalDate.ofInstant(stage.clock.instant(), ZURICH);
        publish(posting("open", "Gärtnerin", PUBLIC));
        publish(posting("reported", "Floristin", REPORTED));
        publish(posting("short", "Landwirtin", PUBLIC).validThrough(today.plusDays(20)));
        publish(posting("later", "Winzerin", PUBLIC).datePosted(today.plusDays(30)));
        for (int day = 0; day < 200; day++) {
            for (int half = 0; half < 2; half++) {
                stage.clock.pass(Duration.ofHours(12));
                stage.work("jr");
                stage.work("jr");
            }
            assertThat(online()).as("day %s, %s", day, stage.clock.instant()).isEqualTo(shown());
        }
        assertThat(state("short")).isEqualTo(PublicationState.EXPIRED);
        assertThat(references()).doesNotHaveDuplicates();
        assertThat(jobRoom.advertisements()).as("renewed before each end").hasSizeGreaterThan(10);
    }

    private Set<String> online() {
        return stage.service
                .findAll(PublicationQuery.of(CHANNEL))
                .filter(status -> status.shownUntil().isPresent())
                .map(status -> status.publication().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> shown() {
        return jobRoom.advertisements().stream()
                .filter(ad -> ad.path("status").asText().startsWith("PUBLISHED_"))
                .map((JsonNode ad) -> ad.path("externalReference").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
