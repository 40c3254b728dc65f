package org.aushang.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources by path, which can be changed and made into a bundle: the api as it is, was, or might become. */
final class ApiSources {

    private static final Path ROOT = Path.of(System.getProperty("aushang.root", "../.."));
    private static final String FOLDER = "bundles/org.aushang.api/src/main/java/";

    private final Map<String, String> files;

    private ApiSources(Map<String, String> files) {
        this.files = files;
    }

    static ApiSources of(Map<String, String> files) {
        return new ApiSources(new TreeMap<>(files));
    }

    static ApiSources today() throws IOException {
        Path folder = ROOT.resolve(FOLDER);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return new ApiSources(files);
    }

    /** As a commit has them; fails if the clone does not have the commit. */
    static ApiSources at(String commit) throws IOException, InterruptedException {
        Process git =
                new ProcessBuilder("git", "-C", ROOT.toString(), "archive", "--format=zip", commit, FOLDER).start();
        byte[] zip = git.getInputStream().readAllBytes();
        String said = new String(git.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor())
                .as("this clone lacks the release commit %s; fetch it with: git fetch --unshallow (%s)", commit, said)
                .isZero();
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".java")) {
                    files.put(
                            entry.getName().substring(FOLDER.length()),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return new ApiSources(files);
    }

    /** With a member more at the end of one type. */
    ApiSources with(String file, String member) {
        String source = files.getOrDefault(file, "");
        int end = source.lastIndexOf('}');
        return replaced(file, source, source.substring(0, end) + member + "\n}\n");
    }

    /** With one text for another, which must be there. */
    ApiSources replacing(String file, String text, String by) {
        String source = files.getOrDefault(file, "");
        assertThat(source).as(file).contains(text);
        return replaced(file, source, source.replace(text, by));
    }

    private ApiSources replaced(String file, String before, String after) {
        assertThat(after).as(file).isNotEqualTo(before);
        Map<String, String> changed = new TreeMap<>(files);
        changed.put(file, after);
        return new ApiSources(changed);
    }

    /** Every package of the api in another version. */
    ApiSources version(String version) {
        Map<String, String> changed = new TreeMap<>(files);
        changed.replaceAll((file, source) -> file.endsWith("package-info.java")
                ? source.replaceFirst("@Version\\(\"[^\"]+\"\\)", "@Version(\"" + version + "\")")
                : source);
        return new ApiSources(changed);
    }

    /** @param classpath besides that of this test */
    Path bundle(Path target, Map<String, String> headers, Path... classpath) {
        try {
            Path sources = Files.createTempDirectory(target, "sources");
            Path classes = Files.createTempDirectory(target, "classes");
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path to = sources.resolve(file.getKey());
                Files.createDirectories(to.getParent());
                Files.writeString(to, file.getValue());
            }
            compile(sources, classes, classpath);
            return pack(target, classes, headers, classpath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path sources, Path classes, Path... classpath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringBuilder path = new StringBuilder();
        for (Path each : classpath) {
            path.append(each).append(File.pathSeparator);
        }
        path.append(System.getProperty("java.class.path"));
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean good = compiler.getTask(
                            said,
                            manager,
                            null,
                            java.util.List.of(
                                    "--release", "17", "-nowarn", "-cp", path.toString(), "-d", classes.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files.keySet().stream()
                                    .map(sources::resolve)
                                    .toList()))
                    .call();
            assertThat(good).as(said.toString()).isTrue();
        }
    }

    private static Path pack(Path target, Path classes, Map<String, String> headers, Path... classpath) {
        try (Builder builder = new Builder()) {
            builder.addClasspath(classes.toFile());
            for (Path each : classpath) {
                builder.addClasspath(each.toFile());
            }
            for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                if (each.endsWith(".jar")) {
                    builder.addClasspath(new File(each));
                }
            }
            builder.setProperty("-noimportjava", "true");
            builder.setProperty("Import-Package", "org.jspecify.annotations;resolution:=optional,*");
            headers.forEach(builder::setProperty);
            Jar jar = builder.build();
            assertThat(builder.getErrors()).isEmpty();
            Path file = Files.createTempFile(target, "made", ".jar");
            jar.write(file.toFile());
            return file;
        } catch (Exception e) {
            throw new IllegalStateException("the bundle could not be made", e);
        }
    }
}
