package org.aushang.connector.arbeitsagentur.internal.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.Samples;
import org.aushang.connector.arbeitsagentur.internal.SmallCatalogue;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DuplicateDetectorTest {

    private static final String TEXT =
            """
            Wir suchen für unser Haus in Kiel eine Person, die unsere Abrechnung weiterentwickelt und betreut.

            - Sie entwerfen neue Funktionen und setzen sie in Java um.
            - Sie sprechen mit den Fachabteilungen und schreiben Tests, denen wir vertrauen.
            - Sie pflegen die Schnittstellen zu unseren Partnern und halten sie am Leben.

            Wir bieten eine unbefristete Stelle, dreißig Tage Urlaub, eine Kantine und nette Nachbarn im Haus nebenan.
            """;

    /** What is online, as the core would say it. */
    private static final class Shown implements ChannelView {

        private final List<Entry> entries = new ArrayList<>();
        private int looks;
        private int contents;

        void show(String id, JobPosting posting) {
            entries.add(Entry.of(new PublicationId(id), posting, true, entries.size() + 1L, Instant.EPOCH));
        }

        @Override
        public Revision revision(ChannelId channel) {
            return Revision.of(entries.size(), Instant.EPOCH, entries.size());
        }

        @Override
        public List<Entry> page(ChannelId channel, @Nullable PublicationId after, int limit) {
            looks++;
            return entries.stream()
                    .filter(entry ->
                            after == null || entry.publication().value().compareTo(after.value()) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Entry> find(ChannelId channel, Collection<PublicationId> ids) {
            contents += ids.size();
            return ChannelView.super.find(channel, ids);
        }

        @Override
        public Optional<Entry> find(ChannelId channel, PublicationId id) {
            return entries.stream()
                    .filter(entry -> entry.publication().equals(id))
                    .findFirst();
        }
    }

    private final Shown shown = new Shown();
    private final DuplicateDetector twins = new DuplicateDetector(new ChannelId("ba"), new Online(shown));

    private static Clock at(Duration later) {
        return Clock.fixed(Samples.CLOCK.instant().plus(later), ZoneOffset.UTC);
    }

    private static JobPosting job(String id, String title, String text) {
        return JobPosting.builder(id).title(title).description(text).build();
    }

    private List<Finding> findings(String text) {
        return twins.findings(job("new", "Entwickler (m/w/d)", text), at(Duration.ZERO));
    }

    @Test
    void the_same_text_at_another_place_is_doubted_with_its_name_and_share() {
        shown.show("A", job("old", "Entwickler Kiel", TEXT));

        assertThat(findings(TEXT.replace("Kiel", "Lübeck"))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ba.duplicate");
            assertThat(finding.isError()).isFalse();
            assertThat(finding.message().german()).contains("Entwickler Kiel").containsPattern("9\\d %");
            assertThat(finding.nextStep().german()).contains("mehreren Arbeitsorten");
        });
    }

    @Test
    void a_text_of_which_a_third_differs_passes() {
        shown.show("A", job("old", "Entwickler Kiel", TEXT));

        assertThat(
                        findings(
                                TEXT.substring(0, TEXT.length() * 2 / 3)
                                        + "Bei uns erwartet Sie Schichtarbeit im Freibad mit Blick auf die Förde und viel Sonne im Sommer."))
                .isEmpty();
    }

    @Test
    void a_posting_is_no_twin_of_itself() {
        shown.show("A", job("new", "Entwickler Kiel", TEXT));

        assertThat(findings(TEXT)).isEmpty();
    }

    @Test
    void without_the_core_nobody_has_twins() {
        assertThat(new DuplicateDetector(new ChannelId("ba"), new Online())
                        .findings(job("new", "x", TEXT), at(Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void follows_the_channel_at_most_once_a_minute() {
        assertThat(findings(TEXT)).isEmpty();
        shown.show("A", job("old", "Entwickler Kiel", TEXT));
        assertThat(findings(TEXT)).as("asked a moment ago").isEmpty();
        assertThat(twins.findings(job("new", "x", TEXT), at(Duration.ofSeconds(1))))
                .hasSize(1);
        shown.show(
                "B",
                job("other", "Koch", "Sie kochen für unsere Gäste, was der Garten hergibt, und planen die Karte."));
        twins.findings(job("new", "x", TEXT), at(Duration.ofSeconds(2)));
        int before = shown.looks;

        twins.findings(job("new", "x", TEXT), at(Duration.ofSeconds(60)));
        assertThat(shown.looks).isEqualTo(before);
        twins.findings(job("new", "x", TEXT), at(Duration.ofSeconds(61)));
        assertThat(shown.looks).isGreaterThan(before);
    }

    @Test
    void a_large_channel_is_followed_in_steps() {
        for (int i = 0; i < 4_200; i++) {
            shown.show("A%04d".formatted(i), job("job-" + i, "Koch", "Sie kochen heute die Suppe Nummer " + i));
        }
        shown.show("Z", job("old", "Entwickler Kiel", TEXT));

        int checks = 1;
        while (findings(TEXT).isEmpty()) {
            assertThat(shown.contents).as("in one check").isLessThanOrEqualTo(checks * 100);
            checks++;
        }
        assertThat(shown.contents).as("each once").isEqualTo(4_201);
        assertThat(checks).isEqualTo(43);

        twins.findings(job("new", "x", TEXT), at(Duration.ofMinutes(2)));
        shown.show("ZZ", job("latest", "Koch", "Sie kochen heute die letzte Suppe des Jahres"));
        for (int i = 0; i < 5; i++) {
            twins.findings(job("new", "x", TEXT), at(Duration.ofMinutes(4)));
        }
        assertThat(shown.contents).as("only what changed").isEqualTo(4_202);
    }

    @Test
    void which_postings_use_an_occupation_that_is_gone_is_said_once_for_all() {
        ObsoleteOccupations outdated = new ObsoleteOccupations(new ChannelId("ba"), new Online(shown));
        shown.show("A", Samples.posting().build());
        shown.show(
                "B",
                JobPosting.builder("job-2")
                        .extension(Extensions.TITLE_CODE, "4711")
                        .build());

        List<Finding> findings = outdated.findings(SmallCatalogue.standard().read());

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ba.outdated");
            assertThat(finding.message().german()).contains("job-2").doesNotContain("job-1");
        });
        assertThat(outdated.findings(org.aushang.hrbaxml.catalogue.Catalogue.EMPTY))
                .isEmpty();
    }
}
