package org.aushang.api.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administration of channels: pause, approval of mass changes, removal, support. A service; thread-safe. No method waits for
 * a board, and all changes are durable when a method returns.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the database could not be read or written; then nothing has
 * changed. A channel without a record in the database is an {@link IllegalArgumentException}.
 */
@ProviderType
public interface ChannelAdministration {

    /** Transmits nothing on this channel until it is resumed; verdicts are still processed, and calls are still stored. */
    void pause(ChannelId channel);

    /** Ends a pause, or the hold after the board refused the account; without either nothing changes. */
    void resume(ChannelId channel);

    /**
     * The mass change that waits for approval; empty if there is none.
     *
     * @param limit how many lines at most, at least 0
     */
    Optional<PendingMassChange> pendingMassChange(ChannelId channel, int limit);

    /**
     * Approves a pending mass change as it was shown; the held updates and withdrawals are sent.
     *
     * @param shown {@link PendingMassChange#token()}; it stands for all updates and withdrawals, also those beyond the limit
     * @throws StaleTokenException if other updates or withdrawals are pending by now; then nothing has changed
     */
    void approve(PendingMassChange.Token shown);

    /**
     * Rejects a pending mass change as it was shown: the content that is online becomes the desired state. Later calls of
     * the host apply again.
     *
     * @param shown {@link PendingMassChange#token()}
     * @throws StaleTokenException if other updates or withdrawals are pending by now; then nothing has changed
     */
    void reject(PendingMassChange.Token shown);

    /**
     * Decides what becomes of the postings that are online, before a channel is removed.
     *
     * @return how many publications are online, or may be
     */
    int remove(ChannelId channel, Removal removal);

    /** What becomes of the postings that are online on a channel that is going to be removed. Constants may be added. */
    enum Removal {
        /** All are withdrawn without further approval; the channel should stay until the last one is offline. */
        WITHDRAW,
        /** They stay on the board and are no longer managed; the next publish call for the channel ends this. */
        LEAVE,
        /** It is decided later, and the channel reminds of it; takes an earlier decision back. */
        LATER
    }

    /**
     * A byte-for-byte copy of a stored artifact.
     *
     * @return empty if its retention is over
     */
    Optional<byte[]> artifact(ArtifactRef artifact);

    /**
     * Writes everything about one publication as a zip file, for support: status, timeline, findings, content, what was
     * sent and what the board answered. Without secrets; with the data of the posting, its contact persons included.
     *
     * @param zip is written to and left open
     * @throws IllegalArgumentException if the channel has no publication of the job
     * @throws IOException if {@code zip} cannot be written to
     */
    void writeSupportBundle(PublicationRef ref, OutputStream zip) throws IOException;

    /**
     * Writes a consistent copy of the embedded database while work goes on. Another database has its own means of backup.
     *
     * @param file a zip file that must not exist yet, on the machine of the host
     * @throws UnsupportedOperationException if the database is not the embedded one
     * @throws IOException if the file exists or cannot be written
     */
    void backUp(Path file) throws IOException;
}
