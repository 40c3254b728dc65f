package org.aushang.connector.arbeitsagentur.internal.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aushang.connector.arbeitsagentur.internal.Samples;
import org.aushang.connector.arbeitsagentur.internal.Script;
import org.aushang.transport.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFetchTest {

    private static final String OLD = "311225_235959_dkz_vam_verbis_hrba.zip";
    private static final String NEW = "010126_000001_dkz_vam_verbis_hrba.zip";

    @TempDir
    Path here;

    private final Script gateway = new Script();
    private final Samples.Context context = new Samples.Context();

    private void look(CatalogueFetch fetch) {
        fetch.look(new RemoteFolder(gateway, "daten/V1/", List.of()), context);
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(here)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void brings_the_newest_by_its_name_and_only_once_a_day() throws IOException {
        gateway.listing("readme.txt", OLD, NEW).file("PK the zip");
        CatalogueFetch fetch = new CatalogueFetch(here);

        look(fetch);
        look(fetch);

        assertThat(kept()).containsExactly(NEW);
        assertThat(Files.readString(here.resolve(NEW))).isEqualTo("PK the zip");
        assertThat(gateway.asked).containsExactly("GET daten/V1/sonstiges/", "GET daten/V1/sonstiges/" + NEW);
    }

    @Test
    void brings_nothing_that_is_there_already_or_older() throws IOException {
        Files.writeString(here.resolve(NEW), "PK");
        gateway.listing(OLD, NEW);

        look(new CatalogueFetch(here));

        assertThat(gateway.asked).containsExactly("GET daten/V1/sonstiges/");
    }

    @Test
    void a_page_instead_of_a_zip_is_not_kept_and_no_trouble() throws IOException {
        gateway.listing(NEW)
                .answer(new Reply.Answer(200, "text/html", "<title>x</title>".getBytes(StandardCharsets.UTF_8)));

        look(new CatalogueFetch(here));

        assertThat(kept()).isEmpty();
    }

    @Test
    void whoever_names_a_file_or_nothing_is_left_alone() {
        look(new CatalogueFetch(null));
        look(new CatalogueFetch(here.resolve("catalogue.zip")));

        assertThat(gateway.asked).isEmpty();
    }
}
