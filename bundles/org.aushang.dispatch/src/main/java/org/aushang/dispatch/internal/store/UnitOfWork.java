package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aushang.api.model.PublicationId;

/**
 * Unit of work: one transaction with all repositories over it, and the publications and channels that it changed, which are
 * written to the change feed before the commit. Not thread-safe; invalid after its transaction.
 */
public final class UnitOfWork {

    private final Connection connection;
    private final StatementRunner run = new StatementRunner();
    private final CountCache counts;
    private final PublicationRepository publications;
    private final FindingRepository findings;
    private final TimelineRepository timeline;
    private final ListingRepository listings;
    private final OrderRepository orders;
    private final SubmissionRepository submissions;
    private final ChannelRepository channels;
    private final ArtifactRepository artifacts;
    private final FactRepository facts;
    private final ChannelRevisions revisions;
    private final PendingChanges pendingChanges;
    private final SendTimes sendTimes;
    private final LinkRepository links;
    private final ChangeFeed changeFeed;
    private final Set<PublicationId> changed = new LinkedHashSet<>();
    private final Set<String> changedChannels = new LinkedHashSet<>();

    UnitOfWork(Connection connection, CountCache counts) {
        this.connection = connection;
        this.counts = counts;
        revisions = new ChannelRevisions(connection, run);
        publications = new PublicationRepository(connection, run, revisions);
        findings = new FindingRepository(connection, run);
        artifacts = new ArtifactRepository(connection, run);
        timeline = new TimelineRepository(connection, run, artifacts);
        listings = new ListingRepository(connection, run, publications);
        orders = new OrderRepository(connection, run, timeline);
        submissions = new SubmissionRepository(connection, run, publications, orders);
        channels = new ChannelRepository(connection, run, this::changedChannel);
        facts = new FactRepository(connection, run);
        pendingChanges = new PendingChanges(connection, run);
        sendTimes = new SendTimes(connection, run);
        links = new LinkRepository(connection, run);
        changeFeed = new ChangeFeed(connection, run);
    }

    public PublicationRepository publications() {
        return publications;
    }

    public ListingRepository listings() {
        return listings;
    }

    public OrderRepository orders() {
        return orders;
    }

    public FindingRepository findings() {
        return findings;
    }

    public TimelineRepository timeline() {
        return timeline;
    }

    public SubmissionRepository submissions() {
        return submissions;
    }

    public ChannelRepository channels() {
        return channels;
    }

    public ArtifactRepository artifacts() {
        return artifacts;
    }

    public FactRepository facts() {
        return facts;
    }

    public ChannelRevisions revisions() throws SQLException {
        flush();
        return revisions;
    }

    public PendingChanges pendingChanges() throws SQLException {
        flush();
        return pendingChanges;
    }

    public SendTimes sendTimes() {
        return sendTimes;
    }

    public LinkRepository links() {
        return links;
    }

    public DueWork dueWork() throws SQLException {
        flush();
        return new DueWork(connection);
    }

    public Retention retention() throws SQLException {
        flush();
        return new Retention(connection);
    }

    public FutureTimestampRepair futureTimestamps() throws SQLException {
        flush();
        return new FutureTimestampRepair(connection);
    }

    PublicationFinder finder() {
        return new PublicationFinder(connection, publications, counts);
    }

    /** As of the last commit; what this transaction has changed may be missing. */
    PublicationCounts counts() throws SQLException {
        return counts.counts(connection);
    }

    public ChangeFeed changeFeed() {
        return changeFeed;
    }

    /** A change of this publication is written to the change feed with the commit. */
    public void changed(PublicationId publication) {
        changed.add(publication);
    }

    /** The same for a change of a channel. */
    public void changedChannel(String channel) {
        changedChannels.add(channel);
    }

    /**
     * Writes everything that is left to write; before the commit.
     *
     * @return whether anything changed that the feed has
     */
    boolean writeChanges() throws SQLException {
        writeRepositories();
        List<ChangeFeed.Entry> entries = new ArrayList<>(publications.changes(changed));
        changedChannels.forEach(channel -> entries.add(new ChangeFeed.Entry(channel, null, null, null)));
        changeFeed.append(entries);
        run.flush(connection);
        return !entries.isEmpty();
    }

    Connection connection() throws SQLException {
        flush();
        return connection;
    }

    /** Writes what repositories have not written yet, for those that read each other's tables. */
    void flush() throws SQLException {
        writeRepositories();
        run.flush(connection);
    }

    private void writeRepositories() throws SQLException {
        publications.flush();
        revisions.flush();
        timeline.flush();
    }
}
