package org.aushang.hrbaxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmlunit.assertj3.XmlAssert;

class PostingFileTest {

    private static final String EMPLOYER = "DSV999999900_2026-11-23_09-30-00.xml";
    private static final String BOARD = "DSP999999800_2026-11-23_18-05-10_D001E.XML";

    private final PostingFileReader reader = new PostingFileReader();
    private final PostingFileWriter writer = new PostingFileWriter();
    private final SchemaCheck check = new SchemaCheck();

    private static byte[] example(String name) throws IOException {
        try (InputStream in = PostingFileTest.class.getResourceAsStream(name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    private PostingFile read(byte[] bytes) throws UnreadableFileException {
        return reader.read(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {EMPLOYER, BOARD})
    void what_is_read_is_written_back_the_same(String name) throws Exception {
        byte[] original = example(name);

        byte[] written = writer.write(read(original));

        XmlAssert.assertThat(written).and(original).ignoreWhitespace().areIdentical();
        assertThat(check.violations(written)).isEmpty();
    }

    @Test
    void reads_every_record() throws Exception {
        PostingFile file = read(example(EMPLOYER));

        assertThat(file.supplierId()).isEqualTo("V999999900");
        assertThat(file.timestamp()).isEqualTo(OffsetDateTime.parse("2026-11-23T09:30:00+01:00"));
        assertThat(file.postings())
                .extracting(JobPositionPostingType::getJobPositionPostingId)
                .containsExactly("99999-SE2026x1-S", "99999-IT2026x7-S");
        assertThat(file.deletions()).containsExactly("99999-SE2026x0-S");
    }

    @Test
    void leaves_out_characters_that_xml_does_not_know() throws Exception {
        PostingFile file = read(example(EMPLOYER));
        file.postings().get(0).getJobPositionInformation().setObjective("a\u0000b\u000Bc\uD800d <&> \uD83D\uDE00 ü");

        PostingFile again = read(writer.write(file));

        assertThat(again.postings().get(0).getJobPositionInformation().getObjective())
                .isEqualTo("abcd <&> \uD83D\uDE00 ü");
    }

    @Test
    void a_file_of_nothing_but_deletions_keeps_to_the_schema() {
        PostingFile file = new PostingFile(
                "V999999900", OffsetDateTime.parse("2026-11-23T09:30:00+01:00"), List.of(), List.of("99999-A1-S"));

        assertThat(check.violations(writer.write(file))).isEmpty();
    }

    @Test
    void a_violation_names_record_element_and_value() throws Exception {
        String broken = new String(example(EMPLOYER), StandardCharsets.UTF_8)
                .replace("<Action>2</Action>", "<Action>7</Action>");

        assertThat(check.violations(broken.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty()
                .allSatisfy(violation -> {
                    assertThat(violation.reference()).isEqualTo("99999-IT2026x7-S");
                    assertThat(violation.path()).isEqualTo("PostDetail/Action");
                    assertThat(violation.message()).contains("7");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<HRBAXMLJobPositionPosting>",
                "<html/>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><HRBAXMLJobPositionPosting>&e;</HRBAXMLJobPositionPosting>"
            })
    void refuses_what_is_no_such_file(String impostor) {
        byte[] bytes = impostor.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(UnreadableFileException.class);
        assertThat(check.violations(bytes)).isNotEmpty();
    }
}
