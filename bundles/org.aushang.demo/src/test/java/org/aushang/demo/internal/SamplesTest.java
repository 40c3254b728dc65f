package org.aushang.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.model.PublicationState;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static List<Sample> samples() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/samples"))) {
            return Samples.read(files.map(SamplesTest::url).toList(), LocalDate.parse("2026-11-22"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void are_at_least_thirty_and_three_of_each_end() {
        Map<PublicationState, Long> ends =
                samples().stream().collect(Collectors.groupingBy(Sample::state, Collectors.counting()));

        assertThat(samples()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(ends).hasSize(3).allSatisfy((end, count) -> assertThat(count).isGreaterThanOrEqualTo(3));
    }

    @Test
    void have_names_of_their_own() {
        assertThat(samples())
                .extracting(sample -> sample.posting().identifier())
                .doesNotHaveDuplicates();
    }

    @Test
    void hold_no_word_of_their_end_when_they_are_published() {
        assertThat(samples())
                .allSatisfy(sample -> assertThat(sample.posting().extensions()).doesNotContainKey("demo:expected"));
    }
}
