package org.aushang.api.host;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The service that hosts call: a transactional outbox with reconciliation. The host states what should be online; delivery,
 * retries and verdicts follow asynchronously and at least once, without duplicates on the board.
 *
 * <p>Thread-safe. A call that returns is durable: the desired state survives a crash of the process. All calls are
 * idempotent.
 */
@ProviderType
public interface PublicationService {

    /**
     * This posting should be online on this channel, with exactly this content. The channel need not exist yet.
     *
     * @param channelId 1 to 100 letters, digits, dots, hyphens and underscores
     * @return the status right after the desired state was stored
     * @throws StoreUnavailableException if it could not be written down; then nothing has changed
     */
    PublicationStatus publish(String channelId, JobPosting posting);

    /**
     * Exactly these postings should be online on this channel, and no others: what is missing here is withdrawn. All of it is
     * written down, or nothing. The postings may be read more than once; those that are as they were cost little.
     *
     * @param channelId 1 to 100 letters, digits, dots, hyphens and underscores
     * @throws IllegalArgumentException if two postings have the same identifier; then nothing has changed
     * @throws StoreUnavailableException if it could not be written down; then nothing has changed
     */
    ReplaceResult replaceAll(String channelId, Iterable<JobPosting> postings);

    /**
     * This job should no longer be online on this channel.
     *
     * @return the current status; empty if the channel has no publication of the job
     * @throws StoreUnavailableException if it could not be written down; then nothing has changed
     */
    Optional<PublicationStatus> withdraw(String channelId, String jobId);

    /**
     * This job should no longer be online on this channel, for one of the reasons that the channel's capabilities list.
     * Without a reason the board is told the first of them.
     *
     * @param reason the code of the reason
     * @return the current status; empty if the channel has no publication of the job
     * @throws IllegalArgumentException if the channel is there and does not list this reason; then nothing has changed
     * @throws StoreUnavailableException if it could not be written down; then nothing has changed
     */
    Optional<PublicationStatus> withdraw(String channelId, String jobId, String reason);

    /**
     * Tries again what was held back, rejected or set aside, with the content it has: for when the reason was elsewhere. What
     * is unknown because its report is overdue goes out once more too, under the same reference.
     *
     * @return the current status; empty if the channel has no publication of the job
     * @throws StoreUnavailableException if it could not be written down; then nothing has changed
     */
    Optional<PublicationStatus> retry(String channelId, String jobId);

    /**
     * What the channel would say about a posting, without storing or sending anything.
     *
     * @return all findings, none if it may go out; one finding if the channel is not there to be asked
     */
    List<Finding> check(String channelId, JobPosting posting);

    /**
     * What the channel would give the board for this posting, for a person to look at; nothing is stored or sent.
     *
     * @return empty if the channel is not there, has nothing to show, or failed to
     */
    Optional<Page> preview(String channelId, JobPosting posting);

    /**
     * Whether the board lets us in, asked now and at the board itself; waits for it, at most half a minute.
     *
     * @return what is wrong, none of severity {@code ERROR} if the board lets us in; one finding if the channel is not
     *     there or cannot be tried
     */
    List<Finding> testConnection(String channelId);

    /**
     * Entries of a catalogue that one of the channel's fields names.
     *
     * @param text what was typed so far
     * @param posting for which it is looked up, as far as it is known: the answer may depend on it
     * @param most how many at most, at least 1
     * @return the best first; empty if nothing fits, or the channel is not there or has no catalogues
     */
    List<Term> lookUp(String channelId, String catalogue, String text, JobPosting posting, int most);

    /** What the channel wants to be told; empty if it is not there, or wants nothing. */
    Schema schema(String channelId, Schema.Part part);

    /**
     * The same as JSON Schema of draft 2020-12, for hosts that draw forms from it: an object of properties, labels and
     * help in the given language. Secrets are {@code writeOnly}, look-ups carry {@code x-catalogue}.
     */
    String jsonSchema(String channelId, Schema.Part part, Locale language);

    /** The current status of one job on one channel; empty if the channel has no publication of it. */
    Optional<PublicationStatus> status(String channelId, String jobId);

    /** Every job of the channel, by job id, the latest generation of each. */
    List<PublicationStatus> statuses(String channelId);

    /** What happened to one job on one channel, oldest first, over all generations. */
    List<TimelineEntry> timeline(String channelId, String jobId);

    /** Every channel that is there, or has publications though its connector is gone; by id. */
    List<ChannelStatus> channels();

    /**
     * What can be shown to a person.
     *
     * @param mediaType for instance {@code application/xml}
     * @param text without secrets
     */
    record Page(String mediaType, String text) {

        public Page {
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(text, "text");
        }
    }
}
