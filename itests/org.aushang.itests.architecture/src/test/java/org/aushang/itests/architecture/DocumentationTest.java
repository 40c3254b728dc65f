package org.aushang.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that what sources cite and documents link to exists. */
class DocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("aushang.root", "../.."));

    private static final Pattern CITED = Pattern.compile("docs/([\\w-]+\\.md)#([\\p{L}\\p{N}_-]+)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)(?:#([\\p{L}\\p{N}_-]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private static List<Path> files(String suffixes) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.git/")
                            && !file.toString().contains("/archetype-resources/"))
                    .filter(file -> file.toString().matches(".*\\.(" + suffixes + ")"))
                    .toList();
        }
    }

    /** The anchors that GitHub makes of headings. */
    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(Files.readString(document))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void every_cited_section_exists() throws IOException {
        List<String> missing = new ArrayList<>();
        int cited = 0;
        for (Path file : files("java|md|properties|xsd")) {
            for (MatchResult citation :
                    CITED.matcher(Files.readString(file)).results().toList()) {
                cited++;
                Path document = ROOT.resolve("docs").resolve(citation.group(1));
                if (Files.notExists(document) || !anchors(document).contains(citation.group(2))) {
                    missing.add(ROOT.relativize(file) + ": " + citation.group());
                }
            }
        }
        assertThat(cited).isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    @Test
    void every_link_between_documents_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : files("md")) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(file)).results().toList()) {
                Path target = file.resolveSibling(link.group(1)).normalize();
                if (Files.notExists(target)
                        || (link.group(2) != null
                                && target.toString().endsWith(".md")
                                && !anchors(target).contains(link.group(2)))) {
                    broken.add(ROOT.relativize(file) + ": " + link.group());
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}
