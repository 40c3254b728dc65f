package org.aushang.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Domain;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import aQute.bnd.service.diff.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.launch.Framework;

/** The promise to hosts and connector authors, kept: nothing of one major version breaks what was built on it. */
class CompatibilityTest {

    private static final Path ROOT = Path.of(System.getProperty("aushang.root", "../.."));
    private static final Map<String, String> API =
            Map.of("Bundle-SymbolicName", "org.aushang.api", "-privatepackage", "org.aushang.api.*");
    private static final String SPI = "org/aushang/api/spi/JobBoardPublisher.java";
    private static final String DESK = "org/aushang/api/desk/PublicationDesk.java";
    private static final String POSTING = "org/aushang/api/model/JobPosting.java";

    @TempDir
    Path directory;

    private static String release() throws IOException {
        return Files.readAllLines(ROOT.resolve("bundles/org.aushang.api/release.commit")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    private static Path builtToday() throws IOException {
        try (Stream<Path> jars = Files.list(ROOT.resolve("bundles/org.aushang.api/target"))) {
            return jars.filter(file -> file.getFileName().toString().matches("org\\.aushang\\.api-\\d[\\d.]*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** For every package whose version is too low for what changed in it: the version that it should have. */
    private static Map<String, String> broken(Path older, Path newer) throws Exception {
        Map<String, String> broken = new TreeMap<>();
        try (Processor processor = new Processor();
                Jar before = new Jar(older.toFile());
                Jar after = new Jar(newer.toFile())) {
            for (Baseline.Info info : new Baseline(processor, new DiffPluginImpl()).baseline(after, before, null)) {
                String name = info.packageName.replace("org.aushang.api.", "");
                if (burdens(info.packageDiff) && info.newerVersion.getMajor() == info.olderVersion.getMajor()) {
                    broken.put(name, (info.olderVersion.getMajor() + 1) + ".0.0");
                } else if (info.mismatch) {
                    broken.put(name, info.suggestedVersion.toString());
                }
            }
        }
        return broken;
    }

    /**
     * Whether an interface that connectors implement has an abstract method more. bnd 7.3.0 sees that only where no default
     * method stands before it (JavaElement forgets to take its MINOR back).
     */
    private static boolean burdens(Diff change) {
        if (change.getType() == Type.INTERFACE) {
            boolean consumed = change.getChildren().stream()
                    .anyMatch(child ->
                            child.getType() == Type.ANNOTATED && child.getName().equals(ConsumerType.class.getName()));
            return consumed
                    && change.getDelta() != Delta.ADDED
                    && change.getChildren().stream()
                            .filter(child -> child.getType() == Type.METHOD && child.getDelta() == Delta.ADDED)
                            .flatMap(method -> method.getChildren().stream())
                            .anyMatch(access -> access.getType() == Type.ACCESS
                                    && access.getName().equals("abstract"));
        }
        return change.getChildren().stream().anyMatch(CompatibilityTest::burdens);
    }

    /** A package that has grown since the last release has a higher version already; from there on, one more. */
    private static String nextMinor(String name) throws Exception {
        try (Jar today = new Jar(builtToday().toFile())) {
            Version version = Version.parseVersion(Domain.domain(today.getManifest())
                    .getExportPackage()
                    .get("org.aushang.api." + name)
                    .getVersion());
            return version.getMajor() + "." + (version.getMinor() + 1) + ".0";
        }
    }

    private Path bundle(ApiSources sources) {
        return sources.bundle(directory, API);
    }

    @Test
    void the_api_keeps_to_its_last_release() throws Exception {
        String commit = release();
        ApiSources released = commit.equals("none") ? ApiSources.today() : ApiSources.at(commit);

        assertThat(broken(bundle(released), builtToday())).isEmpty();
    }

    @Test
    void a_release_that_the_clone_lacks_is_no_silent_success() {
        assertThatThrownBy(() -> ApiSources.at("0123456789012345678901234567890123456789"))
                .hasMessageContaining("git fetch --unshallow");
    }

    @Test
    void a_release_is_made_from_its_commit() throws Exception {
        assertThat(broken(bundle(ApiSources.at("HEAD")), bundle(ApiSources.at("HEAD"))))
                .isEmpty();
    }

    @Test
    void what_was_there_and_is_gone_breaks_everybody() throws Exception {
        Path before = bundle(ApiSources.today().with(POSTING, "public String older() { return title; }"));

        assertThat(broken(before, builtToday())).containsExactly(Map.entry("model", "2.0.0"));
    }

    @Test
    void a_method_that_every_connector_must_have_from_now_on_breaks_connectors() throws Exception {
        Path after = bundle(ApiSources.today().with(SPI, "void newer();"));

        assertThat(broken(builtToday(), after)).containsExactly(Map.entry("spi", "2.0.0"));
    }

    @Test
    void a_method_that_connectors_may_have_is_a_minor_change() throws Exception {
        Path after = bundle(ApiSources.today().with(SPI, "default void newer() {}"));

        assertThat(broken(builtToday(), after)).containsExactly(Map.entry("spi", nextMinor("spi")));
    }

    @Test
    void a_method_more_at_the_desk_is_a_minor_change_because_hosts_only_call_it() throws Exception {
        Path after = bundle(ApiSources.today().with(DESK, "void newer();"));

        assertThat(broken(builtToday(), after)).containsExactly(Map.entry("desk", nextMinor("desk")));
    }

    /** A connector as an author has built it; when it starts, it does its work and says what came of it. */
    private static final String OLD_CONNECTOR =
            """
            package old;

            import java.util.List;
            import org.aushang.api.model.*;
            import org.aushang.api.spi.*;
            import org.osgi.framework.*;

            public final class Old implements JobBoardPublisher, BundleActivator {

                public ChannelDescriptor describe() {
                    return ChannelDescriptor.builder("old", "old")
                            .capabilities(Capabilities.builder().canUpdate(false).build())
                            .build();
                }

                public List<Finding> check(JobPosting posting, CheckContext context) {
                    LocalizedText text = new LocalizedText("so", "so");
                    return List.of(Finding.builder("old.title", text, text).target("title").build());
                }

                public Handover handOver(Submission submission, HandoverContext context) {
                    return new Handover.Delivered(Receipt.of(submission, "r", java.time.Instant.EPOCH));
                }

                public void start(BundleContext context) {
                    JobPosting posting = JobPosting.builder("1").title("Koch").build();
                    Submission submission = new Submission(new SubmissionId("s"),
                            List.of(new Order.Advertise(new PublicationId("P"), posting, false)));
                    JobBoardPublisher self = this;
                    context.registerService(String.class, self.describe().channelId()
                            + " " + self.check(posting, null) + " " + self.handOver(submission, null)
                            + " " + self.collectVerdicts(List.of(), null), null);
                }

                public void stop(BundleContext context) {}
            }
            """;

    private Path connector(Path api) {
        return ApiSources.of(Map.of("old/Old.java", OLD_CONNECTOR))
                .bundle(
                        directory,
                        Map.of(
                                "Bundle-SymbolicName", "old",
                                "Bundle-Activator", "old.Old",
                                "-privatepackage", "old",
                                "Import-Package", "*"),
                        api);
    }

    private String run(Path api, Path connector) throws Exception {
        Framework framework = new org.apache.felix.framework.FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        Files.createTempDirectory(directory, "felix").toString(),
                        "felix.log.level",
                        "0"));
        framework.start();
        try {
            framework.getBundleContext().installBundle(api.toUri().toString()).start();
            Bundle bundle =
                    framework.getBundleContext().installBundle(connector.toUri().toString());
            bundle.start();
            return framework
                    .getBundleContext()
                    .getService(framework.getBundleContext().getServiceReference(String.class));
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    @Test
    void a_connector_built_on_an_earlier_api_runs_with_todays() throws Exception {
        String commit = release();
        // Until there is a release: an api that did not yet have some of what today's has.
        ApiSources earlier = commit.equals("none")
                ? ApiSources.today()
                        .replacing(
                                "org/aushang/api/spi/ChannelDescriptor.java",
                                "public SortedMap<String, String> diagnostics()",
                                "SortedMap<String, String> diagnostics()")
                        .replacing(
                                "org/aushang/api/model/Capabilities.java",
                                "public int embargoWorkingDays()",
                                "int embargoWorkingDays()")
                : ApiSources.at(commit);

        String said = run(builtToday(), connector(bundle(earlier)));

        assertThat(said).startsWith("old [ERROR old.title at title: so] Delivered[");
    }

    @Test
    void a_connector_built_on_todays_api_runs_with_tomorrows_minor_version_and_not_with_a_major_one() throws Exception {
        Path connector = connector(builtToday());
        Path minor =
                bundle(ApiSources.today().with(SPI, "default void newer() {}").version("1.1.0"));
        Path major = bundle(ApiSources.today().version("2.0.0"));

        assertThat(run(minor, connector)).startsWith("old ");
        assertThatThrownBy(() -> run(major, connector))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("org.aushang.api");
    }
}
