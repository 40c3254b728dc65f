package org.aushang.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fences once more, where it counts: in the manifests of the built bundles. */
class ManifestsTest {

    private static final Path BUNDLES = Path.of(System.getProperty("aushang.root", "../.."), "bundles");

    private static final Map<String, List<String>> EXPORTS = Map.of(
            "org.aushang.api",
                    List.of(
                            "org.aushang.api.host",
                            "org.aushang.api.model",
                            "org.aushang.api.connector",
                            "org.aushang.api.applications"),
            "org.aushang.schemaorg", List.of("org.aushang.schemaorg"),
            "org.aushang.credentials", List.of("org.aushang.credentials"),
            "org.aushang.transport", List.of("org.aushang.transport"),
            "org.aushang.tck", List.of("org.aushang.tck"),
            "org.aushang.hrbaxml",
                    List.of("org.aushang.hrbaxml", "org.aushang.hrbaxml.catalogue", "org.aushang.hrbaxml.schema"));

    static List<Path> bundles() throws IOException {
        try (Stream<Path> folders = Files.list(BUNDLES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    private static Attributes manifest(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("target"))) {
            Path jar = jars.filter(file ->
                            file.getFileName().toString().matches("org\\.aushang\\..*-\\d[\\d.]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile file = new JarFile(jar.toFile())) {
                return file.getManifest().getMainAttributes();
            }
        }
    }

    /** The names of a header's clauses; none of ours has a comma outside quotes in front of its first semicolon. */
    private static List<String> packages(String header) {
        return Arrays.stream(header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .map(clause -> clause.replaceAll(";.*", "").strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String header(Attributes manifest, String name) {
        String value = manifest.getValue(name);
        return value == null ? "" : value;
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void folder_and_symbolic_name_are_one(Path folder) throws IOException {
        assertThat(header(manifest(folder), "Bundle-SymbolicName"))
                .isEqualTo(folder.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exports_what_the_house_says_and_nothing_else(Path folder) throws IOException {
        assertThat(packages(header(manifest(folder), "Export-Package")))
                .containsExactlyInAnyOrderElementsOf(
                        EXPORTS.getOrDefault(folder.getFileName().toString(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void never_imports_what_is_internal_or_everything(Path folder) throws IOException {
        Attributes manifest = manifest(folder);

        assertThat(packages(header(manifest, "Import-Package")))
                .noneMatch(name -> name.startsWith("org.aushang.") && name.contains(".internal"))
                .doesNotContain("*");
        assertThat(manifest.getValue("DynamicImport-Package")).isNull();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void has_a_readme(Path folder) {
        assertThat(folder.resolve("README.md")).exists();
    }
}
