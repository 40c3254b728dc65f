package org.aushang.connector.arbeitsagentur.internal.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aushang.api.connector.FixApplier;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

    private static List<Finding> findings(String title, String description) {
        return Lint.findings(JobPosting.builder("job-1")
                .title(title)
                .description(description)
                .build());
    }

    private static List<Finding> inText(String description) {
        return findings("Pflegefachkraft (m/w/d)", description);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wir sind ein junges, dynamisches Team.",
                "Es erwartet Sie ein junges und motiviertes Team!",
                "In unserem jungen Team ist immer etwas los.",
                "Verstärken Sie unsere junge Mannschaft.",
                "Unser junges Entwicklerteam freut sich auf Sie.",
                "Muttersprachler gesucht",
                "Wir suchen eine Deutsch-Muttersprachlerin.",
                "Englischmuttersprachler bevorzugt",
                "Sie sprechen Deutsch als Muttersprache.",
                "Deutschkenntnisse auf muttersprachlichem Niveau",
                "You are a native speaker of German."
            })
    void what_the_ba_refuses_is_an_error(String text) {
        assertThat(inText(text)).as(text).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("ba.ValidFlam_001");
            assertThat(finding.isError()).isTrue();
            assertThat(finding.target()).isEqualTo("description");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wir sind jung und dynamisch.",
                "Sie sind zwischen 25 und 35 Jahre alt.",
                "Bewerber sollten nicht älter als 40 sein.",
                "Wir suchen einen jungen Mitarbeiter.",
                "Putzfrau für unser Büro",
                "Sie haben die deutsche Staatsangehörigkeit.",
                "Akzentfreies Deutsch setzen wir voraus.",
                "Sie sind körperlich uneingeschränkt belastbar."
            })
    void what_a_reader_may_take_amiss_is_a_warning(String text) {
        assertThat(inText(text)).as(text).isNotEmpty().noneMatch(Finding::isError);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sie pflegen Jungpflanzen in unserem Gewächshaus.",
                "Ihre Muttersprache ist egal.",
                "Welche Muttersprache Sie sprechen, spielt keine Rolle.",
                "Deutsch als Muttersprache ist nicht erforderlich.",
                "Ob Muttersprachler oder nicht: das ist uns egal.",
                "Sie arbeiten mit jungen Menschen in unserem Jugendzentrum.",
                "Unser Unternehmen ist noch jung. Das Team besteht aus acht Personen.",
                "Der Jungbrunnen am Teamhaus ist eine Sehenswürdigkeit.",
                "Sie betreuen Kinder zwischen 3 und 6 Jahren.",
                "Wir geben 30 Jahre Garantie.",
                "Dynamisch wächst unser Team."
            })
    void what_is_harmless_passes(String text) {
        assertThat(inText(text)).as(text).noneMatch(Finding::isError);
    }

    @Test
    void says_what_why_and_what_instead() {
        assertThat(inText("Wir sind ein junges, dynamisches Team."))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message().german()).contains("junges, dynamisches Team", "Alters (AGG)");
                    assertThat(finding.message().english()).contains("junges, dynamisches Team", "age (AGG)");
                    assertThat(finding.nextStep().german()).contains("engagiertes Team");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Softwareentwickler",
                "Verkäufer für Damenmode",
                "Kaufmann für Büromanagement",
                "Krankenschwester und Pflegefachfrau",
                "Busfahrer in Teilzeit",
                "Arzt für Innere Medizin",
                "Koch",
                "Sachbearbeiterin"
            })
    void a_title_for_one_sex_is_doubted_and_can_be_mended(String title) {
        List<Finding> findings = findings(title, "");

        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("ba.title"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isFalse();
                    JobPosting corrected = FixApplier.apply(
                            finding.fix().orElseThrow(),
                            JobPosting.builder("job-1").title(title).build());
                    assertThat(Lint.findings(corrected))
                            .noneMatch(left -> left.code().equals("ba.title"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Softwareentwickler (m/w/d)",
                "Softwareentwickler m/w/d",
                "Softwareentwickler (w|m|x)",
                "Softwareentwickler:in",
                "Softwareentwickler*in",
                "Softwareentwickler/in",
                "Softwareentwickler/-in",
                "EntwicklerInnen",
                "Kaufmann/-frau für Büromanagement",
                "Koch/Köchin",
                "Pflegefachkraft",
                "Reinigungskräfte",
                "Auszubildende im Handel",
                "Teamleitung Logistik",
                "Mitarbeitende im Lager",
                "Lagerhilfe",
                ""
            })
    void a_title_for_everybody_passes(String title) {
        assertThat(findings(title, "")).as(title).isEmpty();
    }

    @Test
    void a_call_for_unsolicited_applications_is_refused_as_a_title_and_doubted_in_the_text() {
        assertThat(findings("Initiativbewerbung (m/w/d)", "")).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ba.unsolicited");
            assertThat(finding.isError()).isTrue();
        });
        assertThat(inText("Auch Initiativbewerbungen sind willkommen."))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isFalse());
    }
}
