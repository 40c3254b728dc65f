package org.aushang.tck;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;

/** A board in memory that takes submissions first and decides about them later. */
final class Pinboard {

    private final Map<SubmissionId, Submission> inbox = new LinkedHashMap<>();
    private final Map<PublicationId, Integer> shown = new ConcurrentHashMap<>();
    private final Map<SubmissionId, Map<PublicationId, Decision>> reports = new ConcurrentHashMap<>();

    synchronized void receive(Submission submission) {
        inbox.put(submission.id(), submission);
    }

    /** Like a board that does not notice that it has a posting already. */
    synchronized void receiveAgain(Submission submission) {
        submission.orders().forEach(order -> shown.merge(order.publication(), 1, Integer::sum));
    }

    synchronized void decide() {
        for (Submission submission : inbox.values()) {
            Map<PublicationId, Decision> report =
                    reports.computeIfAbsent(submission.id(), id -> new ConcurrentHashMap<>());
            for (Order order : submission.orders()) {
                report.put(order.publication(), Decision.ACCEPTED);
                if (order instanceof Order.Publish) {
                    shown.putIfAbsent(order.publication(), 1);
                } else {
                    shown.remove(order.publication());
                }
            }
        }
        inbox.clear();
    }

    Optional<Map<PublicationId, Decision>> report(SubmissionId id) {
        return Optional.ofNullable(reports.get(id));
    }

    Set<PublicationId> shown() {
        return Set.copyOf(shown.keySet());
    }

    int timesShown(PublicationId id) {
        return shown.getOrDefault(id, 0);
    }
}
