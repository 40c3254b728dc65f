package org.aushang.api.connector;

import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One channel: one configured account at one job board. A class that implements these methods and registers the
 * implementation as a service with {@link JobBoards#CHANNEL_ID}, has a working connector. The core owns state, schedule, retry
 * and identity; a connector is handed everything it needs and remembers nothing.
 *
 * <table>
 * <caption>What to return from {@code submit}</caption>
 * <tr><th>the board …</th><th>return</th><th>what happens next</th></tr>
 * <tr><td>took the submission</td><td>{@link SubmitResult.Delivered}</td><td>verdicts are awaited</td></tr>
 * <tr><td>could not be reached, nothing left us</td><td>{@link SubmitResult.Deferred}</td><td>the same submission comes again, rendered anew</td></tr>
 * <tr><td>may have it, the answer was lost</td><td>{@link SubmitResult.InDoubt}</td><td>the core asks {@link Reconciler}, then perhaps sends again under a new send time</td></tr>
 * <tr><td>would not take so much at once</td><td>{@link SubmitResult.TooLarge}</td><td>the first part comes again at once, the rest later</td></tr>
 * <tr><td>said no, or our own check did</td><td>{@link SubmitResult.Refused}</td><td>a recruiter or admin reads the findings</td></tr>
 * </table>
 *
 * <p>The rules; the tests of the kit for connector authors ({@code org.aushang.tck}) bear the same numbers:
 *
 * <ol>
 *   <li>Expected trouble is a value: a board that cannot be reached is {@code Deferred}, an answer that was lost is
 *       {@code Unknown}.
 *   <li>Whatever is thrown is a defect of the connector, and so is a null: the submission is set aside, never retried
 *       blindly. No posting that can be built makes a connector throw.
 *   <li>A submission may come twice with the same id; that must not advertise anything twice.
 *   <li>A verdict may be asked for more than once, and by an instance that was born after the handover: a connector keeps
 *       no state of its own.
 *   <li>Nothing secret in findings, messages, artefacts, {@code toString}, diagnostics or logs.
 *   <li>All methods may be called from several threads at once.
 *   <li>{@code check} is offline and pure, and collects everything it finds; a fix that it offers fits the posting.
 *   <li>What leaves for the board is kept through the context before its first byte leaves.
 *   <li>A verdict of acceptance needs evidence from the board; silence is not evidence.
 *   <li>A wrong configuration never throws: the channel is there and says so in its {@link Condition}. What the board does
 *       not let in is never {@code Delivered}.
 *   <li>The descriptor is honest: what it says the channel can do, the channel does, and what it says it cannot, the
 *       channel does not claim to have done.
 *   <li>Every text for a person is there in German and in English.
 *   <li>A call that is cancelled or interrupted ends soon, with a value, and the interrupt is still to be seen.
 *   <li>Time comes from the context alone: the connector gives the same answer in every time zone of the machine, also
 *       in the doubled and the missing hour.
 *   <li>A submission has up to {@link Limits#batchSize()} orders, and all of them are carried out or answered for.
 *   <li>An answer of the board that the connector does not know decides nothing.
 * </ol>
 */
@ConsumerType
public interface JobBoardPublisher {

    /** What this channel is and how it is now. Quick, offline, and never failing. */
    ChannelDescriptor describe();

    /**
     * What the board would object to. A finding of severity {@code ERROR} holds the posting back.
     *
     * @return all findings in a stable order; empty if there are none
     */
    List<Finding> check(JobPosting posting, CheckContext context);

    /**
     * One attempt to give the board what the submission says: no retry, no waiting for the board's decision. Ends by the
     * context's deadline, and soon after the context says cancelled.
     */
    SubmitResult submit(Submission submission, SubmitContext context);

    /**
     * What the board has decided by now about these receipts. Publications without a verdict stay open.
     *
     * @param open receipts of this channel, each with the entries that are still undecided
     */
    default List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
        return List.of();
    }
}
