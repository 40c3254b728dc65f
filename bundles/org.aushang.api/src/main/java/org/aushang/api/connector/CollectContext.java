package org.aushang.api.connector;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.osgi.annotation.versioning.ProviderType;

/** One look for what the board decided. */
@ProviderType
public interface CollectContext extends WorkContext {

    /**
     * Keeps what the board said, durably, before a verdict is drawn from it. Keeping the same content again changes
     * nothing.
     */
    void keep(SubmissionId submission, String name, byte[] content);

    /**
     * What was kept for a submission, by this or an earlier instance of the connector and at whatever look, so that a board
     * need not be asked for it twice.
     *
     * @param names which of what was kept; the rest is not read
     * @return by name; of what was kept more than once under a name, the latest
     */
    Map<String, byte[]> kept(SubmissionId submission, Predicate<String> names);

    /** What a submission said about a publication; empty if it withdrew it, or the core does not have it any more. */
    Optional<JobPosting> sent(SubmissionId submission, PublicationId publication);

    /**
     * Remembers something that the board let us know and that helps to check other postings of this channel. The core keeps
     * it durably, in the words of the connector, and forgets the oldest when there are more than 10,000 of a topic.
     * Remembering the same again changes nothing.
     *
     * @param topic 1 to 100 characters
     * @param fact 1 to 500 characters, without secrets
     */
    void learn(String topic, String fact);
}
