package org.aushang.api.host;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Document;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.api.model.TermQuery;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Questions to channels: their status, and what their connectors answer. Nothing is stored or sent to a board by any of
 * them, except the connection test, which contacts the board and uploads nothing. A service; thread-safe.
 *
 * <p>A connector that does not answer within two seconds is interrupted; the answer is then a finding or empty.
 */
@ProviderType
public interface ChannelService {

    /**
     * Every channel that is installed, or has publications although its connector is not; by id.
     *
     * @throws StoreUnavailableException if the database could not be read
     */
    List<ChannelStatus> channels();

    /**
     * One of {@link #channels()}; empty if there is none of this id.
     *
     * @throws StoreUnavailableException if the database could not be read
     */
    Optional<ChannelStatus> channel(ChannelId channel);

    /**
     * Checks a posting as it is checked before sending.
     *
     * @return all findings; empty if the posting can be sent; one finding if the channel is not installed
     */
    List<Finding> check(ChannelId channel, JobPosting posting);

    /**
     * Reads a document with a posting and checks it; nothing is stored.
     *
     * @param document schema.org JSON-LD, or an HTML page that contains it, at most 5,000,000 characters
     * @since 1.1
     */
    DraftCheck checkDraft(ChannelId channel, String document);

    /**
     * Shows what would be sent for a posting.
     *
     * @return empty if the channel is not installed, has no preview, or failed to make one
     */
    Optional<Document> preview(ChannelId channel, JobPosting posting);

    /**
     * Searches a catalogue that one of the channel's fields names.
     *
     * @return the best match first; empty if nothing fits, the channel is not installed, or it has no catalogues (which
     *     its findings then say)
     */
    List<Term> lookUp(ChannelId channel, TermQuery query);

    /**
     * Tests the channel's credentials at the board itself, without an upload; takes at most half a minute. The stage is
     * completed on a thread of ours, never exceptionally.
     *
     * @return what is wrong; no finding of severity {@code ERROR} means that the board accepts the credentials. One finding
     *     if the channel is not installed or has no connection test
     */
    CompletionStage<List<Finding>> testConnection(ChannelId channel);

    /** The fields that a channel asks for; empty if it is not installed, or asks for none. */
    Schema schema(ChannelId channel, Schema.Part part);

    /**
     * The same as JSON Schema, draft 2020-12, for hosts that generate forms: an object of properties with labels and help
     * in the given language. Secrets are {@code writeOnly}, look-ups carry {@code x-catalogue}.
     */
    String jsonSchema(ChannelId channel, Schema.Part part, Locale language);
}
