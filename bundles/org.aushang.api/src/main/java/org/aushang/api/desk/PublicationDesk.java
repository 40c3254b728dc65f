package org.aushang.api.desk;

import java.util.List;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one service a host calls. The host says what should be online and may go away; everything after is ours.
 *
 * <p>All methods may be called from any thread and do not wait for a board. A call that returns is durable: the wish
 * survives a crash of the process. Saying the same thing twice changes nothing.
 */
@ProviderType
public interface PublicationDesk {

    /**
     * This posting should be online on this channel, with exactly this content. The channel need not exist yet.
     *
     * @param channelId 1 to 100 letters, digits, dots, hyphens and underscores
     * @return what is true right after the wish was written down
     * @throws DeskUnavailableException if it could not be written down; then nothing has changed
     */
    PublicationStatus advertise(String channelId, JobPosting posting);

    /**
     * This job should no longer be online on this channel.
     *
     * @return what is true now; empty if the channel never heard of the job
     * @throws DeskUnavailableException if it could not be written down; then nothing has changed
     */
    Optional<PublicationStatus> withdraw(String channelId, String jobId);

    /**
     * Tries again what was held back, rejected or set aside, with the content it has: for when the reason was elsewhere.
     *
     * @return what is true now; empty if the channel never heard of the job
     * @throws DeskUnavailableException if it could not be written down; then nothing has changed
     */
    Optional<PublicationStatus> sendAgain(String channelId, String jobId);

    /**
     * What the channel would say about a posting, without storing or sending anything.
     *
     * @return all findings, none if it may go out; one finding if the channel is not there to be asked
     */
    List<Finding> check(String channelId, JobPosting posting);

    /** What is true about one job on one channel; empty if the channel never heard of it. */
    Optional<PublicationStatus> status(String channelId, String jobId);

    /** Every job the channel ever heard of, by job id, the latest generation of each. */
    List<PublicationStatus> statuses(String channelId);

    /** What happened to one job on one channel, oldest first, over all generations. */
    List<TimelineEntry> timeline(String channelId, String jobId);

    /** Every channel that is there, or has publications though its connector is gone; by id. */
    List<ChannelStatus> channels();
}
