package org.aushang.connector.arbeitsagentur.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.Finding;

/** What people saw, as the module's README shows it; dates, numbers and names of files are left out. */
final class FaultTable {

    private static final Map<FaultCase, String> LINES = new ConcurrentHashMap<>();

    private FaultTable() {}

    static void seen(FaultCase fault, List<Finding> findings, PublicationStatus status) {
        Finding said = findings.stream()
                .filter(finding -> !fault.code().isEmpty() && finding.code().startsWith(fault.code()))
                .findFirst()
                .orElse(null);
        // A gateway that hangs up does not always say why, and not always the same way.
        boolean vague = fault.code().endsWith(".");
        String words = vague
                ? "The certificate was refused, or the connection broke or could not be made."
                : said == null
                        ? status.sentence().english()
                        : said.message().english() + " " + said.nextStep().english();
        LINES.put(
                fault,
                String.join(
                        " | ",
                        "| " + fault.kind(),
                        fault.name(),
                        plain(words),
                        vague
                                ? "`ba.connection.certificate`, `ba.connection.cut`, `ba.connection.tls`"
                                : said == null ? "–" : "`" + said.code() + "`",
                        fault.meanwhile().name(),
                        "nothing",
                        fault.end().name() + " |"));
    }

    private static String plain(String words) {
        return words.replaceAll("[DE]S[VPK]\\d{9}[\\w.-]*", "(file)")
                .replaceAll("[A-Z][a-z]+ \\d{1,2}, \\d{4}((,| at) \\d{1,2}:\\d\\d\\h[AP]M)?", "(date)")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d", "(date)")
                .replaceAll("localhost:\\d+", "localhost:(port)")
                .replaceAll("99999-\\w+-S", "(reference)")
                .replaceAll("\\d\\d:\\d\\d", "(time)")
                .replace("|", "/")
                .strip();
    }

    /** In the order of the faults. */
    static String table(List<FaultCase> order) {
        StringBuilder table = new StringBuilder(
                "| where | what happens | what the user sees | code | meanwhile | lost | then |\n|---|---|---|---|---|---|---|\n");
        order.forEach(fault -> {
            String line = LINES.get(fault);
            if (line == null) {
                LINES.keySet().stream()
                        .filter(seen -> seen.toString().equals(fault.toString()))
                        .findFirst()
                        .ifPresent(seen -> table.append(LINES.get(seen)).append('\n'));
            } else {
                table.append(line).append('\n');
            }
        });
        return table.toString();
    }
}
