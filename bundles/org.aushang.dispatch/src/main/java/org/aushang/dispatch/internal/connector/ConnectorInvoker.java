package org.aushang.dispatch.internal.connector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.LogContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls connectors so that none of them can hold up the host or another channel: on a thread of ours, for as long as the
 * call may take and no longer. A connector that does not come back is not called again until it has. Safe for all threads.
 */
final class ConnectorInvoker {

    /** As many threads as can compute at once, for all channels together. */
    private static final int PARALLEL = Runtime.getRuntime().availableProcessors();
    /** Fewer than this are not worth another thread. */
    private static final int LEAST = 32;

    /** How long a call may take to end after it was interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("aushang-channel"));
    private final ThreadPoolExecutor parallel = parallel();
    private final Map<Object, Call<?>> late = new ConcurrentHashMap<>();

    /** Knows its thread, and whether it has really ended, which a cancelled future does not. */
    private static final class Call<T> implements Callable<T> {

        private final Callable<T> work;
        private volatile @Nullable Thread worker;
        private volatile boolean ended;

        private Call(Callable<T> work) {
            this.work = work;
        }

        @Override
        public T call() throws Exception {
            worker = Thread.currentThread();
            try {
                return work.call();
            } finally {
                ended = true;
                worker = null;
                // What the connector left behind must not reach the next call.
                Thread.interrupted();
            }
        }

        private void interrupt() {
            Thread running = worker;
            if (running != null) {
                running.interrupt();
            }
        }
    }

    /**
     * @param connector the publisher or board that the work calls
     * @throws ConnectorDefectException if the connector throws, returns null or does not return
     * @throws ConnectorBusyException if it was not called, because it has not returned from an earlier call
     * @throws ConnectorInterruptedException if the caller was interrupted and the connector did not end
     * @throws LedgerException if what the connector wanted to keep could not be written
     */
    <T> T call(Object connector, Duration within, Callable<@Nullable T> work) {
        Call<?> before = late.get(connector);
        if (before != null && !before.ended) {
            throw new ConnectorBusyException();
        }
        late.remove(connector);
        Call<@Nullable T> call = new Call<>(LogContext.carried(work));
        Future<@Nullable T> answer = threads.submit(call);
        try {
            return given(answer.get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            call.interrupt();
            return late(
                    connector,
                    call,
                    answer,
                    within,
                    new ConnectorDefectException("it did not return within " + within, e));
        } catch (InterruptedException e) {
            // The host is stopping: the connector may still say what became of its work.
            call.interrupt();
            try {
                return late(connector, call, answer, within, new ConnectorInterruptedException(e));
            } finally {
                Thread.currentThread().interrupt();
            }
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private <T> T late(
            Object connector,
            Call<@Nullable T> call,
            Future<@Nullable T> answer,
            Duration within,
            ConnectorDefectException otherwise) {
        Duration grace = within.compareTo(GRACE) < 0 ? within : GRACE;
        try {
            return given(answer.get(grace.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | InterruptedException e) {
            late.put(connector, call);
            throw otherwise;
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new ConnectorDefectException("it returned null", null);
        }
        return value;
    }

    private static RuntimeException failed(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof LedgerException ledger) {
            return ledger;
        }
        if (cause instanceof VirtualMachineError fatal && !(cause instanceof StackOverflowError)) {
            throw fatal;
        }
        return new ConnectorDefectException(
                "it threw " + (cause == null ? e : cause).getClass().getName(), cause);
    }

    private static ThreadPoolExecutor parallel() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                PARALLEL,
                PARALLEL,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DaemonThreads("aushang-parallel"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Applies a function to each item, to many items on several threads at once; what it throws is thrown on.
     *
     * @return in the order of the items
     * @throws ConnectorInterruptedException if the caller was interrupted
     */
    <A, B> List<B> each(List<A> items, Function<A, B> work) {
        int parts = Math.min(PARALLEL, items.size() / LEAST);
        if (parts < 2) {
            return items.stream().map(work).toList();
        }
        List<Callable<List<B>>> tasks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<A> some = items.subList(items.size() * part / parts, items.size() * (part + 1) / parts);
            tasks.add(LogContext.carried(() -> some.stream().map(work).toList()));
        }
        try {
            List<B> all = new ArrayList<>();
            for (Future<List<B>> done : parallel.invokeAll(tasks)) {
                all.addAll(done.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorInterruptedException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw failed(e);
        }
    }

    ExecutorService threads() {
        return threads;
    }

    /** Interrupts what still runs. */
    void close() {
        parallel.shutdownNow();
        threads.shutdownNow();
    }
}
