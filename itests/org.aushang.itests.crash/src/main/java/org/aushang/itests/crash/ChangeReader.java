package org.aushang.itests.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A host that reads the change feed from any node, across all kills, and stores how far it came. Numbers have no gaps, so what
 * it missed or saw twice shows.
 */
final class ChangeReader {

    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> states = new TreeMap<>();
    private long position;

    /**
     * Reads what is new; a node that does not answer is asked again later.
     *
     * @return why it could not read to the end; empty if it did
     */
    Optional<String> read(Node node) {
        boolean more = true;
        while (more) {
            Optional<String> answer = node.ask("changes\t" + position);
            if (answer.isEmpty() || !answer.get().startsWith("OK")) {
                return Optional.of(answer.orElse("no answer"));
            }
            String[] parts = answer.get().split("\t", -1);
            more = parts.length > 1 && !parts[1].isEmpty();
            for (int i = 1; more && i < parts.length; i++) {
                change(parts[i].split("=", -1));
            }
        }
        return Optional.empty();
    }

    private void change(String[] change) {
        long number = Long.parseLong(change[0]);
        if (number != position + 1) {
            problems.add("after change " + position + " came " + number);
        }
        position = number;
        if (!change[1].isEmpty()) {
            states.put(change[1], change[2]);
        }
    }

    /** What is wrong with what it saw, against the ledger at its end. */
    List<String> problems(Map<String, Books.Entry> ledger) {
        List<String> found = new ArrayList<>(problems);
        ledger.forEach((job, entry) -> {
            String seen = states.getOrDefault(job, "nothing");
            if (!seen.equals(entry.state())) {
                found.add("the feed's last change of " + job + " is " + seen + ", the ledger has " + entry.state());
            }
        });
        return found;
    }

    long position() {
        return position;
    }
}
