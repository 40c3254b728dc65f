package org.aushang.itests.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.PublicationState;
import org.aushang.embedded.AushangRuntime;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.simulator.arbeitsagentur.internal.fault.Fault;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;

/** Each bundle of ours is updated to a newer version while the gateway has an upload and has not answered: it is resumed, once. */
@Timeout(600)
class UpdateUnderWayIT {

    @TempDir
    Path folder;

    private final BlockingQueue<PublicationStatus> heard = new LinkedBlockingQueue<>();

    /** Counted down when an upload has arrived whose answer will not come; null: uploads are answered. */
    private final AtomicReference<CountDownLatch> silence = new AtomicReference<>();

    @Test
    void a_submission_that_is_under_way_is_resumed_exactly_once() throws Exception {
        FaultInjection faults = new FaultInjection(this::isSilent);
        try (Simulator gateway = Simulator.start(
                        folder.resolve("gateway"), 0, Duration.ofMillis(100), faults, Clock.systemUTC());
                AushangRuntime aushang = AushangRuntime.start(folder.resolve("home"))) {
            aushang.register(PublicationListener.class, heard::add, Map.of());
            aushang.administration()
                    .configure(
                            Kitchen.CHANNEL,
                            "arbeitsagentur",
                            Kitchen.settings(folder.resolve("gateway"), gateway.address()));
            List<String> updated = new ArrayList<>();
            for (Bundle bundle : ours(aushang.context())) {
                CountDownLatch underWay = new CountDownLatch(1);
                silence.set(underWay);
                String job = "U-" + updated.size();
                aushang.publications().publish(Kitchen.CHANNEL, Kitchen.posting(job));
                assertThat(underWay.await(60, TimeUnit.SECONDS))
                        .as("the upload of %s", job)
                        .isTrue();

                update(aushang.context(), bundle);

                accepted(job, bundle.getSymbolicName());
                updated.add(bundle.getSymbolicName() + " " + bundle.getVersion());
            }
            assertThat(updated).hasSizeGreaterThan(8).allMatch(name -> name.endsWith(" 9.9.9"));
            assertThat(gateway.book().offers().values())
                    .hasSize(updated.size())
                    .allMatch(offer -> offer.inserts() == 1);
            System.out.println("updated while an upload was under way, each sent once: " + updated);
        }
    }

    private boolean isSilent(Fault fault) {
        CountDownLatch underWay = fault == Fault.UPLOAD_SILENT ? silence.getAndSet(null) : null;
        if (underWay != null) {
            underWay.countDown();
        }
        return underWay != null;
    }

    private void accepted(String job, String bundle) throws InterruptedException {
        PublicationStatus status;
        do {
            status = heard.poll(120, TimeUnit.SECONDS);
            assertThat(status)
                    .as("job %s within two minutes of the update of %s", job, bundle)
                    .isNotNull();
            assertThat(status.state())
                    .as("%s after the update of %s", status, bundle)
                    .isNotIn(PublicationState.FAILED, PublicationState.INVALID, PublicationState.REJECTED);
        } while (!status.ref().job().value().equals(job) || status.state() != PublicationState.ACCEPTED);
    }

    /** The API is the host's own. */
    private static List<Bundle> ours(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.aushang."))
                .toList();
    }

    private static void update(BundleContext context, Bundle bundle) throws Exception {
        String name = bundle.getLocation().substring("aushang:".length());
        bundle.update(new ByteArrayInputStream(newer(name)));
        CountDownLatch done = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    /** The same bundle as version 9.9.9. */
    private static byte[] newer(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream file = Objects.requireNonNull(AushangRuntime.class.getResourceAsStream("bundles/" + name));
                JarInputStream in = new JarInputStream(file)) {
            Manifest manifest = Objects.requireNonNull(in.getManifest());
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), "9.9.9");
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                    out.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }
}
