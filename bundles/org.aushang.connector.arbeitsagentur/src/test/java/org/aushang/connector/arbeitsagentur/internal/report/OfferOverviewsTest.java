package org.aushang.connector.arbeitsagentur.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aushang.api.connector.BoardInventory;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.Samples;
import org.aushang.connector.arbeitsagentur.internal.Script;
import org.aushang.connector.arbeitsagentur.internal.deliver.FolderFixture;
import org.aushang.transport.Reply;
import org.junit.jupiter.api.Test;

class OfferOverviewsTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T05:00:00Z");

    private final Script gateway = new Script();
    private final Samples.Context context = new Samples.Context();

    private Optional<BoardInventory> newest() {
        return new OfferOverviews(FolderFixture.of(gateway)).newest("99999", context);
    }

    private void file(Instant modified, String... texts) throws IOException {
        StringBuilder strings = new StringBuilder("<sst>");
        for (String text : texts) {
            strings.append("<si><t>").append(text).append("</t></si>");
        }
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(xlsx)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(strings.append("</sst>").toString().getBytes(StandardCharsets.UTF_8));
        }
        gateway.answer(new Reply.Answer(200, "", modified, xlsx.toByteArray()));
    }

    @Test
    void takes_what_names_our_numbers_wherever_they_stand() throws IOException {
        gateway.listing("Stellenuebersicht.xlsx", "liesmich.txt");
        file(MORNING, "Referenz", "99999-A1-S", "88888-B2-S", "siehe 99999-C3-S", "99999-D4-B");

        assertThat(newest()).hasValueSatisfying(overview -> {
            assertThat(overview.asOf()).isEqualTo(MORNING);
            assertThat(overview.online()).containsExactly(new PublicationId("A1"));
            assertThat(overview.evidence()).startsWith("Stellenuebersicht.xlsx sha256:");
        });
    }

    @Test
    void takes_the_newest_that_speaks_of_us() throws IOException {
        gateway.listing("Stellen_1.xlsx", "Stellen_2.xlsx", "Zahlen.xlsx");
        file(MORNING, "99999-A2-S");
        file(MORNING.minusSeconds(60), "99999-A1-S");
        file(MORNING.plusSeconds(60), "Bewerber");

        assertThat(newest())
                .hasValueSatisfying(overview -> assertThat(overview.online()).containsExactly(new PublicationId("A2")));
        assertThat(gateway.asked)
                .containsExactly(
                        "GET Statistiken/",
                        "GET Statistiken/Stellen_2.xlsx",
                        "GET Statistiken/Stellen_1.xlsx",
                        "GET Statistiken/Zahlen.xlsx");
    }

    @Test
    void what_cannot_be_read_or_has_no_time_says_nothing() throws IOException {
        gateway.listing("Stellen.xlsx", "Stellen2.xlsx")
                .answer(new Reply.Answer(200, "", MORNING, "PK?".getBytes(StandardCharsets.UTF_8)))
                .answer(new Reply.Answer(200, "", "PK?".getBytes(StandardCharsets.UTF_8)));

        assertThat(newest()).isEmpty();
        assertThat(context.lines).singleElement().asString().contains("Stellen2.xlsx cannot be read");
    }

    @Test
    void no_folder_says_nothing() {
        gateway.page(404, "<title>404</title>");

        assertThat(newest()).isEmpty();
    }
}
