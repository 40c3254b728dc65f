package org.aushang.hrbaxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Against the parts of such a file; a file of a real writer is read in the stories with the simulated gateway. */
class SpreadsheetReaderTest {

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void reads_shared_texts_and_texts_in_cells_and_joins_what_is_formatted_in_parts() throws Exception {
        byte[] file = zip(
                "xl/workbook.xml",
                "<workbook/>",
                "xl/sharedStrings.xml",
                "<sst><si><t>99999-A-S</t></si><si><r><t>99999</t></r><r><t>-B-S</t></r></si></sst>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>99999-C-S</t></is></c>"
                        + "</row></worksheet>");

        assertThat(SpreadsheetReader.texts(file)).containsExactlyInAnyOrder("99999-A-S", "99999-B-S", "99999-C-S");
    }

    @Test
    void reads_nothing_from_outside() throws Exception {
        byte[] file = zip(
                "xl/workbook.xml",
                "<workbook/>",
                "xl/sharedStrings.xml",
                "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst><si><t>&x;</t></si></sst>");

        assertThatThrownBy(() -> SpreadsheetReader.texts(file)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void refuses_what_unpacks_to_more_than_it_may() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write("<sst>".getBytes(StandardCharsets.UTF_8));
            byte[] blanks = " ".repeat(90_000).concat("<si/>").getBytes(StandardCharsets.UTF_8);
            for (long written = 0; written <= SpreadsheetReader.LARGEST; written += blanks.length) {
                zip.write(blanks);
            }
        }

        assertThatThrownBy(() -> SpreadsheetReader.texts(bytes.toByteArray()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void refuses_what_is_no_spreadsheet() {
        for (String content : new String[] {"", "PK", "<html/>"}) {
            assertThatThrownBy(() -> SpreadsheetReader.texts(content.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UnreadableFileException.class);
        }
    }
}
