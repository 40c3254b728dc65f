package org.aushang.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.itests.support.Host;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.ConfigurationAdmin;

/** A board's feature comes into a running Karaf, is used, goes, and leaves nothing but ledger and configuration. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FeaturesIT {

    private static final List<String> BOARD = List.of(
            "org.aushang.credentials",
            "org.aushang.transport",
            "org.aushang.hrbaxml",
            "org.aushang.connector.arbeitsagentur");

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private FeaturesService features;

    @Inject
    @Filter(timeout = 30_000)
    private PublicationService service;

    @Inject
    private ChannelService channelService;

    @org.ops4j.pax.exam.Configuration
    public static Option[] karaf() {
        return JobBoardKaraf.with("scr", "aushang", "aushang-simulator");
    }

    private Stream<Bundle> board() {
        return Arrays.stream(context.getBundles()).filter(bundle -> BOARD.contains(bundle.getSymbolicName()));
    }

    @Test
    public void comesIsUsedGoesAndLeavesNothingBehind() throws Exception {
        try (Host host = new Host(context, configurations, service, "features")) {
            host.openGateway();
            service.publish(new ChannelId(Host.CHANNEL), Host.posting("early").build());
            PublicationStatus early =
                    service.status(PublicationRef.of(Host.CHANNEL, "early")).orElseThrow();
            assertEquals(
                    "Wartet: Für diesen Kanal fehlt der Konnektor oder die Konfiguration",
                    early.sentence().german());

            features.installFeature("aushang-arbeitsagentur");
            host.configureChannel(Map.of());
            host.await("early", now -> now.state() == PublicationState.ACCEPTED);
            assertEquals(BOARD.size(), board().count());
            List<WeakReference<ClassLoader>> loaders = board().map(bundle ->
                            new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()))
                    .toList();

            features.uninstallFeature("aushang-arbeitsagentur");

            assertEquals("bundles", 0, board().count());
            assertEquals(
                    "services",
                    0,
                    context.getServiceReferences(JobBoardPublisher.class, null).size());
            // The JDK ends a client's own thread when the client is collected.
            host.until("no thread of ours is left", () -> {
                System.gc();
                return conversations().isEmpty();
            });
            host.until("no class loader of ours is left", () -> {
                System.gc();
                return loaders.stream().allMatch(loader -> loader.get() == null);
            });
            assertTemporaryFilesAreNotOurs();
            assertEquals(
                    PublicationState.ACCEPTED,
                    service.status(PublicationRef.of(Host.CHANNEL, "early"))
                            .orElseThrow()
                            .state());
            assertFalse(channelService.channels().get(0).installed());
            assertNotNull(
                    "the configuration stays",
                    configurations.listConfigurations("(service.factoryPid=" + Host.CHANNEL_PID + ")"));

            features.installFeature("aushang-arbeitsagentur");
            service.publish(new ChannelId(Host.CHANNEL), Host.posting("late").build());
            host.await("late", now -> now.state() == PublicationState.ACCEPTED);
        }
    }

    private static List<String> conversations() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("aushang-conversation") || name.startsWith("HttpClient-"))
                .toList();
    }

    /** This Karaf has a folder for temporary files of its own. */
    private static void assertTemporaryFilesAreNotOurs() throws Exception {
        Path folder = Path.of(System.getProperty("java.io.tmpdir", ""));
        assertTrue(folder.getParent().endsWith("target/tmp"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.getFileName().toString().startsWith("aushang"))
                            .toList());
        }
    }
}
