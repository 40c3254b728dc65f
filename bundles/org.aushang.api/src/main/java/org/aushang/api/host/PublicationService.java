package org.aushang.api.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The service that hosts call: a transactional outbox with reconciliation. The host states what should be online; delivery,
 * retries and verdicts follow asynchronously and at least once, without duplicates on the board.
 *
 * <p>Thread-safe. A call that returns is durable: the desired state survives a crash of the process. All calls are
 * idempotent, and none waits for a board. Every method throws {@link StoreUnavailableException} if the database could not
 * be read or written; then nothing has changed.
 */
@ProviderType
public interface PublicationService {

    /**
     * Publishes a posting: it should be online on this channel, with exactly this content. The channel need not exist yet.
     *
     * @return the status right after the desired state was stored
     */
    PublicationStatus publish(ChannelId channel, JobPosting posting);

    /**
     * Publishes exactly these postings on this channel and withdraws all others. All of it is stored, or nothing.
     *
     * @param postings may be iterated more than once; unchanged ones cost little
     * @throws IllegalArgumentException if two postings have the same identifier; then nothing has changed
     */
    ReplaceResult replaceAll(ChannelId channel, Iterable<JobPosting> postings);

    /**
     * Withdraws a publication: it should no longer be online.
     *
     * @return the current status; empty if the channel has no publication of the job
     * @throws IllegalArgumentException if the channel is installed and does not list this reason; then nothing has changed
     */
    Optional<PublicationStatus> withdraw(PublicationRef ref, Withdrawal withdrawal);

    /**
     * Sends an invalid, rejected or failed publication again with its present content: for when the cause was elsewhere. A
     * publication in doubt whose report is overdue is sent once more too, under the same id.
     *
     * @return the current status; empty if the channel has no publication of the job
     */
    Optional<PublicationStatus> retry(PublicationRef ref);

    /** The current status; empty if the channel has no publication of the job. */
    Optional<PublicationStatus> status(PublicationRef ref);

    /**
     * The content that should be online, or was when the job was withdrawn: as the host published it last.
     *
     * @return empty if the channel has no publication of the job, or its content cannot be read any more
     * @since 1.1
     */
    Optional<JobPosting> posting(PublicationRef ref);

    /**
     * The publications that fit a query, the latest generation of each, by channel and job id.
     *
     * @throws IllegalArgumentException if {@link PublicationQuery#after()} is no cursor of this method
     */
    Slice<PublicationStatus> find(PublicationQuery query);

    /**
     * All that {@link #find} gives from this query's {@link PublicationQuery#after() cursor} on, however many, read part by part
     * as the stream is consumed. Lazy, sequential; a change that happens meanwhile is seen or not.
     */
    default Stream<PublicationStatus> findAll(PublicationQuery query) {
        return Stream.iterate(Optional.of(find(query)), Optional::isPresent, slice -> slice.flatMap(Slice::next)
                        .map(cursor -> find(query.toBuilder().after(cursor).build())))
                .flatMap(slice -> slice.orElseThrow().items().stream());
    }

    /**
     * The change feed: every change of a publication or channel after a position, in order, complete, and the same on every
     * node, also those whose notification a crash cut off. A change has one token for ever, so a host that stores the token of
     * the last change with its own work sees each change exactly once. {@link PublicationListener} and events are wake-ups.
     *
     * @param limit how many at most, 1 to 1,000
     * @return the oldest first; {@link Slice#next()} is not used, the token of the last change is. Empty if there are none yet
     * @throws IllegalArgumentException if the token is none of this feed, or the limit is out of range
     * @throws StaleTokenException if changes after the token were purged ({@code retentionDays}): the host reads everything with
     *     {@link #findAll} and goes on from {@link #latestChange()}
     */
    Slice<Change> changesAfter(ChangeToken token, int limit);

    /** The position after the newest change: where a host begins that has read everything else with {@link #findAll}. */
    ChangeToken latestChange();

    /** What happened to a publication over all generations, oldest first; empty if the channel has none of the job. */
    List<TimelineEntry> timeline(PublicationRef ref);
}
