package org.aushang.api.connector;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.osgi.annotation.versioning.ProviderType;

/** Context of one poll for what the board decided. */
@ProviderType
public interface CollectContext extends PassContext {

    /**
     * Stores what the board answered, durably, before a verdict is drawn from it. Storing the same content again changes
     * nothing.
     */
    void store(SubmissionId submission, String name, byte[] content);

    /**
     * What was stored for a submission, by this or an earlier instance of the connector and in any poll, so that a
     * board need not be asked for it twice. Contents are not read before they are opened.
     *
     * @param names which artifacts, by name
     * @return by name; of several contents under one name the latest
     */
    List<Artifact> artifacts(SubmissionId submission, Predicate<String> names);

    /** The posting that a submission sent; empty if it withdrew the publication, or the store does not have it any more. */
    Optional<JobPosting> sent(SubmissionId submission, PublicationId publication);

    /**
     * Records something that the board let us know and that helps to check other postings of this channel;
     * {@link CheckContext#facts} returns it. It is durable; the oldest are dropped when there are more than 10,000 of a topic.
     * Recording the same again changes nothing.
     *
     * @param topic 1 to 100 characters
     * @param fact 1 to 500 characters in the connector's own format, without secrets
     */
    void recordFact(String topic, String fact);
}
