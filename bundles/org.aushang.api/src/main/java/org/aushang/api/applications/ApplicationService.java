package org.aushang.api.applications;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.host.Slice;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationRef;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The inbox of applications, for hosts and their pages. Thread-safe. While its database is not available every method throws a
 * {@link org.aushang.api.host.StoreUnavailableException}.
 */
@ProviderType
public interface ApplicationService {

    /** The latest first. */
    Slice<ApplicationStatus> find(ApplicationQuery query);

    /** Empty if there never was one, or it was purged. */
    Optional<ApplicationStatus> status(ApplicationId id);

    /**
     * A person assigns one to a job; it is offered to the host then. For one that is unassigned, in quarantine or taken for none.
     *
     * @return empty if there is none
     * @throws IllegalStateException if its content is erased
     */
    Optional<ApplicationStatus> assign(ApplicationId id, PublicationRef publication);

    /**
     * A person releases one from quarantine: it is offered to the host, or unassigned where it has no job.
     *
     * @return empty if there is none in quarantine
     */
    Optional<ApplicationStatus> release(ApplicationId id);

    /**
     * What the host says about an application that it found by {@link #find}: for hosts in another process, which no {@link
     * ApplicationReceiver} can call. It counts while the application is pending, and is durable when this returns; said again it
     * changes nothing.
     *
     * @return the application as it is then: in the state that follows from another answer if that came first. Empty if there is none
     * @throws IllegalArgumentException if the answer is "later": a host that asks by itself has no need to say so
     * @since 1.1
     */
    Optional<ApplicationStatus> answer(ApplicationId id, ReceiveResult result);

    /** Erases the content of one, in whatever state; false if there is none, or it was erased before. */
    boolean erase(ApplicationId id);

    /**
     * Erases the contents of all of one person.
     *
     * @param email upper and lower case are the same
     * @return how many
     */
    int eraseAll(String email);

    /**
     * Writes everything that is here about one person: a zip file with a JSON file, the original mail and the attachments of each.
     *
     * @return how many applications
     * @throws IOException if the stream fails
     */
    int export(String email, OutputStream zip) throws IOException;

    /** How many of one channel are in which state. */
    Map<ApplicationState, Long> counts(ChannelId channel);

    /** How many are in which state, of all channels and unassigned. */
    Map<ApplicationState, Long> counts();

    /**
     * How many of each of these publications are in which state; a publication without any is absent.
     *
     * @param publications at most 500
     */
    Map<PublicationRef, Map<ApplicationState, Long>> countsByPublication(Collection<PublicationRef> publications);

    /** What people should know about the inbox as a whole, for instance that the host takes nothing at present. */
    List<Finding> findings();

    /**
     * The publication whose link or address has this token: for hosts with a form of their own. A withdrawn one has it still.
     *
     * @param token in upper or lower case; empty if there is none such, or its check character is wrong
     */
    Optional<PublicationRef> resolve(String token);
}
