package org.aushang.dispatch.internal.delivery;

import java.util.List;
import java.util.Optional;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorBusyException;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.connector.ConnectorInterruptedException;
import org.aushang.dispatch.internal.delivery.SubmissionAssembler.Claim;
import org.aushang.dispatch.internal.model.LogContext;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.PublicationStateMachine;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.UnreadableContentException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the connector about each posting of a claim. In no transaction. */
final class PostingChecker {

    private static final Logger log = LoggerFactory.getLogger(PostingChecker.class);

    private final ChannelContext context;
    private final Channel channel;

    PostingChecker(ChannelContext context) {
        this.context = context;
        this.channel = context.channel();
    }

    /**
     * A candidate after its check.
     *
     * @param aim what the board would be ordered
     * @param findings errors make it invalid
     * @param posting the parsed content; null for a withdrawal, or where it could not be parsed
     * @param busy whether the connector could not be asked, or went away while it was
     */
    record Checked(
            Publication publication, Aim aim, List<Finding> findings, @Nullable JobPosting posting, boolean busy) {}

    /** In the order of the claim; what is not sent, or only withdrawn, is not asked about. */
    List<Checked> check(Claim claim) {
        return channel.each(claim.candidates(), p -> {
            Aim aim = aim(p);
            return PublicationStateMachine.compare(p, context.now()).state() != PublicationState.PENDING
                            || aim == Aim.WITHDRAW
                    ? new Checked(p, aim, List.of(), null, false)
                    : LogContext.publication(p.id(), () -> check(p, aim, claim));
        });
    }

    private Checked check(Publication p, Aim aim, Claim claim) {
        try {
            JobPosting posting = ChannelRevisions.posting(p.desired().payload());
            CheckContext asked = ConnectorContexts.check(
                    context.clock(),
                    Optional.ofNullable(claim.online().get(p.id())).map(ChannelRevisions.Row::posting),
                    claim.facts());
            List<Finding> findings =
                    List.copyOf(channel.ask(Channels.QUICK, publisher -> publisher.check(posting, asked)));
            return new Checked(p, aim, findings, posting, false);
        } catch (ConnectorBusyException e) {
            // Another posting's fault: this one waits until the connector is back.
            return new Checked(p, aim, List.of(), null, true);
        } catch (ConnectorInterruptedException e) {
            throw e;
        } catch (UnreadableContentException e) {
            log.error("Publication {} on channel {} failed: {}", p.id(), p.channel(), e.getMessage());
            return new Checked(p, aim, List.of(Texts.unreadable()), null, false);
        } catch (ConnectorDefectException | NullPointerException e) {
            if (!channel.isCurrent()) {
                // It was updated, restarted or reconfigured during the check: that is no defect.
                log.warn(
                        "Channel {}: the connector went away during the check of publication {} ({})",
                        p.channel(),
                        p.id(),
                        e.getMessage());
                return new Checked(p, aim, List.of(), null, true);
            }
            log.error("Channel {} failed to check publication {}", p.channel(), p.id(), e);
            return new Checked(p, aim, List.of(Texts.defect(p.id().value())), null, false);
        }
    }

    private Aim aim(Publication p) {
        if (!p.wanted()) {
            return Aim.WITHDRAW;
        }
        boolean given = p.onBoard() == OnBoard.PRESENT || p.boardState().digest() != null;
        if (!given) {
            return Aim.PUBLISH;
        }
        // Where a change is not possible, the old one goes first and the next generation follows by itself.
        return channel.capabilities().canUpdate() ? Aim.CHANGE : Aim.WITHDRAW;
    }
}
