package org.aushang.connector.arbeitsagentur.internal.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.connector.Receipt.Entry;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.connector.arbeitsagentur.internal.translate.Reference;
import org.aushang.hrbaxml.ErrorLog;
import org.aushang.hrbaxml.ErrorLog.Message;

/**
 * Derives verdicts from the reports on one upload by the contract of docs/hr-ba-xml.md#reading-reports: accepted is only what a readable
 * report has no message about; blank and unreadable reports say neither yes nor no. Reports are evaluated one after the other,
 * then the verdicts are asked for once. For one thread.
 */
final class ReportInterpreter {

    private static final Set<String> WHOLE_FILE = Set.of("XML_Structure", "JCValid_090");

    private final boolean late;
    private final Receipt receipt;
    private final String allianzpartnernummer;
    private final Map<PublicationId, List<Message>> byPublication = new HashMap<>();
    private final List<Message> aboutFile = new ArrayList<>();
    private final List<Finding> doubts = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();

    /** @param late whether a day or more lies between the upload and now, by Berlin's calendar */
    ReportInterpreter(Receipt receipt, String allianzpartnernummer, boolean late) {
        this.late = late;
        this.receipt = receipt;
        this.allianzpartnernummer = allianzpartnernummer;
    }

    /** @param name the report's file name and hash */
    void add(String name, ErrorLog log) {
        if (log instanceof ErrorLog.Blank) {
            doubts.add(Texts.finding("ba.report.blank", name));
        } else if (log instanceof ErrorLog.Unreadable unreadable) {
            doubts.add(Texts.finding("ba.report.unreadable", name).toBuilder()
                    .raw(unreadable.reason())
                    .build());
        } else {
            evidence.add(name);
            ((ErrorLog.Report) log).messages().forEach(this::sort);
        }
    }

    private void sort(Message message) {
        Optional<PublicationId> about = message.referenceId().isEmpty()
                ? Optional.empty()
                : Reference.parse(allianzpartnernummer, message.referenceId()).filter(this::isOurs);
        about.ifPresentOrElse(
                id -> byPublication
                        .computeIfAbsent(id, key -> new ArrayList<>())
                        .add(message),
                () -> aboutFile.add(message));
    }

    /** The receipt may hold fewer entries than the upload had: what is decided already is still not a stranger. */
    private boolean isOurs(PublicationId id) {
        return receipt.entries().stream().anyMatch(entry -> entry.publication().equals(id));
    }

    /** Those that a rule was held against. */
    Set<PublicationId> about(String rule) {
        Set<PublicationId> found = new LinkedHashSet<>();
        byPublication.forEach((publication, messages) -> {
            if (messages.stream().anyMatch(message -> message.rule().equals(rule))) {
                found.add(publication);
            }
        });
        return found;
    }

    List<Verdict> verdicts() {
        return receipt.entries().stream().map(this::verdict).toList();
    }

    private Verdict verdict(Entry entry) {
        Optional<Message> broken = aboutFile.stream()
                .filter(message -> WHOLE_FILE.contains(message.rule()))
                .findFirst();
        if (broken.isPresent()) {
            return verdict(entry, Decision.REJECTED, List.of(ReportedRuleFindings.of(broken.get())));
        }
        List<Finding> account = aboutFile.stream()
                .filter(message -> ReportedRuleFindings.ACCOUNT.contains(message.rule()))
                .map(ReportedRuleFindings::of)
                .toList();
        if (!account.isEmpty()) {
            return verdict(entry, Decision.ACCOUNT_REFUSED, account);
        }
        List<Message> messages = byPublication.getOrDefault(entry.publication(), List.of());
        if (!messages.isEmpty()) {
            return interpret(entry, messages);
        }
        List<Finding> open = new ArrayList<>(doubts);
        aboutFile.stream()
                .filter(message -> message.referenceId().isEmpty())
                .map(ReportedRuleFindings::of)
                .forEach(open::add);
        return open.isEmpty() && !evidence.isEmpty()
                ? verdict(entry, Decision.ACCEPTED, List.of())
                : verdict(entry, Decision.STILL_UNKNOWN, open);
    }

    /** The reaction table (docs/hr-ba-xml.md#reactions), as far as one publication goes. */
    private Verdict interpret(Entry entry, List<Message> messages) {
        List<Finding> findings = messages.stream().map(ReportedRuleFindings::of).toList();
        Set<String> rules = Set.copyOf(messages.stream().map(Message::rule).toList());
        if (rules.stream().anyMatch(ReportedRuleFindings.ACCOUNT::contains)) {
            return verdict(entry, Decision.ACCOUNT_REFUSED, findings);
        }
        // The posting is online whatever is wrong with the new content. Taken for absent, it would be published a
        // second time under another reference; as a change, the content gets the same objections.
        if (rules.contains("DataStore_110") && entry.aim() == Aim.PUBLISH) {
            return verdict(entry, Decision.ALREADY_THERE, findings);
        }
        // DataStore_130: the BA does not have the posting. A plain rejection would leave it marked as online.
        if (rules.contains("DataStore_130") && entry.aim() != Aim.PUBLISH) {
            return verdict(entry, Decision.GONE, findings);
        }
        if (rules.size() == 1) {
            String rule = rules.iterator().next();
            // Rendered as "from today" and processed a day later: refused then, and valid when rendered anew.
            if (late && rule.equals("JCValid_147") && entry.aim() == Aim.PUBLISH) {
                return verdict(entry, Decision.GONE, findings);
            }
            if (rule.equals("JCValid_139") && entry.aim() == Aim.PUBLISH) {
                return verdict(entry, Decision.GONE, findings);
            }
            if (Set.of("JCValid_062", "JCValid_107").contains(rule) && entry.aim() == Aim.CHANGE) {
                return verdict(entry, Decision.REMOVED_BY_BOARD, findings);
            }
        }
        return verdict(entry, Decision.REJECTED, findings);
    }

    private Verdict verdict(Entry entry, Decision decision, List<Finding> findings) {
        return Verdict.builder(receipt.submission(), entry.publication(), decision)
                .findings(findings)
                .evidence(String.join(", ", evidence))
                .build();
    }
}
