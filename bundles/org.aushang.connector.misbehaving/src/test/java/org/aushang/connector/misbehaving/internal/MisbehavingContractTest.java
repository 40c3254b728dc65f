package org.aushang.connector.misbehaving.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.tck.JobBoardPublisherContract;

/** Told to behave, it behaves. Its board shows what was accepted last. */
class MisbehavingContractTest extends JobBoardPublisherContract {

    private final Set<PublicationId> shown = new HashSet<>();

    static Map<String, Object> form(String submit, String collectVerdicts) {
        return Map.of("aushang.channel.id", "kit", "submit", submit, "collectVerdicts", collectVerdicts);
    }

    /** The board that the connector does not have: it notes what was delivered. */
    private JobBoardPublisher noted(String submit, String collectVerdicts) {
        MisbehavingPublisher connector = new MisbehavingPublisher(form(submit, collectVerdicts));
        return new JobBoardPublisher() {

            @Override
            public ChannelDescriptor describe() {
                return connector.describe();
            }

            @Override
            public List<Finding> check(JobPosting posting, CheckContext context) {
                return connector.check(posting, context);
            }

            @Override
            public SubmitResult submit(Submission submission, SubmitContext context) {
                SubmitResult handover = connector.submit(submission, context);
                if (handover.kind() == SubmitResult.Kind.DELIVERED) {
                    synchronized (shown) {
                        submission.orders().forEach(this::carryOut);
                    }
                }
                return handover;
            }

            private void carryOut(Order order) {
                if (order instanceof Order.Publish) {
                    shown.add(order.publication());
                } else {
                    shown.remove(order.publication());
                }
            }

            @Override
            public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
                return connector.collectVerdicts(open, context);
            }
        };
    }

    @Override
    protected JobBoardPublisher connector() {
        return noted("well", "well");
    }

    @Override
    protected int timesShown(PublicationId publication) {
        return shown.contains(publication) ? 1 : 0;
    }

    @Override
    protected Optional<JobBoardPublisher> unreachable() {
        return Optional.of(noted("deferred", "silent"));
    }

    @Override
    protected Optional<JobBoardPublisher> losingTheAnswer() {
        return Optional.of(noted("unknown", "silent"));
    }

    @Override
    protected Optional<JobBoardPublisher> talkingNonsense() {
        return Optional.of(noted("unknown", "silent"));
    }
}
