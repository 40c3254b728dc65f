package org.aushang.dispatch.internal.notification;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.aushang.dispatch.internal.connector.DaemonThreads;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener services of a host, each with a bounded queue and a thread of its own: one that throws or hangs harms neither
 * a channel nor another listener. Each is called in order and never in parallel. A listener that is a component is got from
 * the service registry with its first call only: a host that needs our services and listens with the same component would
 * otherwise be a circular reference. An idle listener has no thread. Safe for all threads.
 *
 * @param <L> the listener's interface
 */
final class Listeners<L> {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    /** A host that imports all its postings causes as many calls at once. */
    private static final int QUEUE = 10_000;

    private static final long IDLE_SECONDS = 10;

    /** How long a full queue is waited for; then the listener counts as hung, and misses what comes until it returns. */
    private static final long PATIENCE_SECONDS = 30;

    private final Map<Object, Listener> all = new ConcurrentHashMap<>();
    private final boolean queued;
    private volatile Consumer<Position> added = position -> {};
    private @Nullable ServiceTracker<L, Object> tracker;

    private Listeners(boolean queued) {
        this.queued = queued;
    }

    /** Called on the caller's thread, for tests and programs without a framework. */
    static <L> Listeners<L> direct() {
        return new Listeners<>(false);
    }

    /** Those in the service registry, now and later. */
    static <L> Listeners<L> services(BundleContext context, Class<L> type) {
        Listeners<L> listeners = new Listeners<>(true);
        ServiceTracker<L, Object> tracker =
                new ServiceTracker<>(context, type, new ServiceTrackerCustomizer<L, Object>() {

                    @Override
                    public Object addingService(ServiceReference<L> reference) {
                        listeners.add(reference, () -> context.getService(reference));
                        return reference;
                    }

                    @Override
                    public void modifiedService(ServiceReference<L> reference, Object same) {
                        // Nothing depends on its properties.
                    }

                    @Override
                    public void removedService(ServiceReference<L> reference, Object same) {
                        if (listeners.remove(reference)) {
                            context.ungetService(reference);
                        }
                    }
                });
        listeners.tracker = tracker;
        tracker.open();
        return listeners;
    }

    /** How far a listener has read a feed. Written by the listener's thread only. */
    static final class Position {

        private static final long UNKNOWN = -1;

        private volatile long revision = UNKNOWN;

        long revision() {
            return revision;
        }

        void moveTo(long other) {
            revision = other;
        }

        /** Here the listener begins; not if it has begun already. */
        void begin(LongSupplier now) {
            if (revision == UNKNOWN) {
                revision = now.getAsLong();
            }
        }
    }

    /** Called for every listener on its thread when it is added, and again before each wake-up. */
    void onAdded(Consumer<Position> begin) {
        added = begin;
        wake((position, listener) -> {});
    }

    void add(Object key, Supplier<@Nullable L> service) {
        Listener listener = new Listener(String.valueOf(key), service);
        all.put(key, listener);
        listener.begin();
    }

    /** @return whether it had been called, and so been got from the registry */
    boolean remove(Object key) {
        Listener removed = all.remove(key);
        return removed != null && removed.end();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Calls all of them; returns before they have been called, except for the direct ones. */
    void call(Consumer<L> call) {
        all.values().forEach(listener -> listener.enqueue(call));
    }

    /** Calls each listener with its position, on its thread; a wake-up that still waits for the thread stands for this one too. */
    void wake(BiConsumer<Position, L> call) {
        all.values().forEach(listener -> listener.wake(call));
    }

    void close() {
        ServiceTracker<L, Object> opened = tracker;
        if (opened != null) {
            opened.close();
        }
        all.keySet().forEach(this::remove);
    }

    private final class Listener {

        private final String name;
        private final Supplier<@Nullable L> service;
        private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(QUEUE);
        private final ThreadPoolExecutor thread;
        private volatile @Nullable L got;
        private volatile boolean hung;
        private final Position position = new Position();
        private final AtomicBoolean woken = new AtomicBoolean();

        private Listener(String name, Supplier<@Nullable L> service) {
            this.name = name;
            this.service = service;
            this.thread = new ThreadPoolExecutor(
                    1,
                    1,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    waiting,
                    new DaemonThreads("aushang-listener"),
                    (call, full) -> await(call));
            thread.allowCoreThreadTimeOut(true);
        }

        private void enqueue(Consumer<L> call) {
            run(() -> attempt(() -> {
                L listener = listener();
                if (listener != null) {
                    call.accept(listener);
                }
            }));
        }

        private @Nullable L listener() {
            L listener = got == null ? service.get() : got;
            got = listener;
            return listener;
        }

        private void begin() {
            run(() -> attempt(() -> added.accept(position)));
        }

        private void wake(BiConsumer<Position, L> call) {
            if (woken.compareAndSet(false, true)) {
                run(() -> {
                    woken.set(false);
                    attempt(() -> {
                        added.accept(position);
                        L listener = listener();
                        if (listener != null) {
                            call.accept(position, listener);
                        }
                    });
                });
            }
        }

        private void run(Runnable work) {
            if (!queued) {
                work.run();
            } else if (!thread.isShutdown()) {
                thread.execute(work);
            }
        }

        private void await(Runnable call) {
            try {
                if (!hung && waiting.offer(call, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!hung) {
                hung = true;
                log.error("The listener {} has not returned; it misses changes until it does", name);
            }
        }

        private void attempt(Runnable call) {
            try {
                call.run();
            } catch (RuntimeException | LinkageError e) {
                log.warn("The listener {} failed; the change that it was notified of is stored", name, e);
            }
            hung = false;
        }

        private boolean end() {
            thread.shutdownNow();
            return got != null;
        }
    }
}
