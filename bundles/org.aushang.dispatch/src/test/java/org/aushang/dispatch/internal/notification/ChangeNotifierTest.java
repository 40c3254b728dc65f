package org.aushang.dispatch.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.aushang.api.host.PublicationStatus;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.TestLedger.MovingClock;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.service.PublicationServiceImpl;
import org.aushang.dispatch.internal.store.Ledger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

/** Listeners of a host as the framework calls them: each on a thread of its own. */
@Timeout(60)
class ChangeNotifierTest {

    @TempDir
    Path directory;

    private ChangeNotifier notifier;
    private PublicationServiceImpl service;

    @BeforeEach
    void open() throws Exception {
        Ledger ledger = TestLedger.in(directory);
        BundleContext context = mock(BundleContext.class);
        when(context.createFilter(anyString())).thenReturn(null);
        when(context.getServiceReferences(anyString(), any())).thenReturn(null);
        notifier = new ChangeNotifier(context, ledger, new Channels());
        service = PublicationServiceImpl.over(
                ledger, new Channels(), channel -> {}, new MovingClock("2026-11-22T08:30:00Z"));
    }

    @AfterEach
    void close() {
        notifier.close();
    }

    private void publish(int from, int to) {
        for (int i = from; i < to; i++) {
            service.publish(Stage.CHANNEL, Stage.job(String.valueOf(i), "Koch"));
        }
    }

    private static String job(PublicationStatus status) {
        return status.ref().job().value();
    }

    @Test
    void one_that_blocks_and_one_that_throws_harm_neither_the_caller_nor_another_and_miss_nothing() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<String> blocked = Collections.synchronizedList(new ArrayList<>());
        BlockingQueue<String> well = new LinkedBlockingQueue<>();
        BlockingQueue<String> threads = new LinkedBlockingQueue<>();
        notifier.bind(status -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            blocked.add(job(status));
            if (job(status).equals("49")) {
                threads.add("unblocked");
            }
        });
        notifier.bind(status -> {
            throw new IllegalStateException("no");
        });
        notifier.bind(status -> {
            well.add(job(status));
            threads.add(Thread.currentThread().getName());
        });
        // A listener is told of what happens from its registration on, which its own thread notes.
        int probe = -1;
        @Nullable String heard = null;
        while (heard == null) {
            publish(probe, probe + 1);
            probe--;
            heard = well.poll(1, TimeUnit.SECONDS);
        }
        while (well.poll(100, TimeUnit.MILLISECONDS) != null) {
            // The other probes.
        }

        publish(0, 50);

        for (int i = 0; i < 50; i++) {
            assertThat(well.poll(30, TimeUnit.SECONDS)).isEqualTo(String.valueOf(i));
        }
        assertThat(threads).containsOnly("aushang-listener");
        release.countDown();
        String last = "";
        while (!last.equals("unblocked")) {
            last = String.valueOf(threads.poll(30, TimeUnit.SECONDS));
        }
        assertThat(blocked.subList(blocked.indexOf("0"), blocked.size())).startsWith("0", "1");
    }
}
