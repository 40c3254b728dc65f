package org.aushang.simulator.arbeitsagentur.internal.mischief;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/** Which tricks are on, and how often they still happen. Safe for all threads. */
public final class Mischief {

    /** Until it is switched off. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private final Map<Trick, Integer> times = new EnumMap<>(Trick.class);
    private final Predicate<Trick> chance;

    /** Nothing but what is planned. */
    public Mischief() {
        this(trick -> false);
    }

    /** @param chance asked each time besides what is planned, by one thread at a time */
    public Mischief(Predicate<Trick> chance) {
        this.chance = chance;
    }

    /** @param count how often it happens; 0: never; {@link #ALWAYS} */
    public synchronized void plan(Trick trick, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("nothing happens " + count + " times");
        }
        if (count == 0) {
            times.remove(trick);
        } else {
            times.put(trick, count);
        }
    }

    public synchronized void clear() {
        times.clear();
    }

    /** Whether it happens now; counts. */
    public synchronized boolean happens(Trick trick) {
        int left = times.getOrDefault(trick, 0);
        if (left > 0 && left != ALWAYS) {
            plan(trick, left - 1);
        }
        return left > 0 || chance.test(trick);
    }

    public synchronized Map<Trick, Integer> planned() {
        return Map.copyOf(times);
    }
}
