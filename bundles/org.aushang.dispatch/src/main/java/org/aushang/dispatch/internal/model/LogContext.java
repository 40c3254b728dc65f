package org.aushang.dispatch.internal.model;

import java.util.Map;
import java.util.concurrent.Callable;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the log lines of a thread are about, in the logging system's MDC: {@code channel}, {@code submission} and {@code publication}.
 * Connectors' own lines are in it too, as it goes with the work to other threads.
 */
public final class LogContext {

    private static final String CHANNEL = "channel";
    private static final String SUBMISSION = "submission";
    private static final String PUBLICATION = "publication";

    private LogContext() {}

    /** Work that may fail as the caller may. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    public static <T, E extends Exception> T channel(String id, Work<T, E> work) throws E {
        return with(CHANNEL, id, work);
    }

    public static <T, E extends Exception> T submission(SubmissionId id, Work<T, E> work) throws E {
        return with(SUBMISSION, id.value(), work);
    }

    public static <T, E extends Exception> T publication(PublicationId id, Work<T, E> work) throws E {
        return with(PUBLICATION, id.value(), work);
    }

    private static <T, E extends Exception> T with(String key, String value, Work<T, E> work) throws E {
        @Nullable String before = MDC.get(key);
        MDC.put(key, value);
        try {
            return work.run();
        } finally {
            restore(key, before);
        }
    }

    private static void restore(String key, @Nullable String before) {
        if (before == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, before);
        }
    }

    /** The same work with this thread's context, whatever thread does it. */
    public static <T> Callable<T> carried(Callable<T> work) {
        @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
        return () -> {
            @Nullable Map<String, String> before = MDC.getCopyOfContextMap();
            set(context);
            try {
                return work.call();
            } finally {
                set(before);
            }
        };
    }

    private static void set(@Nullable Map<String, String> context) {
        if (context == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(context);
        }
    }
}
