package org.aushang.console.internal.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.PublicationRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repairs of many postings, one run after the other, in memory: what a run has done is stored by those that it calls, and a restart ends
 * it. The last run of each user is remembered until its end was shown. Safe for all threads.
 */
public final class Repairs {

    private static final Logger log = LoggerFactory.getLogger(Repairs.class);

    private final Executor thread;
    private final Map<String, Run> latest = new ConcurrentHashMap<>();

    /** @param thread does one run after the other */
    public Repairs(Executor thread) {
        this.thread = thread;
    }

    /** How far a run is. */
    static final class Run {

        private volatile int all;
        private volatile int done;
        private volatile int failed;
        private volatile boolean running = true;
        private volatile boolean complete;

        /** How many it is about; 0 as long as that is not known. */
        int all() {
            return all;
        }

        int done() {
            return done;
        }

        /** How many could not be repaired. */
        int failed() {
            return failed;
        }

        boolean isRunning() {
            return running;
        }

        /** Whether it came to its end; otherwise the rest of the postings is as before. */
        boolean isComplete() {
            return complete;
        }
    }

    /** The last run of this user; one that has ended only once. */
    Optional<Run> latest(String user) {
        Optional<Run> run = Optional.ofNullable(latest.get(user));
        run.filter(one -> !one.isRunning()).ifPresent(one -> latest.remove(user, one));
        return run;
    }

    /**
     * Begins a run.
     *
     * @param meant the postings
     * @param repair whether one of them was repaired
     * @param ended called once, after the last of them
     */
    void start(
            String user, Supplier<List<PublicationRef>> meant, Predicate<PublicationRef> repair, Consumer<Run> ended) {
        Run run = new Run();
        latest.put(user, run);
        try {
            thread.execute(() -> {
                try {
                    run.complete = work(run, meant.get(), repair);
                } catch (StoreUnavailableException e) {
                    log.error("A repair ended early, after {} of {}: {}", run.done, run.all, e.getMessage());
                } finally {
                    run.running = false;
                    ended.accept(run);
                }
            });
        } catch (RejectedExecutionException e) {
            run.running = false;
            log.warn("A repair did not begin: too many are waiting, or the console stops");
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes, the pages read.
    private static boolean work(Run run, List<PublicationRef> meant, Predicate<PublicationRef> repair) {
        run.all = meant.size();
        for (PublicationRef ref : meant) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            boolean repaired;
            try {
                repaired = repair.test(ref);
            } catch (StoreUnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                log.warn("{} could not be repaired", ref, e);
                repaired = false;
            }
            if (repaired) {
                run.done++;
            } else {
                run.failed++;
            }
        }
        return true;
    }
}
