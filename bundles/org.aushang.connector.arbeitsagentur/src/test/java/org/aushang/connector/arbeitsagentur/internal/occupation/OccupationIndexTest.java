package org.aushang.connector.arbeitsagentur.internal.occupation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aushang.connector.arbeitsagentur.internal.SmallCatalogue;
import org.aushang.connector.arbeitsagentur.internal.occupation.OccupationIndex.Changes;
import org.aushang.connector.arbeitsagentur.internal.occupation.OccupationIndex.Suggestion;
import org.aushang.connector.arbeitsagentur.internal.occupation.OccupationIndex.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccupationIndexTest {

    private final OccupationIndex lexicon =
            new OccupationIndex(SmallCatalogue.standard().read());

    private String first(String title, Wanted wanted) {
        return lexicon.suggest(title, wanted, 5).stream()
                .findFirst()
                .map(Suggestion::id)
                .orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Softwareentwickler (m/w/d)                 | ANY_ACTIVITY | 15260",
                "Softwareentwicklerin                       | ANY_ACTIVITY | 15260",
                "Software-Entwickler:in Java                | ANY_ACTIVITY | 15260",
                "Senior Software Engineer                   | ANY_ACTIVITY | 15260",
                "Entwickler für Software gesucht            | ANY_ACTIVITY | 15260",
                "Programmiererin                            | ANY_ACTIVITY | 15260",
                "Krankenpfleger/in                          | ANY_ACTIVITY | 8819",
                "Gesundheits- und Krankenpflegerin (w/m/d)  | ANY_ACTIVITY | 8819",
                "Pflegefachfrau                             | ANY_ACTIVITY | 132172",
                "Pflegefachmann                             | ANY_ACTIVITY | 132172",
                "Pflegefachkraft in Teilzeit                | ANY_ACTIVITY | 132172",
                "Pflegefachfrau                             | TRAINING     | 132173",
                "Kauffrau für Büromanagement                | ANY_ACTIVITY | 123265",
                "Ausbildung Kaufleute Büromanagement        | TRAINING     | 123266",
                "Fachinformatiker Systemintegration         | ANY_ACTIVITY | 7817",
                "FISI                                       | ANY_ACTIVITY | 7817",
                "MFA                                        | ANY_ACTIVITY | 8801",
                "Arzthelferin                               | ANY_ACTIVITY | 8801",
                "Lagerhelfer                                | HELPER       | 50939",
                "Verkäuferin im Einzelhandel                | ANY_ACTIVITY | 6627",
                "Verkaeufer                                 | ANY_ACTIVITY | 6627",
                "Industriemechanicker                       | ANY_ACTIVITY | 29056",
                "indust                                     | ANY_ACTIVITY | 29056",
                "Küchenhilfe                                | HELPER       | 8802",
                "Omnibusfahrer (m/w/d) im Linienverkehr     | ANY_ACTIVITY | 8804",
                "Köchin                                     | ANY_ACTIVITY | 8803",
                "engl                                       | LANGUAGE     | 65494",
                "Java                                       | SKILL        | 63778",
                "Führerschein                               | DRIVING_LICENCE | 66208"
            })
    void finds_what_people_mean(String title, Wanted wanted, String id) {
        assertThat(first(title, wanted)).isEqualTo(id);
    }

    @Test
    void offers_only_what_the_kind_of_offer_may_have() {
        assertThat(lexicon.suggest("Helfer", Wanted.ACTIVITY, 20))
                .extracting(Suggestion::id)
                .doesNotContain("50939", "8802");
        assertThat(lexicon.suggest("Verkäufer", Wanted.TRAINING, 1))
                .extracting(Suggestion::id)
                .containsExactly("6628");
    }

    @Test
    void has_no_default_for_what_it_does_not_know() {
        assertThat(lexicon.suggest("xqzw", Wanted.ANY_ACTIVITY, 5)).isEmpty();
    }

    @Test
    void without_a_text_it_begins_at_the_beginning() {
        assertThat(lexicon.suggest("", Wanted.LANGUAGE, 5))
                .extracting(Suggestion::name)
                .containsExactly("Deutsch", "Englisch");
    }

    @Test
    void a_newer_catalogue_changes_only_what_differs() {
        Changes changes = lexicon.update(SmallCatalogue.standard()
                .without("8804")
                .without("8803")
                .activity("8803", "Koch/Köchin - Großküche", "1910", 2)
                .activity("9001", "Drohnenpilot/in", "1910", 2)
                .read());

        assertThat(changes.added()).isEqualTo(1);
        assertThat(changes.changed()).isEqualTo(1);
        assertThat(changes.gone()).containsExactly("8804");
        assertThat(first("Busfahrer", Wanted.ANY_ACTIVITY)).isNotEqualTo("8804");
        assertThat(first("Drohnenpilotin", Wanted.ANY_ACTIVITY)).isEqualTo("9001");
        assertThat(lexicon.suggest("Großküche", Wanted.ANY_ACTIVITY, 1))
                .extracting(Suggestion::name)
                .containsExactly("Koch/Köchin - Großküche");
    }

    @Test
    void what_offers_may_not_use_any_more_is_not_suggested() {
        Changes changes = lexicon.update(SmallCatalogue.standard()
                .without("8804")
                .inactive("8804", "Busfahrer/in")
                .read());

        assertThat(changes.gone()).containsExactly("8804");
        assertThat(lexicon.suggest("Busfahrer", Wanted.ANY_ACTIVITY, 20))
                .extracting(Suggestion::id)
                .doesNotContain("8804");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void the_newest_zip_of_a_folder_counts_and_a_broken_one_leaves_the_last(@TempDir Path folder) throws Exception {
        Catalogues catalogues = new Catalogues();
        assertThat(catalogues.at(folder).trouble()).contains("no zip");
        file(folder, "120724_212451_dkz_vam_verbis_hrba.zip", SmallCatalogue.standard(), 1);

        OccupationIndex first = catalogues.open(folder).lexicon().orElseThrow();
        assertThat(catalogues.at(folder).lexicon()).containsSame(first);

        file(
                folder,
                "130724_212451_dkz_vam_verbis_hrba.zip",
                SmallCatalogue.standard().without("8804"),
                2);
        await(() -> catalogues.at(folder).changes().gone().contains("8804"));
        assertThat(catalogues.at(folder).catalogue().occupation("8804")).isEmpty();

        Path broken = Files.writeString(folder.resolve("140724_212451_dkz_vam_verbis_hrba.zip"), "no zip");
        Files.setLastModifiedTime(broken, FileTime.from(Instant.ofEpochSecond(3)));
        await(() -> !catalogues.at(folder).trouble().isEmpty());
        assertThat(catalogues.at(folder).catalogue().occupation("8803")).isPresent();
        catalogues.close();
    }

    private static void file(Path folder, String name, SmallCatalogue catalogue, long second) throws IOException {
        Path hidden = catalogue.write(folder.resolve(name + ".part"));
        Files.setLastModifiedTime(hidden, FileTime.from(Instant.ofEpochSecond(second)));
        Files.move(hidden, folder.resolve(name));
    }

    /** Another thread reads the file; the test's own time limit ends the waiting. */
    private static void await(java.util.function.BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void suggestions_are_as_many_as_asked_for() {
        List<Suggestion> all = lexicon.suggest("in", Wanted.ANY_ACTIVITY, 3);

        assertThat(all).hasSizeLessThanOrEqualTo(3);
    }
}
