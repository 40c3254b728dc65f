package org.aushang.api.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administration of channels: pause, approval of mass changes, removal, support. A service; all methods may be called from any thread,
 * do not wait for a board, and are durable when they return.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the ledger could not be read or written; then nothing has
 * changed. An unknown channel is an {@link IllegalArgumentException}.
 */
@ProviderType
public interface ChannelAdministration {

    /** Transmits nothing on this channel until it is resumed; verdicts are still processed, and calls are still stored. */
    void pause(String channelId);

    /** The end of a pause, or of a stand-still because the board refused the account; without either nothing changes. */
    void resume(String channelId);

    /**
     * The mass change that waits for approval; empty if there is none.
     *
     * @param most how many lines at most
     */
    Optional<PendingMassChange> pendingMassChange(String channelId, int most);

    /** Approves the pending mass change; the held updates and withdrawals are sent. Without one nothing changes. */
    void confirm(String channelId);

    /**
     * Rejects the pending mass change: the content that is online becomes the desired state. Later calls of the host apply
     * again. Without a pending mass change nothing changes.
     */
    void discard(String channelId);

    /**
     * Before a channel is removed: what becomes of what is still online there.
     *
     * @return how many publications are online, or may be, as far as anybody knows
     */
    int remove(String channelId, Removal removal);

    /** What becomes of what is online on a channel that is going to be removed. */
    enum Removal {
        /** All of it is withdrawn, without further question; the channel should stay until the last one is gone. */
        WITHDRAW,
        /** It stays on the board and is no longer managed; the next publish call for the channel ends this. */
        LEAVE,
        /** It is decided later, and the channel reminds of it; takes an earlier answer back. */
        LATER
    }

    /**
     * A byte-for-byte copy of what was kept.
     *
     * @return empty if it is not kept any more
     */
    Optional<byte[]> artefact(ArtifactRef artefact);

    /**
     * Everything about one job on one channel, for support: status, timeline, findings, content, what left us and
     * what the board said, as a zip file. Without secrets; with the data of the posting, its contact persons included.
     *
     * @param zip is written to and left open
     * @throws IllegalArgumentException if the channel has no publication of the job
     * @throws IOException if {@code zip} cannot be written to
     */
    void writeSupportBundle(String channelId, String jobId, OutputStream zip) throws IOException;

    /**
     * A consistent copy of the ledger, while work goes on. For the embedded ledger only: what has a database of its own has
     * that database's own means.
     *
     * @param file a zip file that must not exist yet, on the machine of the host
     * @throws UnsupportedOperationException if the ledger is not the embedded one
     * @throws IOException if the file exists or cannot be written
     */
    void backUp(Path file) throws IOException;
}
