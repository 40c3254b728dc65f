package org.aushang.api.connector;

import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The service provider interface of a job board: one channel, that is one configured account. A connector implements it and
 * registers the implementation as a service with {@link JobBoards#CHANNEL_ID}. The core owns state, schedule, retry and
 * identity; a connector is given everything it needs and is stateless.
 *
 * <table>
 * <caption>What to return from {@code submit}</caption>
 * <tr><th>the board …</th><th>return</th><th>what happens next</th></tr>
 * <tr><td>took the submission</td><td>{@link SubmitResult#delivered}</td><td>verdicts are collected</td></tr>
 * <tr><td>could not be reached, nothing was sent</td><td>{@link SubmitResult#deferred}</td><td>the same submission is attempted again, rendered anew</td></tr>
 * <tr><td>may have it, the answer was lost</td><td>{@link SubmitResult#inDoubt}</td><td>the core asks the {@link Reconciler}, then perhaps sends again under a new send time</td></tr>
 * <tr><td>would not take so much at once</td><td>{@link SubmitResult#tooLarge}</td><td>the first orders are attempted again at once, the others later</td></tr>
 * <tr><td>said no, or the connector's own check did</td><td>{@link SubmitResult#refused}</td><td>a recruiter or admin reads the findings</td></tr>
 * </table>
 *
 * <p>The rules; the tests of the compatibility kit ({@code org.aushang.tck}) have the same numbers:
 *
 * <ol>
 *   <li>Expected failures are values: a board that cannot be reached is {@code DEFERRED}, a lost answer is
 *       {@code IN_DOUBT}.
 *   <li>Any exception is a defect of the connector, and so is a null: the publications fail and are never retried
 *       blindly. No posting that can be built makes a connector throw.
 *   <li>{@code submit} is idempotent: a submission may come twice with the same id and must not publish anything twice.
 *   <li>{@code collectVerdicts} may be called more than once, and by an instance that was created after the submission: a
 *       connector is stateless.
 *   <li>No secret in findings, messages, artifacts, {@code toString}, diagnostics or logs.
 *   <li>Thread-safe: all methods may be called from several threads at once.
 *   <li>{@code check} is offline and pure, and collects everything it finds; a fix that it offers fits the posting.
 *   <li>What is sent is stored through the context before its first byte is sent.
 *   <li>A verdict of acceptance needs evidence from the board; silence is no evidence.
 *   <li>An invalid configuration never throws: the channel is there and says so in its {@link Condition}. A submission that
 *       the board does not admit is never {@code DELIVERED}.
 *   <li>The descriptor is honest: what it says the channel can do, the channel does, and what it says it cannot, the
 *       channel does not claim to have done.
 *   <li>Every text for a person is there in German and in English.
 *   <li>A call that is cancelled or interrupted ends soon, with a value, and leaves the thread's interrupt status set.
 *   <li>Time comes from the context alone: the connector gives the same answer in every time zone of the machine, also
 *       in the doubled and the missing hour.
 *   <li>A submission has up to {@link Limits#batchSize()} orders, and all of them are carried out or answered for.
 *   <li>An answer of the board that the connector does not know decides nothing.
 * </ol>
 */
@ConsumerType
public interface JobBoardPublisher {

    /** Describes the channel and its present condition. Quick, offline, and never failing. */
    ChannelDescriptor describe();

    /**
     * Checks a posting against the board's rules. A finding of severity {@code ERROR} makes the publication invalid.
     *
     * @return all findings in a stable order; empty if there are none
     */
    List<Finding> check(JobPosting posting, CheckContext context);

    /**
     * Makes one attempt to submit: no retry, no waiting for the board's decision. Returns by the context's deadline, and soon
     * after the context says cancelled.
     */
    SubmitResult submit(Submission submission, SubmitContext context);

    /**
     * Collects what the board has decided by now about these receipts. Publications without a verdict stay open.
     *
     * @param open receipts of this channel, each with the entries that are still undecided
     */
    default List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
        return List.of();
    }
}
