package org.aushang.api.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.Schema;
import org.aushang.api.model.SecretRef;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administration of channels: pause, approval of mass changes, removal, support. A service; thread-safe. No method waits for
 * a board, and all changes are durable when a method returns.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the database could not be read or written; then nothing has
 * changed. A channel that is neither installed nor in the database is an {@link IllegalArgumentException}.
 */
@ProviderType
public interface ChannelAdministration {

    /**
     * Stands for a secret in {@link #settings}; {@link #configure} leaves a setting with this value as it is.
     *
     * @since 1.1
     */
    String HIDDEN = "\u2022\u2022\u2022\u2022\u2022\u2022";

    /**
     * The note among a channel's settings with the e-mail addresses of people, separated by commas, who are told when the channel
     * becomes active or stops being so; needs a {@link MailSender}.
     *
     * @since 1.1
     */
    String NOTIFY = Schema.NOTE + "notify";

    /**
     * The code of the finding that says that settings could not be stored, and that nothing has changed.
     *
     * @since 1.1
     */
    String NOT_STORED = "dispatch.not-configured";

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

    /** The installed boards by id, whether or not they have channels. */
    List<Board> boards();

    /**
     * Creates or changes the configuration of a channel. Values of fields of type {@code SECRET} and {@code FILE} are stored
     * encrypted, and the configuration gets a reference; nothing is restarted but the channel.
     *
     * @param board the id of one of the {@link #boards()}
     * @param settings values by the names of the board's fields; an empty value removes one, those that are absent stay
     * @return the channel with its new configuration. Invalid values are findings of it; if a secret or the configuration
     *     could not be stored, {@link #NOT_STORED} is one, and then nothing has changed
     * @throws IllegalArgumentException if the board is not installed, or the channel is one of another board
     */
    ChannelStatus configure(ChannelId channel, String board, Map<String, String> settings);

    /**
     * Checks settings as {@link #configure} would get them, and stores nothing: what a form shows while it is filled in.
     *
     * @param settings as in {@link #configure}; what is absent or {@link #HIDDEN} is taken from the present configuration
     * @return what is wrong, and what is worth knowing, for instance the holder of a certificate; a warning if the board's code fails
     *     or takes longer than two seconds
     * @throws IllegalArgumentException if the board is not installed
     * @since 1.1
     */
    List<Finding> checkSettings(ChannelId channel, String board, Map<String, String> settings);

    /**
     * Deletes the configuration of a channel: its connector stops, and the secrets that only it refers to are deleted. Its publications
     * and what happened to them stay until their retention is over.
     *
     * @return whether there was one
     * @throws IllegalStateException if postings are online, or may be, and {@link #remove} has not decided to leave them
     * @throws java.io.UncheckedIOException if it cannot be deleted; another call continues where this one ended
     * @since 1.1
     */
    boolean deleteConfiguration(ChannelId channel);

    /**
     * The configuration of a channel by the names of its board's fields, {@link Schema#NOTE notes} included, sorted; values that hold a secret are
     * {@link #HIDDEN} unless they are references into the encrypted store.
     *
     * @return empty if the channel has no configuration, or its board is not installed
     * @throws java.io.UncheckedIOException if the configuration cannot be read
     * @since 1.1
     */
    SortedMap<String, String> settings(ChannelId channel);

    /**
     * Stores a secret encrypted, in place of the previous one of this name.
     *
     * @param name 1 to 100 letters, digits, dots, hyphens and underscores
     * @throws IllegalArgumentException if the name has another form
     * @throws IOException if it cannot be stored, or the host has no encrypted store; then nothing has changed
     */
    SecretRef storeSecret(String name, byte[] content) throws IOException;

    /**
     * The secrets in the encrypted store by name; empty if the host has none.
     *
     * @throws IOException if the store cannot be read
     */
    List<SecretRef> secrets() throws IOException;

    /**
     * Deletes a secret; channels that refer to it say so from then on.
     *
     * @return whether there was one
     * @throws IOException if it cannot be deleted
     */
    boolean deleteSecret(SecretRef secret) throws IOException;

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
