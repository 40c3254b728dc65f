package org.aushang.hrbaxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aushang.hrbaxml.catalogue.Catalogue;
import org.aushang.hrbaxml.catalogue.CatalogueReader;
import org.aushang.hrbaxml.catalogue.Competence.Use;
import org.aushang.hrbaxml.catalogue.Occupation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueReaderTest {

    private static final String OCCUPATIONS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <berufeliste>
              <beruf id="15260" bkz="B 43414-100">
                <typ>t</typ><lbkgruppe>1910</lbkgruppe><lbkgruppe>4910</lbkgruppe>
                <qualifikationsNiveaus><qualifikationsNiveau niveau="3"/><qualifikationsNiveau niveau="4"/></qualifikationsNiveaus>
                <ebene>-</ebene><zustand>E</zustand><kuenstler>nein</kuenstler>
                <bezeichnung><bezeichnung_nl>Softwareentwickler/in</bezeichnung_nl></bezeichnung>
                <suchwort>Programmierer/in</suchwort><suchwort>Entwickler/in</suchwort><zukunft>x</zukunft>
              </beruf>
              <beruf id="132173"><typ>a</typ><lbkgruppe>1210</lbkgruppe><hochschulberuf>ja</hochschulberuf><ebene>2</ebene>
                <zustand>A</zustand><bezeichnung_nl>Pflegefachmann/-frau</bezeichnung_nl></beruf>
              <beruf id="1"/>
            </berufeliste>
            """;

    @TempDir
    Path folder;

    private Path zip(Map<String, String> entries) throws IOException {
        Path zip = folder.resolve("120724_212451_dkz_vam_verbis_hrba.zip");
        try (OutputStream out = java.nio.file.Files.newOutputStream(zip);
                ZipOutputStream file = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                file.putNextEntry(new ZipEntry(entry.getKey()));
                file.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                file.closeEntry();
            }
        }
        return zip;
    }

    private Catalogue read(Map<String, String> entries) throws IOException, UnreadableFileException {
        return new CatalogueReader().read(zip(entries));
    }

    @Test
    void reads_occupations() throws Exception {
        Catalogue catalogue = read(Map.of("daten/vam_beruf_kurz.xml", OCCUPATIONS));

        assertThat(catalogue.occupations()).containsOnlyKeys("15260", "132173");
        assertThat(catalogue.occupation("15260"))
                .contains(new Occupation(
                        "15260",
                        "B 43414-100",
                        Occupation.Kind.ACTIVITY,
                        Set.of("1910", "4910"),
                        Set.of(3, 4),
                        false,
                        "-",
                        true,
                        false,
                        "Softwareentwickler/in",
                        List.of("Programmierer/in", "Entwickler/in")));
        assertThat(catalogue.occupation("132173")).hasValueSatisfying(occupation -> {
            assertThat(occupation.kind()).isEqualTo(Occupation.Kind.TRAINING);
            assertThat(occupation.academic()).isTrue();
            assertThat(occupation.active()).isFalse();
        });
    }

    @Test
    void reads_the_words_that_people_search_for_wherever_they_stand() throws Exception {
        Catalogue catalogue = read(Map.of(
                "vam_beruf.xml",
                "<berufeliste><beruf id='7'><typ>t</typ><bezeichnung_nl>Florist/in</bezeichnung_nl><suchwort id='12'>"
                        + "<suchwort_text>Blumenbinder/in</suchwort_text><aktiv>ja</aktiv><nummer>3</nummer></suchwort>"
                        + "</beruf></berufeliste>",
                "kompetenzen.xml",
                "<kompetenzen><kompmerkmal id='1'><bezeichnung>Blumenversand</bezeichnung><suchw>16006443</suchw>"
                        + "<suchw>16006444</suchw></kompmerkmal></kompetenzen>",
                "komp_suchworte.xml",
                "<suchworte><suchwort id='16006443'><bezeichnung>Fleurop</bezeichnung></suchwort>"
                        + "<suchwort id='16006444'>Blumengruß</suchwort></suchworte>"));

        assertThat(catalogue.occupation("7").orElseThrow().words()).containsExactly("Blumenbinder/in");
        assertThat(catalogue.competence("1").orElseThrow().words()).containsExactly("Fleurop", "Blumengruß");
    }

    @Test
    void reads_competences_and_where_they_stand() throws Exception {
        Catalogue catalogue = read(Map.of(
                "vam_beruf_kurz.xml",
                OCCUPATIONS,
                "kompetenzen.xml",
                "<kompetenzen><kompmerkmal id='65494'><bezeichnung>Englisch</bezeichnung><suchw>English</suchw></kompmerkmal>"
                        + "<kompmerkmal id='66208'><bezeichnung>Führerschein B</bezeichnung></kompmerkmal>"
                        + "<kompmerkmal id='66300'><bezeichnung>Schweißen</bezeichnung></kompmerkmal>"
                        + "<kompmerkmal id='63778'><bezeichnung>Java</bezeichnung></kompmerkmal></kompetenzen>",
                "komp_hierarchie.xml",
                "<hierarchie><ebene_1><schluessel>K 11</schluessel><kompetenz idref='65494'/></ebene_1>"
                        + "<ebene_1><schluessel>K 14</schluessel><ebene_2 schluessel='K 1400'><kompetenz idref='66208'/></ebene_2>"
                        + "<ebene_2 schluessel='K 1402'><kompetenz idref='66300'/></ebene_2></ebene_1>"
                        + "<ebene_1 schluessel='K 07'><kompetenz idref='63778'/></ebene_1></hierarchie>"));

        assertThat(catalogue.competences().values())
                .extracting(competence -> competence.name() + " " + competence.use())
                .containsExactlyInAnyOrder(
                        "Englisch " + Use.LANGUAGE,
                        "Führerschein B " + Use.DRIVING_LICENCE,
                        "Schweißen " + Use.LICENCE,
                        "Java " + Use.SKILL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<berufeliste/>",
                "<berufeliste><beruf id='1'>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><berufeliste><beruf id='1'><bezeichnung_nl>&e;</bezeichnung_nl></beruf></berufeliste>"
            })
    void refuses_what_has_no_occupations(String content) throws IOException {
        Path zip = zip(Map.of("vam_beruf_kurz.xml", content));

        assertThatThrownBy(() -> new CatalogueReader().read(zip)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void refuses_what_is_no_zip_and_what_swells() throws Exception {
        Path text = java.nio.file.Files.writeString(folder.resolve("no.zip"), "no zip");
        Path bomb = zip(Map.of(
                "vam_beruf_kurz.xml",
                "<berufeliste><beruf id='1'><bezeichnung_nl>" + "x".repeat(10_000_000)
                        + "</bezeichnung_nl></beruf></berufeliste>"));

        assertThatThrownBy(() -> new CatalogueReader().read(text)).isInstanceOf(UnreadableFileException.class);
        assertThatThrownBy(() -> new CatalogueReader().read(bomb)).isInstanceOf(UnreadableFileException.class);
    }
}
