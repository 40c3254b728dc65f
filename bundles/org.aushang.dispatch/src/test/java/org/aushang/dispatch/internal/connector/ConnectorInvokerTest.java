package org.aushang.dispatch.internal.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many items are worked on at once, with the result of one after the other. */
class ConnectorInvokerTest {

    private static final List<Integer> MANY = IntStream.range(0, 501).boxed().toList();

    private final ConnectorInvoker invoker = new ConnectorInvoker();

    @AfterEach
    void close() {
        invoker.close();
    }

    @Test
    void results_are_in_the_order_of_the_items() {
        assertThat(invoker.each(MANY, item -> -item))
                .isEqualTo(MANY.stream().map(item -> -item).toList());
        assertThat(invoker.each(List.<Integer>of(), item -> -item)).isEmpty();
    }

    /** The first item waits for the last, which one thread alone would never reach. */
    @Test
    void several_threads_work_on_many() {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        CountDownLatch last = new CountDownLatch(1);

        List<Boolean> done = invoker.each(MANY, item -> {
            if (item == MANY.size() - 1) {
                last.countDown();
            }
            return item > 0 || await(last);
        });

        assertThat(done).hasSize(MANY.size()).containsOnly(true);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void a_failure_is_thrown_on() {
        assertThatThrownBy(() -> invoker.each(MANY, item -> {
                    if (item == 400) {
                        throw new IllegalStateException("item " + item);
                    }
                    return item;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("item 400");
    }

    @Test
    void an_interrupted_caller_does_not_wait() {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> invoker.each(MANY, item -> await(never)))
                .isInstanceOf(ConnectorInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
