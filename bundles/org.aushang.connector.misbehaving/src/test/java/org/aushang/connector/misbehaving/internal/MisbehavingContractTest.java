package org.aushang.connector.misbehaving.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.spi.ChannelDescriptor;
import org.aushang.api.spi.CheckContext;
import org.aushang.api.spi.CollectContext;
import org.aushang.api.spi.Handover;
import org.aushang.api.spi.HandoverContext;
import org.aushang.api.spi.JobBoardPublisher;
import org.aushang.api.spi.Order;
import org.aushang.api.spi.Receipt;
import org.aushang.api.spi.Submission;
import org.aushang.api.spi.Verdict;
import org.aushang.tck.JobBoardPublisherContract;

/** Told to behave, it behaves. Its board shows what was accepted last. */
class MisbehavingContractTest extends JobBoardPublisherContract {

    private final Set<PublicationId> shown = new HashSet<>();

    static Map<String, Object> form(String handOver, String collectVerdicts) {
        return Map.of("aushang.channel.id", "kit", "handOver", handOver, "collectVerdicts", collectVerdicts);
    }

    /** The board that the connector does not have: it notes what was delivered. */
    private JobBoardPublisher noted(String handOver, String collectVerdicts) {
        MisbehavingPublisher connector = new MisbehavingPublisher(form(handOver, collectVerdicts));
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
            public Handover handOver(Submission submission, HandoverContext context) {
                Handover handover = connector.handOver(submission, context);
                if (handover instanceof Handover.Delivered) {
                    synchronized (shown) {
                        submission.orders().forEach(this::carryOut);
                    }
                }
                return handover;
            }

            private void carryOut(Order order) {
                if (order instanceof Order.Advertise) {
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
