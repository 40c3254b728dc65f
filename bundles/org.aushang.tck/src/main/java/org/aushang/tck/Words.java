package org.aushang.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.aushang.api.connector.ConnectionTest;
import org.aushang.api.connector.FeedSource;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;

/** Collects all texts of a connector. */
final class Words {

    private Words() {}

    /** Everything that can be read after a connector did its work once. */
    static String of(JobBoardPublisher connector, Submission submission, RecordingContext attempt) {
        StringBuilder said = new StringBuilder();
        said.append(connector).append(connector.describe().diagnostics());
        connector.describe().condition().findings().forEach(finding -> said.append(text(finding)));
        if (connector instanceof FeedSource feed) {
            said.append(feed.addresses());
        }
        if (connector instanceof ConnectionTest facet) {
            facet.testConnection(attempt).forEach(finding -> said.append(text(finding)));
        }
        for (Order order : submission.orders()) {
            if (order instanceof Order.Publish publish) {
                connector.check(publish.posting(), attempt).forEach(finding -> said.append(text(finding)));
                if (connector instanceof PreviewProvider facet) {
                    said.append(facet.preview(publish.posting(), attempt).text());
                }
            }
        }
        SubmitResult handover = connector.submit(submission, attempt);
        said.append(handover);
        handover.findings().forEach(finding -> said.append(text(finding)));
        List<Receipt> receipts = handover.receipt().stream().toList();
        connector.collectVerdicts(receipts, attempt).forEach(verdict -> {
            said.append(verdict);
            verdict.findings().forEach(finding -> said.append(text(finding)));
        });
        return said.append(attempt.stored).append(attempt.lines).toString();
    }

    private static String text(Finding finding) {
        return finding + " " + finding.message() + finding.nextStep()
                + finding.message().arguments() + finding.raw();
    }

    /** What its check says about these postings; whether it may throw is another rule's matter. */
    static List<Finding> findings(JobBoardPublisher connector, List<JobPosting> postings, RecordingContext attempt) {
        List<Finding> findings =
                new ArrayList<>(connector.describe().condition().findings());
        for (JobPosting posting : postings) {
            try {
                findings.addAll(connector.check(posting, attempt));
            } catch (RuntimeException e) {
                attempt.log("check threw " + e);
            }
        }
        return findings;
    }

    /** The same, and what it says when it hands over. */
    static List<Finding> findings(
            JobBoardPublisher connector,
            List<JobPosting> postings,
            RecordingContext attempt,
            Function<PublicationId, Submission> submission) {
        List<Finding> findings = findings(connector, postings, attempt);
        try {
            findings.addAll(connector
                    .submit(submission.apply(ConnectorUnderTest.publication()), attempt)
                    .findings());
        } catch (RuntimeException e) {
            attempt.log("submit threw " + e);
        }
        return findings;
    }
}
