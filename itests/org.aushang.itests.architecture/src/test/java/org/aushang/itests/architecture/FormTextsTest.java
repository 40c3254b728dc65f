package org.aushang.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Metatype texts are read as Latin-1 by every framework, so UTF-8 would be shown as rubbish; with escapes they are plain ASCII. */
class FormTextsTest {

    private static final Path ROOT = Path.of(System.getProperty("aushang.root", "../.."));

    @Test
    void texts_of_configuration_forms_are_ascii() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(ROOT.resolve("bundles"))) {
            files = all.filter(file -> file.toString().contains("src/main/resources/OSGI-INF/l10n/"))
                    .filter(Files::isRegularFile)
                    .toList();
        }

        assertThat(files).hasSizeGreaterThan(10);
        for (Path file : files) {
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(Files.readString(file)))
                    .as(file.toString())
                    .isTrue();
        }
    }
}
