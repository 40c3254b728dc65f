package org.aushang.connector.arbeitsagentur.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://www.bäckerei-müller.de/jobs https://www.xn--bckerei-mller-bfb28a.de/jobs",
                "https://a.de/{id} https://a.de/%7Bid%7D",
                "https://a.de/100% https://a.de/100%25",
                "https://a.de/a%20b https://a.de/a%20b",
                "https://a.de/|\"x https://a.de/%7C%22x",
                "HTTPS://A.de https://A.de",
                "https://a.de?x=1#y https://a.de?x=1#y"
            })
    void is_written_as_every_reader_understands_it(String written, String expected) {
        assertThat(WebAddress.written(written)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://jobs_a.b.de/x",
                "ftp://a.de",
                "https://localhost/",
                "https://user@a.de/",
                "a.de",
                "https://",
                ""
            })
    void is_none(String written) {
        assertThat(WebAddress.written(written)).isEmpty();
    }

    @Property
    void what_is_written_is_an_address_for_java_too(@ForAll String tail) {
        WebAddress.written("https://a.de/" + tail)
                .ifPresent(written -> assertThat(URI.create(written).getHost()).isEqualTo("a.de"));
    }
}
