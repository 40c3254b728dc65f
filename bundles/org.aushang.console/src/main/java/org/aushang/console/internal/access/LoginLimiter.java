package org.aushang.console.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits failed logins in a quarter of an hour: five of one name from one address, twenty from one address. Remembers the last
 * thousand of both. Safe for all threads.
 */
public final class LoginLimiter {

    private static final int MOST_OF_NAME = 5;
    private static final int MOST_OF_ADDRESS = 20;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED = 1000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(int count, Instant first) {}

    public LoginLimiter(Clock clock) {
        this.clock = clock;
    }

    /** Whether a login may be tried for this name, from this address. */
    public synchronized boolean allows(String name, String address) {
        return isBelow(MOST_OF_NAME, name + " from " + address) && isBelow(MOST_OF_ADDRESS, address);
    }

    private boolean isBelow(int most, String key) {
        Failures known = failures.get(key);
        return known == null || known.count() < most || isOver(known);
    }

    private boolean isOver(Failures known) {
        return known.first().plus(WINDOW).isBefore(clock.instant());
    }

    public synchronized void failed(String name, String address) {
        count(name + " from " + address);
        count(address);
    }

    private void count(String key) {
        Failures known = failures.get(key);
        failures.put(
                key,
                known == null || isOver(known)
                        ? new Failures(1, clock.instant())
                        : new Failures(known.count() + 1, known.first()));
    }

    public synchronized void succeeded(String name, String address) {
        failures.remove(name + " from " + address);
    }
}
