package org.aushang.rest.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a real core with a board in memory. */
class MetricsTest {

    @TempDir
    Path directory;

    private Stage stage;
    private Metrics metrics;

    @BeforeEach
    void start() {
        stage = new Stage(directory);
        metrics = new Metrics(stage.channelService, stage.service, stage.clock);
    }

    private void changed(String job) {
        metrics.changed(stage.status(job));
    }

    @Test
    void the_oldest_that_waits_makes_the_age_of_the_backlog() {
        stage.service.publish(Stage.CHANNEL, Stage.job("a", "Gardener"));
        stage.clock.pass(Duration.ofMinutes(10));
        stage.service.publish(Stage.CHANNEL, Stage.job("b", "Gardener"));
        changed("b");

        assertThat(metrics.scrape())
                .contains("aushang_publications{channel=\"ch\",state=\"PENDING\"} 2.0")
                .contains("aushang_backlog_age_seconds{channel=\"ch\"} 600.0")
                .contains("aushang_channel_active{channel=\"ch\"} 1.0")
                .contains("aushang_store_overview_seconds_count 1");
    }

    @Test
    void a_verdict_is_timed_from_the_submission() {
        stage.service.publish(Stage.CHANNEL, Stage.job("a", "Gardener"));
        changed("a");
        stage.work();
        assertThat(stage.state("a")).isEqualTo(PublicationState.SUBMITTED);
        changed("a");
        stage.workLater(Duration.ofMinutes(10));
        assertThat(stage.state("a")).isEqualTo(PublicationState.ACCEPTED);
        changed("a");

        assertThat(metrics.scrape())
                .contains("aushang_verdict_delay_seconds_count{channel=\"ch\",state=\"ACCEPTED\"} 1")
                .contains("aushang_verdict_delay_seconds_sum{channel=\"ch\",state=\"ACCEPTED\"} 600.0")
                .contains("aushang_publication_changes_total{channel=\"ch\",state=\"SUBMITTED\"} 1.0")
                .contains("aushang_backlog_age_seconds{channel=\"ch\"} 0.0");
    }

    @Test
    void what_is_gone_is_not_counted_any_more() {
        stage.service.publish(Stage.CHANNEL, Stage.job("a", "Gardener"));
        assertThat(metrics.scrape()).contains("state=\"PENDING\"");
        stage.workUntilSettled();

        assertThat(metrics.scrape())
                .doesNotContain("aushang_publications{channel=\"ch\",state=\"PENDING\"}")
                .contains("aushang_publications{channel=\"ch\",state=\"ACCEPTED\"} 1.0");
    }

    @Test
    void the_dashboard_asks_for_figures_that_there_are() throws IOException {
        stage.service.publish(Stage.CHANNEL, Stage.job("a", "Gardener"));
        stage.work();
        changed("a");
        stage.workLater(Duration.ofMinutes(10));
        changed("a");
        String scraped = metrics.scrape();
        Matcher asked = Pattern.compile("aushang_[a-z_]+")
                .matcher(Files.readString(Path.of("../../docs/grafana-dashboard.json")));

        List<String> names = asked.results().map(MatchResult::group).distinct().toList();

        assertThat(names)
                .hasSizeGreaterThan(6)
                // A board in memory has no credentials that could expire.
                .filteredOn(name -> !name.startsWith("aushang_credentials"))
                .allMatch(name -> Pattern.compile("(?m)^" + name + "[ {]")
                        .matcher(scraped)
                        .find());
    }

    @Test
    void what_waited_when_it_was_read_and_does_not_any_more_is_no_backlog() {
        stage.service.publish(Stage.CHANNEL, Stage.job("a", "Gardener"));
        metrics.scrape();
        // Without a word to the listener, as when that came before what was read is noted.
        stage.workUntilSettled();

        assertThat(metrics.scrape()).contains("aushang_backlog_age_seconds{channel=\"ch\"} 0.0");
    }
}
