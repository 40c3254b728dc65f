package org.aushang.hrbaxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aushang.hrbaxml.ErrorLog.Unreadable;
import org.aushang.hrbaxml.catalogue.CatalogueReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with a heap of 64 MB: whatever a file holds, reading it ends in a value or an exception, never in an error. */
@Tag("slow")
class SmallHeapTest {

    private static final long SEED = 20_261_124;

    @TempDir
    Path folder;

    private interface Content {

        void to(OutputStream out) throws IOException;
    }

    private Path zip(String[] names, Content... contents) throws IOException {
        Path file = folder.resolve("file.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < names.length; i++) {
                zip.putNextEntry(new ZipEntry(names[i]));
                contents[i].to(zip);
                zip.closeEntry();
            }
        }
        return file;
    }

    private static Content repeated(String head, int times, java.util.function.IntFunction<String> part, String tail) {
        return out -> {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < times; i++) {
                out.write(part.apply(i).getBytes(StandardCharsets.UTF_8));
            }
            out.write(tail.getBytes(StandardCharsets.UTF_8));
        };
    }

    @Test
    void the_heap_is_as_small_as_is_said() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(70_000_000);
    }

    @Test
    void a_report_with_a_hundred_thousand_messages_is_unreadable() {
        String message = "<ErrorMessage><ErrorCode>FLR_JCValid_033</ErrorCode></ErrorMessage>";

        assertThat(new ErrorLogReader()
                        .read(("<a><ErrorInformation>" + message.repeat(100_000) + "</ErrorInformation></a>")
                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void a_spreadsheet_with_millions_of_cells_is_unreadable() throws IOException {
        byte[] file = Files.readAllBytes(zip(
                new String[] {"xl/workbook.xml", "xl/sharedStrings.xml"},
                repeated("<workbook/>", 0, i -> "", ""),
                repeated("<sst>", 2_000_000, i -> "<si><t>99999-" + i + "-S</t></si>", "</sst>")));

        assertThatThrownBy(() -> SpreadsheetReader.texts(file)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void a_catalogue_with_millions_of_words_is_unreadable() throws IOException {
        Path words = zip(
                new String[] {"vam_beruf.xml"},
                repeated(
                        "<berufeliste><beruf id='1'><typ>t</typ><bezeichnung_nl>Koch</bezeichnung_nl>",
                        2_000_000,
                        i -> "<suchwort>Wort" + i + "</suchwort>",
                        "</beruf></berufeliste>"));
        assertThatThrownBy(() -> new CatalogueReader().read(words)).isInstanceOf(UnreadableFileException.class);

        Path occupations = zip(
                new String[] {"vam_beruf.xml"},
                repeated(
                        "<berufeliste>",
                        1_000_000,
                        i -> "<beruf id='" + i + "'><typ>t</typ><bezeichnung_nl>Koch " + i
                                + "</bezeichnung_nl></beruf>",
                        "</berufeliste>"));
        assertThatThrownBy(() -> new CatalogueReader().read(occupations)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void what_was_broken_at_random_is_read_or_refused() throws IOException {
        byte[] report =
                "<a><ErrorInformation><ErrorMessage><ErrorCode>FLR_JCValid_033</ErrorCode><ReferenceId>1-A-S</ReferenceId>"
                        .concat(
                                "<AdditionalInformation>Größe &amp; mehr</AdditionalInformation></ErrorMessage></ErrorInformation></a>")
                        .getBytes(StandardCharsets.UTF_8);
        Path catalogue = zip(
                new String[] {"vam_beruf.xml"},
                repeated(
                        "<berufeliste>",
                        20,
                        i -> "<beruf id='" + i + "'><bezeichnung_nl>K</bezeichnung_nl></beruf>",
                        "</berufeliste>"));
        byte[] sound = Files.readAllBytes(catalogue);
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            assertThat(new ErrorLogReader().read(broken(report, random))).isNotNull();
            if (i % 20 == 0) {
                Files.write(catalogue, broken(sound, random));
                try {
                    assertThat(new CatalogueReader().read(catalogue)).isNotNull();
                } catch (UnreadableFileException e) {
                    assertThat(e).hasMessageNotContaining("null pointer");
                }
            }
        }
    }

    private static byte[] broken(byte[] sound, Random random) {
        byte[] broken = sound.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        return broken;
    }
}
