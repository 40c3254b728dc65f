package org.aushang.hrbaxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.aushang.hrbaxml.Files.Written;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.aushang.hrbaxml.schema.LoadKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmlunit.assertj3.XmlAssert;

class PostingFileTest {

    private static final SchemaCheck SECOND_OPINION = SchemaCheck.of(SchemaRelease.P82);

    @ParameterizedTest
    @ValueSource(strings = {Files.EMPLOYER, Files.BOARD})
    void what_is_read_is_written_back_the_same(String name) throws Exception {
        byte[] original = Files.example(name);

        Written written = Files.read(original).write();

        XmlAssert.assertThat(written.bytes()).and(original).ignoreWhitespace().areIdentical();
        assertThat(written.violations()).isEmpty();
        assertThat(SECOND_OPINION.violations(written.bytes())).isEmpty();
    }

    @Test
    void reads_every_record() throws Exception {
        Files file = Files.read(Files.example(Files.EMPLOYER));

        assertThat(file.header())
                .isEqualTo(new Header("V999999900", OffsetDateTime.parse("2026-11-23T09:30:00+01:00"), 3, LoadKind.D));
        assertThat(file.postings())
                .extracting(JobPositionPostingType::getJobPositionPostingId)
                .containsExactly("99999-SE2026x1-S", "99999-IT2026x7-S");
        assertThat(file.deletions()).containsExactly("99999-SE2026x0-S");
    }

    @Test
    void leaves_out_characters_that_xml_does_not_know() throws Exception {
        Files file = Files.read(Files.example(Files.EMPLOYER));
        file.postings()
                .get(0)
                .getJobPositionInformation()
                .setObjective("a\u0000b\u000Bc\uD800d <&> ]]> \uD83D\uDE00 ü\r\n");

        Files again = Files.read(file.write().bytes());

        assertThat(again.postings().get(0).getJobPositionInformation().getObjective())
                .isEqualTo("abcd <&> ]]> \uD83D\uDE00 ü\r\n");
    }

    @Test
    void a_file_of_nothing_but_deletions_keeps_to_the_schema() {
        assertThat(new Files(Files.HEADER, List.of(), List.of("99999-A1-S"))
                        .write()
                        .violations())
                .isEmpty();
    }

    @Test
    void postings_cannot_follow_deletions() throws Exception {
        JobPositionPostingType posting =
                Files.read(Files.example(Files.EMPLOYER)).postings().get(0);
        try (PostingFileWriter writer =
                new PostingFileWriter(new java.io.ByteArrayOutputStream(), Files.HEADER, SchemaRelease.P82)) {
            writer.deletion("99999-A1-S");

            assertThatThrownBy(() -> writer.posting(posting)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_violation_names_record_element_and_value_once_for_each_record() throws Exception {
        Files file = Files.read(Files.example(Files.EMPLOYER));
        file.postings().get(0).getPostDetail().setSupplierName(null);
        file.postings().get(1).getPostDetail().setAction(7);

        List<Violation> violations = file.write().violations();

        assertThat(violations).hasSize(2);
        assertThat(violations.get(0).reference()).isEqualTo("99999-SE2026x1-S");
        assertThat(violations.get(0).path()).startsWith("PostDetail/");
        assertThat(violations.get(1).reference()).isEqualTo("99999-IT2026x7-S");
        assertThat(violations.get(1).path()).isEqualTo("PostDetail/Action");
        assertThat(violations.get(1).value()).isEqualTo("7");
    }

    /** Both look at the same bytes; who checks while writing must not be the milder one. */
    @ParameterizedTest
    @EnumSource(SchemaRelease.class)
    void the_schema_on_disk_finds_the_same(SchemaRelease generation, @TempDir Path folder) throws Exception {
        Path xsd = folder.resolve("current.xsd");
        java.nio.file.Files.write(xsd, generation.xsd().readAllBytes());
        Files file = Files.read(Files.example(Files.EMPLOYER));
        file.postings().get(1).getPostDetail().setAction(7);

        assertThat(SchemaCheck.of(xsd).violations(file.write(generation).bytes()))
                .isNotEmpty()
                .allSatisfy(violation -> {
                    assertThat(violation.reference()).isEqualTo("99999-IT2026x7-S");
                    assertThat(violation.path()).isEqualTo("PostDetail/Action");
                    assertThat(violation.value()).isEqualTo("7");
                });
    }

    @Test
    void what_is_no_schema_is_refused(@TempDir Path folder) throws Exception {
        Path impostor = java.nio.file.Files.writeString(folder.resolve("current.xsd"), "<html/>");

        assertThatThrownBy(() -> SchemaCheck.of(impostor)).isInstanceOf(UnreadableFileException.class);
        assertThatThrownBy(() -> SchemaCheck.of(folder.resolve("absent.xsd")))
                .isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void later_elements_stand_only_in_a_file_of_the_later_generation() throws Exception {
        Files file = Files.read(Files.example(Files.BOARD));
        file.postings().get(0).getJobPositionInformation().setEducationType(1);

        assertThat(file.write(SchemaRelease.LATER).violations()).isEmpty();
        assertThat(file.write(SchemaRelease.P82).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.path()).isEqualTo("JobPositionInformation/EducationType"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T09:30:00+01:00",
                "2026-11-23T08:30:00Z",
                "2026-11-23T09:30:00",
                " 2026-11-23T09:30:00.000+01:00 "
            })
    void reads_times_as_every_witness_wrote_them(String time) throws Exception {
        String text = new String(Files.example(Files.EMPLOYER), StandardCharsets.UTF_8)
                .replaceFirst("<Timestamp>[^<]*<", "<Timestamp>" + time + "<");

        assertThat(Files.read(text.getBytes(StandardCharsets.UTF_8))
                        .header()
                        .timestamp()
                        .toInstant())
                .isEqualTo(java.time.Instant.parse("2026-11-23T08:30:00Z"));
    }

    @Test
    void passes_over_what_it_does_not_know_and_reads_what_is_too_long_to_be_sent() throws Exception {
        String street = "Am Schwarzenberg-Campus 3 Gebäude A Aufgang B";
        String text = new String(Files.example(Files.EMPLOYER), StandardCharsets.UTF_8)
                .replaceFirst(
                        "<Objective>[^<]*</Objective>",
                        "<Objective><![CDATA[a < b]]></Objective><Logo a='1'><Png>x</Png></Logo>")
                .replaceFirst("<StreetName>[^<]*<", "<StreetName>" + street + "<")
                .replaceFirst("<WorkingPlan>[^<]*<", "<WorkingPlan>1,2,3<")
                .replace("</Header>", "<Zukunft>1</Zukunft></Header>");

        JobPositionPostingType posting =
                Files.read(text.getBytes(StandardCharsets.UTF_8)).postings().get(0);

        assertThat(posting.getJobPositionInformation().getObjective()).isEqualTo("a < b");
        assertThat(posting.getJobPositionInformation().getNumberToFill()).isNotNull();
        assertThat(text).contains(street);
    }
}
