package org.aushang.dispatch.internal.service;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.aushang.api.host.Change;
import org.aushang.api.host.ChangeToken;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.ReplaceResult;
import org.aushang.api.host.Slice;
import org.aushang.api.host.StaleTokenException;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.delivery.ChannelScheduler;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.IdGenerator;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.StoredPosting;
import org.aushang.dispatch.internal.notification.ChangeReader;
import org.aushang.dispatch.internal.notification.StatusAssembler;
import org.aushang.dispatch.internal.store.ChangeFeed;
import org.aushang.dispatch.internal.store.ChannelRepository.Asked;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.PublicationView;
import org.aushang.dispatch.internal.store.UnitOfWork;
import org.aushang.dispatch.internal.store.UnreadableContentException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements {@link PublicationService}: persists the desired state and schedules the channel. Thread-safe. */
@Component
public final class PublicationServiceImpl implements PublicationService {

    private final HostTransactions transactions;
    private final Channels channels;
    private final ApplicationRouter router;
    private final ChangeReader feed;
    private final Consumer<String> wake;
    private final Clock clock;
    private final IdGenerator ids = new IdGenerator();

    @Activate
    public PublicationServiceImpl(
            @Reference Ledger ledger,
            @Reference Channels channels,
            @Reference ApplicationRouter router,
            @Reference ChannelScheduler scheduler) {
        this(ledger, channels, router, scheduler::wake, Clock.systemUTC());
    }

    /** Without an inbox for applications. Not a constructor, because Declarative Services choose theirs by the number of arguments. */
    public static PublicationServiceImpl over(Ledger ledger, Channels channels, Consumer<String> wake, Clock clock) {
        return new PublicationServiceImpl(ledger, channels, new ApplicationRouter(ledger), wake, clock);
    }

    public PublicationServiceImpl(
            Ledger ledger, Channels channels, ApplicationRouter router, Consumer<String> wake, Clock clock) {
        this.router = router;
        this.transactions = new HostTransactions(ledger);
        this.feed = new ChangeReader(ledger);
        this.channels = channels;
        this.wake = wake;
        this.clock = clock;
    }

    @Override
    public PublicationStatus publish(ChannelId channel, JobPosting posting) {
        StoredPosting content = StoredPosting.of(router.route(channel, posting));
        String id = channel.value();
        Capabilities capabilities = capabilities(id);
        Written written = transactions.write(work -> {
            DesiredStateWriter desiredStates = new DesiredStateWriter(work, ids, capabilities, clock.instant());
            Optional<Asked> asked = work.channels().find(id, content.job());
            ChannelRecord row = wanted(id, asked.map(Asked::channel), work);
            boolean first = asked.isPresent() && !asked.get().known();
            return written(first ? desiredStates.first(id, content) : desiredStates.publish(id, content), row, work);
        });
        return wake(written);
    }

    @Override
    public ReplaceResult replaceAll(ChannelId channel, Iterable<JobPosting> postings) {
        String id = channel.value();
        Capabilities capabilities = capabilities(id);
        Iterable<StoredPosting> contents = StoredPosting.all(router.route(channel, postings));
        ReplaceResult result = transactions.write(work -> {
            wanted(id, work.channels().find(id), work);
            return new DesiredStateWriter(work, ids, capabilities, clock.instant()).replaceAll(id, contents);
        });
        wake.accept(id);
        return result;
    }

    /** Inserts the channel if it is new, and cancels a pending removal. */
    private ChannelRecord wanted(String channelId, Optional<ChannelRecord> row, UnitOfWork work) throws SQLException {
        if (row.isPresent() && row.get().removal() == Removal.LATER) {
            return row.get();
        }
        if (row.isEmpty()) {
            work.channels().insertIfAbsent(channelId, clock.instant());
        } else {
            work.channels().removal(channelId, Removal.LATER);
        }
        return work.channels().of(channelId);
    }

    @Override
    public Optional<PublicationStatus> withdraw(PublicationRef ref, Withdrawal withdrawal) {
        String reason = withdrawal.reason();
        Optional<Channel> channel = reason.isEmpty()
                ? Optional.empty()
                : channels.recent(ref.channel().value());
        if (channel.isPresent()
                && channel.get().capabilities().withdrawalReasons().stream()
                        .noneMatch(term -> term.code().equals(reason))) {
            throw new IllegalArgumentException("channel " + ref.channel() + " has no withdrawal reason " + reason);
        }
        return changing(ref, (desiredStates, before) -> desiredStates.withdraw(before, reason));
    }

