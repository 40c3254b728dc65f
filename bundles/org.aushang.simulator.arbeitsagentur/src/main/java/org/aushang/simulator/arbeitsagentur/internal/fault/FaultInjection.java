package org.aushang.simulator.arbeitsagentur.internal.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/** Fault injection: which faults are active, and how often they still occur. Safe for all threads. */
public final class FaultInjection {

    /** Until it is switched off. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private final Map<Fault, Integer> times = new EnumMap<>(Fault.class);
    private final Predicate<Fault> chance;

    /** Nothing but what is planned. */
    public FaultInjection() {
        this(fault -> false);
    }

    /** @param chance asked each time besides what is planned, by one thread at a time */
    public FaultInjection(Predicate<Fault> chance) {
        this.chance = chance;
    }

    /** @param count how often it happens; 0: never; {@link #ALWAYS} */
    public synchronized void plan(Fault fault, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("nothing happens " + count + " times");
        }
        if (count == 0) {
            times.remove(fault);
        } else {
            times.put(fault, count);
        }
    }

    public synchronized void clear() {
        times.clear();
    }

    /** Whether it happens now; counts. */
    public synchronized boolean happens(Fault fault) {
        int left = times.getOrDefault(fault, 0);
        if (left > 0 && left != ALWAYS) {
            plan(fault, left - 1);
        }
        return left > 0 || chance.test(fault);
    }

    public synchronized Map<Fault, Integer> planned() {
        return Map.copyOf(times);
    }
}
