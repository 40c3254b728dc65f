package org.aushang.applications.internal.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Limits forms from one network address: twenty within ten minutes. Remembers the last thousand addresses. Safe for all threads. */
final class SenderLimit {

    private static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int REMEMBERED = 1000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> sent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    SenderLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts this one, if it is allowed. */
    synchronized boolean allows(String address) {
        Instant now = clock.instant();
        Deque<Instant> earlier = sent.computeIfAbsent(address, one -> new ArrayDeque<>());
        while (!earlier.isEmpty() && earlier.peek().plus(WINDOW).isBefore(now)) {
            earlier.remove();
        }
        return earlier.size() < MOST && earlier.add(now);
    }
}
