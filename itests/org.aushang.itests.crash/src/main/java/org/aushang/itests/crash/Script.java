package org.aushang.itests.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What a host wants, call after call, by chance; and what should be online after all of them. */
final class Script {

    static final List<String> CHANNELS = List.of("a", "b", "c");
    private static final int JOBS = 9;

    private final Random random;
    /** By channel and job; an empty title: nothing. */
    private final Map<String, String> wanted = new TreeMap<>();

    private int revision;

    Script(Random random) {
        this.random = random;
    }

    /** The next call, as a line for the remote host. It counts as published, and is repeated until it is answered. */
    String next() {
        String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        String job = channel + random.nextInt(JOBS);
        int luck = random.nextInt(100);
        if (luck < 25) {
            String before = wanted.get(job);
            if (before != null) {
                wanted.put(job, "");
            }
            return String.join("\t", "withdraw", channel, job);
        }
        if (luck < 32) {
            return replace(channel);
        }
        String before = wanted.getOrDefault(job, "");
        String title = luck < 42 && !before.isEmpty() ? before : title(job);
        wanted.put(job, title);
        return String.join("\t", "publish", channel, job, title);
    }

    private String replace(String channel) {
        List<String> line = new ArrayList<>(List.of("replace", channel));
        for (int i = 0; i < JOBS; i++) {
            String job = channel + i;
            String before = wanted.getOrDefault(job, "");
            int luck = random.nextInt(10);
            String title = luck < 2 ? "" : luck < 7 && !before.isEmpty() ? before : title(job);
            if (!title.isEmpty()) {
                line.add(job);
                line.add(title);
            }
            if (!title.isEmpty() || !before.isEmpty()) {
                wanted.put(job, title);
            }
        }
        return String.join("\t", line);
    }

    /** Unlike any other, so that the gateway's store shows which call it has; now and then one that it refuses. */
    private String title(String job) {
        revision++;
        return "Gärtnerin / Gärtner (m/w/d) " + job + " r" + revision + (random.nextInt(8) == 0 ? " refused" : "");
    }

    Map<String, String> wanted() {
        return wanted;
    }
}
