package org.aushang.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.aushang.api.connector.Attempt;
import org.aushang.api.connector.ConnectionTest;
import org.aushang.api.connector.FeedSource;
import org.aushang.api.connector.InventorySource;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.connector.Reconciler;
import org.aushang.api.connector.Reconciliation;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.TermLookup;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.Document;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.Schema;
import org.aushang.api.model.TermQuery;
import org.junit.jupiter.api.Test;

/** Contract tests of the optional facets; skipped, and said so, where a channel does not have one. */
public abstract class FacetContract extends ConnectorUnderTest {

    /** For those who extend it. */
    protected FacetContract() {}

    final JobBoardPublisher unreachableOrSkip() throws Exception {
        return given(unreachable(), "unreachable()", isSent());
    }

    static List<Decision> decisions(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(Verdict::decision)
                .filter(decision -> decision != Decision.STILL_UNKNOWN)
                .toList();
    }

    @Test
    void optional_reconciling_never_denies_what_arrived() throws Exception {
        if (!(connector() instanceof Reconciler)) {
            abort("this channel does not have the facet");
        }
        Submission submission = advertising(publication());
        RecordingContext lost = attempt();
        Instant started = clock().instant();
        hand(given(losingTheAnswer(), "losingTheAnswer()", true), submission, lost);
        decide();

        Reconciliation found =
                ((Reconciler) connector()).reconcile(Attempt.of(submission, lost.sendTime(), started), attempt());

        assertThat(found.kind()).isNotEqualTo(Reconciliation.Kind.NEVER_ARRIVED);
        if (found.receipt().isPresent()) {
            List<Verdict> verdicts =
                    connector().collectVerdicts(List.of(found.receipt().get()), attempt());
            assertThat(decisions(verdicts)).containsExactly(Decision.ACCEPTED);
        }
    }

    @Test
    void optional_still_online_names_what_was_accepted_and_nothing_else() throws Exception {
        if (!(connector() instanceof InventorySource facet)) {
            abort("this channel does not have the facet");
            return;
        }
        PublicationId accepted = publication();
        PublicationId never = publication();
        hand(connector(), advertising(accepted));
        decide();

        facet.inventory(attempt())
                .ifPresent(overview ->
                        assertThat(overview.online()).contains(accepted).doesNotContain(never));

        if (isSent()) {
            assertThat(((InventorySource) unreachableOrSkip()).inventory(attempt()))
                    .as("what was never published")
                    .isEmpty();
        }
    }

    @Test
    void optional_credential_check_tells_good_from_bad() throws Exception {
        if (!(connector() instanceof ConnectionTest good)) {
            abort("this channel does not have the facet");
            return;
        }
        assertThat(good.testConnection(attempt())).noneMatch(Finding::isError);
        JobBoardPublisher bad = given(notLetIn(), "notLetIn()", true);
        assertThat(((ConnectionTest) bad).testConnection(attempt())).anyMatch(Finding::isError);
        if (isSent()) {
            assertThat(((ConnectionTest) unreachableOrSkip()).testConnection(attempt()))
                    .anyMatch(Finding::isError);
        }
    }

    @Test
    void optional_preview_shows_the_posting_and_is_pure() {
        if (!(connector() instanceof PreviewProvider facet)) {
            abort("this channel does not have the facet");
            return;
        }
        RecordingContext context = attempt(Clock.fixed(clock().instant(), ZoneOffset.UTC), () -> {}, false);
        JobPosting posting = posting("job-preview", "Gardener with a name of its own");

        Document page = facet.preview(posting, context);

        assertThat(page.text()).contains("Gardener with a name of its own");
        assertThat(facet.preview(posting, context)).isEqualTo(page);
        assertThat(context.stored).isEmpty();
    }

    private static TermQuery firstThree(String catalogue) {
        return TermQuery.builder(catalogue, "").limit(3).build();
    }

    @Test
    void optional_look_up_knows_the_catalogues_that_the_schemas_name() {
        if (!(connector() instanceof TermLookup facet)) {
            abort("this channel does not have the facet");
            return;
        }
        for (Schema.Part part : Schema.Part.values()) {
            connector().describe().schema(part).fields().stream()
                    .filter(field -> field.type() == Field.Type.TERM)
                    .forEach(field -> assertThat(facet.lookUp(firstThree(field.catalogue())))
                            .as("the first of %s", field.catalogue())
                            .hasSizeBetween(1, 3));
        }
        assertThat(facet.lookUp(firstThree("no such catalogue"))).isEmpty();
    }

    @Test
    void optional_feed_has_an_address() {
        if (!(connector() instanceof FeedSource facet)) {
            abort("this channel does not have the facet");
            return;
        }
        assertThat(facet.addresses()).isNotEmpty();
    }
}
