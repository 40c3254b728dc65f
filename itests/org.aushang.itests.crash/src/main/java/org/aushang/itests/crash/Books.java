package org.aushang.itests.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the gateway's own store with the desired state and with the ledger.
 *
 * @param online titles by job
 * @param doubled references that were inserted more than once
 * @param offers how many references there ever were
 */
record Books(Map<String, List<String>> online, List<String> doubled, int offers) {

    private static final Pattern JOB = Pattern.compile(" ([abc]\\d) r\\d+");

    /** A job in the ledger. */
    record Entry(String state, String title) {}

    static Books read(Path table) throws IOException {
        Map<String, List<String>> online = new TreeMap<>();
        List<String> doubled = new ArrayList<>();
        List<String> lines = Files.exists(table) ? Files.readAllLines(table) : List.of("");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            if (Integer.parseInt(fields[3]) != 1) {
                doubled.add(fields[1]);
            }
            Matcher job = JOB.matcher(fields[5]);
            if (fields[2].equals("online") && job.find()) {
                online.computeIfAbsent(job.group(1), key -> new ArrayList<>()).add(fields[5]);
            }
        }
        return new Books(online, doubled, lines.size() - 1);
    }

    /** Jobs that are online more than once, or were inserted twice. */
    List<String> twice() {
        List<String> found = new ArrayList<>(doubled);
        online.forEach((job, titles) -> {
            if (titles.size() > 1) {
                found.add(job + " is online as " + titles);
            }
        });
        return found;
    }

    /** Published, and not there or other than desired, and the like; by job. */
    Map<String, String> differences(Map<String, String> wanted, Map<String, Entry> ledger) {
        Map<String, String> found = new TreeMap<>();
        wanted.forEach((job, title) -> {
            Entry entry = ledger.getOrDefault(job, new Entry("NOTHING", ""));
            List<String> there = online.getOrDefault(job, List.of());
            boolean good;
            if (title.isEmpty()) {
                good = there.isEmpty() && entry.state().equals("WITHDRAWN");
            } else if (title.contains("refused")) {
                // Held back where we learned from an earlier refusal that the gateway does not know the place.
                good = there.size() <= 1
                        && List.of("REJECTED", "INVALID").contains(entry.state())
                        && entry.title().equals(title);
            } else {
                good = there.equals(List.of(title)) && entry.equals(new Entry("ACCEPTED", title));
            }
            if (!good) {
                found.put(job, "desired '" + title + "', ledger " + entry + ", gateway " + there);
            }
        });
        return found;
    }
}