    @Override
    public Optional<PublicationStatus> retry(PublicationRef ref) {
        return changing(ref, DesiredStateWriter::retry);
    }

    @Override
    public Optional<JobPosting> posting(PublicationRef ref) {
        return transactions
                .read(work -> work.publications()
                        .latest(ref.channel().value(), ref.job().value()))
                .flatMap(PublicationServiceImpl::content);
    }

    private static Optional<JobPosting> content(Publication publication) {
        try {
            return Optional.of(ChannelRevisions.posting(publication.desired().payload()));
        } catch (UnreadableContentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Slice<Change> changesAfter(ChangeToken token, int limit) {
        if (!token.value().matches("\\d{1,18}")) {
            throw new IllegalArgumentException("no token of this feed: '" + token + "'");
        }
        if (limit < 1 || limit > PublicationQuery.MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + PublicationQuery.MAX_LIMIT + ": " + limit);
        }
        long revision = Long.parseLong(token.value());
        List<ChangeFeed.Row> rows = transactions.attempt(() -> feed.after(revision, limit));
        // Afterwards, because what is purged meanwhile is missing in the rows.
        if (revision > 0 && revision < transactions.attempt(feed::bounds).purged()) {
            throw new StaleTokenException("changes after " + token + " are not stored any more");
        }
        return Slice.of(rows.stream().map(PublicationServiceImpl::change).toList(), null);
    }

    @Override
    public ChangeToken latestChange() {
        return token(transactions.attempt(feed::bounds).last());
    }

    private static ChangeToken token(long revision) {
        return new ChangeToken(Long.toString(revision));
    }

    private static Change change(ChangeFeed.Row row) {
        return row.publication() == null || row.state() == null
                ? Change.of(token(row.revision()), row.at(), row.channel())
                : Change.of(token(row.revision()), row.at(), row.publication(), row.state());
    }

    private interface DesiredChange {

        DesiredStateWriter.WriteResult to(DesiredStateWriter desiredStates, Publication before) throws SQLException;
    }

    /** Asked before the transaction, because a connector must not hold one up. */
    private Capabilities capabilities(String channelId) {
        return channels.recent(channelId).map(Channel::capabilities).orElse(Capabilities.DEFAULT);
    }

    private Optional<PublicationStatus> changing(PublicationRef ref, DesiredChange change) {
        String id = ref.channel().value();
        Capabilities capabilities = capabilities(id);
        Optional<Written> written = transactions.write(work -> {
            Optional<Publication> before =
                    work.publications().lockLatest(id, ref.job().value());
            if (before.isEmpty()) {
                return Optional.empty();
            }
            DesiredStateWriter desiredStates = new DesiredStateWriter(work, ids, capabilities, clock.instant());
            ChannelRecord row = work.channels().of(id);
            return Optional.of(written(change.to(desiredStates, before.get()), row, work));
        });
        return written.map(this::wake);
    }

    private record Written(PublicationView view, boolean changed) {}

    private static Written written(DesiredStateWriter.WriteResult desired, ChannelRecord row, UnitOfWork work)
            throws SQLException {
        Publication p = desired.publication();
        List<Finding> findings = desired.first() ? List.of() : work.findings().findings(p.id());
        String submission = p.submission();
        Instant nextLook = submission == null
                ? null
                : work.submissions().nextLooks(List.of(submission)).get(submission);
        return new Written(new PublicationView(p, row, findings, nextLook), desired.news());
    }

    private PublicationStatus wake(Written written) {
        if (written.changed()) {
            wake.accept(written.view().channel().id());
        }
        return new StatusAssembler(channels).of(written.view());
    }

    @Override
    public Optional<PublicationStatus> status(PublicationRef ref) {
        return transactions
                .read(work ->
                        PublicationView.latest(ref.channel().value(), ref.job().value(), work))
                .map(new StatusAssembler(channels)::of);
    }

    @Override
    public Slice<PublicationStatus> find(PublicationQuery query) {
        List<PublicationView> found = transactions.read(work -> PublicationView.find(query, work));
        List<PublicationStatus> statuses = found.stream()
                .limit(query.limit())
                .map(new StatusAssembler(channels)::of)
                .toList();
        boolean more = found.size() > query.limit();
        return Slice.of(statuses, more ? statuses.get(statuses.size() - 1).ref().toString() : null);
    }

    @Override
    public List<TimelineEntry> timeline(PublicationRef ref) {
        return transactions.read(work ->
                work.timeline().timeline(ref.channel().value(), ref.job().value()));
    }
}
