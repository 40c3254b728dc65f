package org.aushang.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks sources, texts and documents for words that plain technical English replaces by a component or a standard term. */
class VocabularyTest {

    private static final Path ROOT = Path.of(System.getProperty("aushang.root", "../.."));

    private static final Pattern WORDS = Pattern.compile(
            "\\b(whoever|nobody|somebody|wish(es|ed|ing)?|mend(s|ed|ing)?|mischief|tricks?|is let in|lost its way)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Text that may stand where it is, with the reason. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "noBody()", "a method of the JDK's HTTP client",
            "NOBODY", "a constant of the API: no one has to act",
            "| nobody |", "the same constant in a table");

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.git/"))
                    .filter(file -> file.toString().matches(".*\\.(java|properties|md|sh|ftlh)"))
                    .filter(file -> !file.endsWith("VocabularyTest.java"))
                    .toList();
        }
    }

    private static String withoutExceptions(String line) {
        String left = line;
        for (String exception : EXCEPTIONS.keySet()) {
            left = left.replace(exception, "");
        }
        return left;
    }

    @Test
    void sources_texts_and_documents_use_standard_terms() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThan(300);
        for (Path file : files) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (WORDS.matcher(withoutExceptions(line)).find()) {
                    found.add(ROOT.relativize(file) + ":" + number + ": " + line.strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void the_check_finds_what_it_is_for() {
        assertThat(WORDS.matcher("Writes wishes down and wakes whoever carries them out.")
                        .find())
                .isTrue();
        assertThat(WORDS.matcher("recommended").find()).isFalse();
    }
}
