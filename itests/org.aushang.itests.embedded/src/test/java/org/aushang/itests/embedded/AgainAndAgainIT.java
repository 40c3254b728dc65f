package org.aushang.itests.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationState;
import org.aushang.embedded.AushangRuntime;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** All bundles come, a job goes online, all bundles go, in one framework again and again: nothing stays but the data. */
class AgainAndAgainIT {

    /** 20 with {@code -Dtimes=20}. */
    private static final int TIMES = Integer.getInteger("times", 5);

    /** To be collected in: what the JVM finalizes goes with the next collection only. */
    private static final int ATTEMPTS = 5;

    @TempDir
    Path folder;

    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    private final Map<WeakReference<ClassLoader>, String> loaders = new HashMap<>();

    private final BlockingQueue<PublicationStatus> heard = new LinkedBlockingQueue<>();

    @Test
    void nothing_stays_of_what_was_uninstalled() throws Exception {
        try (Simulator gateway = Simulator.start(folder.resolve("gateway"), 0, Duration.ofMillis(100));
                AushangRuntime aushang = AushangRuntime.start(folder.resolve("home"))) {
            aushang.register(PublicationListener.class, heard::add, Map.of());
            aushang.administration()
                    .configure(
                            Kitchen.CHANNEL,
                            "arbeitsagentur",
                            Kitchen.settings(folder.resolve("gateway"), gateway.address()));
            publish(aushang, 0);
            uninstall(aushang.context());
            Leftovers first = settled(new HashSet<>());
            List<String> rounds = new ArrayList<>();

            for (int round = 1; round <= TIMES; round++) {
                install(aushang.context());
                publish(aushang, round);
                uninstall(aushang.context());
                Leftovers now = settled(first.threads());
                rounds.add(now.loaders() + " class loaders, " + now.threads().size() + " threads, " + now.files()
                        + " files");
                // The JDK has caches of one entry, see RecordCache, and one may come back while bundles end: of what
                // leaks, each round
                // would add one more.
                assertThat(kept()).as("kept class loaders, %s", rounds).doesNotHaveDuplicates();
                assertThat(now.loaders())
                        .as("class loaders in the heap, %s", rounds)
                        .isEqualTo(first.loaders() + kept().size());
                assertThat(now.threads()).as("threads, %s", rounds).allSatisfy(thread -> assertThat(first.threads())
                        .contains(thread));
                assertThat(now.files()).as("open files, %s", rounds).isLessThanOrEqualTo(first.files() + 3);
            }
            System.out.println(TIMES + " times: first " + first.loaders() + " class loaders, "
                    + first.threads().size() + " threads, " + first.files() + " files; last "
                    + rounds.get(TIMES - 1));
        }
        assertThat(files(folder.resolve("home"))).containsExactlyInAnyOrder("aushang", "cache", "conf");
        assertThat(files(folder.resolve("home/aushang")))
                .allMatch(name -> name.matches("(ledger|applications)\\.(mv|trace)\\.db|secrets(\\..*)?|certificates"));
    }

    private void publish(AushangRuntime aushang, int round) throws InterruptedException {
        String id = "R-" + round;
        aushang.publications().publish(Kitchen.CHANNEL, Kitchen.posting(id));
        PublicationStatus status;
        do {
            status = heard.poll(60, TimeUnit.SECONDS);
            assertThat(status).as("job %s within a minute", id).isNotNull();
            assertThat(status.state()).as("%s", status).isNotIn(PublicationState.INVALID, PublicationState.REJECTED);
        } while (!status.ref().job().value().equals(id) || status.state() != PublicationState.ACCEPTED);
        assertThat(status.findings()).noneMatch(Finding::isError);
    }

    /** Of which bundles the class loaders are still there. */
    private List<String> kept() {
        return loaders.entrySet().stream()
                .filter(loader -> loader.getKey().get() != null)
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /** What a host brings itself: configurations, components, HTTP. */
    private static boolean isPlatform(Bundle bundle) {
        return bundle.getBundleId() == 0 || bundle.getSymbolicName().matches("org\\.(apache\\.felix|osgi)\\..*");
    }

    private void uninstall(BundleContext context) throws Exception {
        List<Bundle> gone = Arrays.stream(context.getBundles())
                .filter(bundle -> !isPlatform(bundle))
                .toList();
        for (Bundle bundle : gone) {
            loaders.put(
                    new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader(), collected),
                    bundle.getSymbolicName());
        }
        for (Bundle bundle : gone) {
            bundle.uninstall();
        }
        refresh(context, gone);
    }

    private static void refresh(BundleContext context, Collection<Bundle> bundles) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(bundles, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void install(BundleContext context) throws Exception {
        List<Bundle> bundles = new ArrayList<>();
        for (String name : names()) {
            try (InputStream in = resource(name)) {
                bundles.add(context.installBundle("aushang:" + name, in));
            }
        }
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get("Fragment-Host") == null) {
                bundle.start();
            }
        }
    }

    private static List<String> names() throws IOException {
        try (InputStream index = resource("index")) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(name -> !name.isBlank())
                    .toList();
        }
    }

    private static InputStream resource(String name) {
        return java.util.Objects.requireNonNull(AushangRuntime.class.getResourceAsStream("bundles/" + name));
    }

    /** The JDK ends a client's own thread when the client is collected; others may be about to end. */
    private Leftovers settled(Set<Thread> known) throws Exception {
        RecordCache.replace();
        for (int i = 0; i < ATTEMPTS && !kept().isEmpty(); i++) {
            Leftovers now = Leftovers.now();
            for (Thread thread : now.threads()) {
                if (!known.contains(thread) && isOurs(thread)) {
                    thread.join(1000);
                }
            }
            collected.remove(500);
        }
        return Leftovers.now();
    }

    private static boolean isOurs(Thread thread) {
        return thread.getName().matches("(aushang|HttpClient|pool|MVStore|H2).*");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
