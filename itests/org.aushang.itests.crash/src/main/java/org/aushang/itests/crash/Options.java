package org.aushang.itests.crash;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How to run.
 *
 * @param seed of everything that is left to chance
 * @param kills how often a process is killed
 * @param nodes how many processes share one ledger; more than one needs PostgreSQL
 * @param postgresql whether the ledger is PostgreSQL; otherwise the embedded file
 * @param pool whether the connections to PostgreSQL are pooled, as operations.md advises
 * @param karaf of how many percent of the starts a Karaf is started instead of a bare Felix
 */
record Options(long seed, int kills, int nodes, boolean postgresql, boolean pool, int karaf) {

    private static final Set<String> NAMES = Set.of("--seed", "--kills", "--nodes", "--database", "--pool", "--karaf");

    static final String USAGE =
            "usage: [--kills N] [--seed N] [--database h2|postgresql] [--nodes N] [--pool true|false] [--karaf PERCENT]";

    /** @throws IllegalArgumentException if they cannot be read, or contradict each other */
    static Options of(String... arguments) {
        Map<String, String> given = new HashMap<>(Map.of(
                "--seed", String.valueOf(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE)),
                "--kills", "200",
                "--nodes", "1",
                "--database", "h2",
                "--pool", "true",
                "--karaf", "0"));
        for (int i = 0; i < arguments.length; i += 2) {
            if (!NAMES.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(USAGE);
            }
            given.put(arguments[i], arguments[i + 1]);
        }
        Options options = new Options(
                Long.parseLong(given.getOrDefault("--seed", "")),
                Integer.parseInt(given.getOrDefault("--kills", "")),
                Integer.parseInt(given.getOrDefault("--nodes", "")),
                given.getOrDefault("--database", "").equals("postgresql"),
                Boolean.parseBoolean(given.getOrDefault("--pool", "")),
                Integer.parseInt(given.getOrDefault("--karaf", "")));
        if (options.nodes() > 1 && !options.postgresql()) {
            throw new IllegalArgumentException("an embedded ledger belongs to one node: --database postgresql");
        }
        return options;
    }
}
