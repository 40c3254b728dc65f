package org.aushang.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.spi.CredentialCheck;
import org.aushang.api.spi.Feed;
import org.aushang.api.spi.Handover;
import org.aushang.api.spi.JobBoardPublisher;
import org.aushang.api.spi.Order;
import org.aushang.api.spi.Preview;
import org.aushang.api.spi.Receipt;
import org.aushang.api.spi.Submission;

/** What a connector says, wherever it says it. */
final class Words {

    private Words() {}

    /** Everything that can be read after a connector did its work once. */
    static String of(JobBoardPublisher connector, Submission submission, Attempt attempt) {
        StringBuilder said = new StringBuilder();
        said.append(connector).append(connector.describe().diagnostics());
        connector.describe().condition().findings().forEach(finding -> said.append(text(finding)));
        if (connector instanceof Feed feed) {
            said.append(feed.addresses());
        }
        if (connector instanceof CredentialCheck facet) {
            facet.checkCredentials(attempt).forEach(finding -> said.append(text(finding)));
        }
        for (Order order : submission.orders()) {
            if (order instanceof Order.Advertise advertise) {
                connector.check(advertise.posting(), attempt).forEach(finding -> said.append(text(finding)));
                if (connector instanceof Preview facet) {
                    said.append(facet.preview(advertise.posting(), attempt).text());
                }
            }
        }
        Handover handover = connector.handOver(submission, attempt);
        said.append(handover);
        findings(handover).forEach(finding -> said.append(text(finding)));
        List<Receipt> receipts =
                handover instanceof Handover.Delivered delivered ? List.of(delivered.receipt()) : List.of();
        connector.collectVerdicts(receipts, attempt).forEach(verdict -> {
            said.append(verdict);
            verdict.findings().forEach(finding -> said.append(text(finding)));
        });
        return said.append(attempt.kept).append(attempt.lines).toString();
    }

    private static String text(Finding finding) {
        return finding + " " + finding.message() + finding.nextStep() + finding.arguments() + finding.raw();
    }

    static List<Finding> findings(Handover handover) {
        if (handover instanceof Handover.Deferred deferred) {
            return List.of(deferred.why());
        }
        if (handover instanceof Handover.Unknown unknown) {
            return List.of(unknown.why());
        }
        if (handover instanceof Handover.Refused refused) {
            return refused.findings();
        }
        return List.of();
    }

    /** What its check says about these postings; whether it may throw is another rule's matter. */
    static List<Finding> findings(JobBoardPublisher connector, List<JobPosting> postings, Attempt attempt) {
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
            Attempt attempt,
            Function<PublicationId, Submission> submission) {
        List<Finding> findings = findings(connector, postings, attempt);
        try {
            findings.addAll(findings(connector.handOver(submission.apply(ConnectorUnderTest.publication()), attempt)));
        } catch (RuntimeException e) {
            attempt.log("handOver threw " + e);
        }
        return findings;
    }
}
