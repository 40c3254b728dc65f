package org.aushang.dispatch.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.BundleContext;

@Timeout(30)
class ListenersTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private Listeners<PublicationListener> listeners = Listeners.direct();

    @BeforeEach
    void open() throws Exception {
        BundleContext context = mock(BundleContext.class);
        when(context.createFilter(anyString())).thenReturn(null);
        when(context.getServiceReferences(anyString(), any())).thenReturn(null);
        listeners = Listeners.services(context, PublicationListener.class);
    }

    @AfterEach
    void close() {
        release.countDown();
        listeners.close();
    }

    private static Consumer<PublicationListener> change(String job) {
        PublicationStatus status = PublicationStatus.builder(
                        PublicationRef.of("ch", job), 1, new PublicationId("P" + job))
                .state(PublicationState.PENDING, LocalizedText.same("so"), java.time.Instant.EPOCH)
                .build();
        return listener -> listener.changed(status);
    }

    @Test
    void one_that_hangs_and_one_that_throws_hold_up_nobody() throws Exception {
        CountDownLatch heard = new CountDownLatch(100);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        PublicationListener hangs = status -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        listeners.add("hangs", () -> hangs);
        PublicationListener throwing = status -> {
            throw new IllegalStateException("no");
        };
        listeners.add("throws", () -> throwing);
        PublicationListener well = status -> {
            order.add(status.ref().job().value());
            heard.countDown();
        };
        listeners.add("well", () -> well);

        for (int i = 0; i < 100; i++) {
            listeners.call(change(String.valueOf(i)));
        }

        assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order)
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 100)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    /** A host that is itself a listener would be asked for while it waits for us: a circular reference. */
    @Test
    void a_listener_is_got_with_its_first_call_only_and_not_on_the_thread_of_who_announces() throws Exception {
        CountDownLatch got = new CountDownLatch(1);
        Thread[] on = new Thread[1];
        listeners.add("host", () -> {
            on[0] = Thread.currentThread();
            got.countDown();
            return null;
        });
        assertThat(on[0]).isNull();

        listeners.call(change("1"));

        assertThat(got.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(on[0]).isNotSameAs(Thread.currentThread());
    }
}
