package org.aushang.dispatch.internal.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.ReplaceResult;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.dispatch.internal.config.DispatchConfiguration;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.delivery.ChannelScheduler;
import org.aushang.dispatch.internal.delivery.ConnectorContexts;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.IdGenerator;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.StoredPosting;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.notification.ChangeNotifier;
import org.aushang.dispatch.internal.notification.StatusAssembler;
import org.aushang.dispatch.internal.store.ChannelOverview;
import org.aushang.dispatch.internal.store.ChannelRepository;
import org.aushang.dispatch.internal.store.ChannelRepository.Asked;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.FactRepository;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.Remarks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements {@link PublicationService}: persists the desired state and schedules the channel. Thread-safe. */
@Component
public final class PublicationServiceImpl implements PublicationService {

    private static final Logger log = LoggerFactory.getLogger(PublicationServiceImpl.class);

    private final Supplier<List<Finding>> platform;
    private final Ledger ledger;
    private final Channels channels;
    private final ChangeNotifier notifier;
    private final Consumer<String> wake;
    private final Clock clock;
    private final ChannelQueries queries;
    private final IdGenerator ids = new IdGenerator();

    @Activate
    public PublicationServiceImpl(
            @Reference DispatchConfiguration configuration,
            @Reference Ledger ledger,
            @Reference Channels channels,
            @Reference ChangeNotifier notifier,
            @Reference ChannelScheduler rounds) {
        this(
                platform(configuration.settings().findings(), rounds),
                ledger,
                channels,
                notifier,
                rounds::wake,
                Clock.systemUTC());
    }

    public PublicationServiceImpl(
            Ledger ledger, Channels channels, ChangeNotifier notifier, Consumer<String> wake, Clock clock) {
        this(List::of, ledger, channels, notifier, wake, clock);
    }

    private static Supplier<List<Finding>> platform(List<Finding> settings, ChannelScheduler rounds) {
        return () ->
                Stream.concat(rounds.findings().stream(), settings.stream()).toList();
    }

    /** @param platform what is wrong with all channels at once */
    PublicationServiceImpl(
            Supplier<List<Finding>> platform,
            Ledger ledger,
            Channels channels,
            ChangeNotifier notifier,
            Consumer<String> wake,
            Clock clock) {
        this.platform = platform;
        this.ledger = ledger;
        this.channels = channels;
        this.notifier = notifier;
        this.wake = wake;
        this.clock = clock;
        this.queries = new ChannelQueries(channels, new ConnectorContexts(ledger, clock, () -> false));
    }

    @Override
    public PublicationStatus publish(String channelId, JobPosting posting) {
        named(channelId);
        StoredPosting content = StoredPosting.of(posting);
        Supplier<Capabilities> capabilities = () -> capabilities(channelId);
        Outcome outcome = writing(connection -> {
            DesiredStateWriter desiredStates = new DesiredStateWriter(connection, ids, capabilities, clock.instant());
            Optional<Asked> asked = new ChannelRepository(connection).find(channelId, content.job());
            ChannelRecord row = wanted(channelId, asked.map(Asked::channel), connection);
            boolean first = asked.isPresent() && !asked.get().known();
            DesiredStateWriter.WriteResult desired =
                    first ? desiredStates.first(channelId, content) : desiredStates.publish(channelId, content);
            return outcome(desired, row, connection);
        });
        return notifyHost(outcome);
    }

    @Override
    public ReplaceResult replaceAll(String channelId, Iterable<JobPosting> postings) {
        named(channelId);
        Supplier<Capabilities> capabilities = () -> capabilities(channelId);
        Iterable<StoredPosting> contents = StoredPosting.all(postings);
        Set<PublicationId> changed = new LinkedHashSet<>();
        ReplaceResult replacement = writing(connection -> {
            changed.clear();
            wanted(channelId, new ChannelRepository(connection).find(channelId), connection);
            return new DesiredStateWriter(connection, ids, capabilities, clock.instant())
                    .replaceAll(channelId, contents, changed);
        });
        wake.accept(channelId);
        notifier.notifyHosts(changed);
        return replacement;
    }

    private static void named(String channelId) {
        if (!channelId.matches("[\\w.-]{1,100}")) {
            throw new IllegalArgumentException("a channel id has 1 to 100 letters, digits, . - _, not " + channelId);
        }
    }

    /** Inserts the channel if it is new, and cancels a pending removal. */
    private ChannelRecord wanted(String channelId, Optional<ChannelRecord> row, Connection connection)
            throws SQLException {
        if (row.isPresent() && row.get().removal() == Removal.LATER) {
            return row.get();
        }
        ChannelRepository rows = new ChannelRepository(connection);
        if (row.isEmpty()) {
            rows.insertIfAbsent(channelId, clock.instant());
        } else {
            rows.removal(channelId, Removal.LATER);
        }
        return rows.of(channelId);
    }

    @Override
    public Optional<PublicationStatus> withdraw(String channelId, String jobId) {
        return changing(channelId, jobId, (desiredStates, before) -> desiredStates.withdraw(before, ""));
    }

    @Override
    public Optional<PublicationStatus> withdraw(String channelId, String jobId, String reason) {
        Optional<Channel> channel = channels.find(channelId);
        if (channel.isPresent()
                && channel.get().capabilities().withdrawalReasons().stream()
                        .noneMatch(term -> term.code().equals(reason))) {
            throw new IllegalArgumentException("channel " + channelId + " knows no reason " + reason);
        }
        return changing(channelId, jobId, (desiredStates, before) -> desiredStates.withdraw(before, reason));
    }

    @Override
    public Optional<PublicationStatus> retry(String channelId, String jobId) {
        return changing(channelId, jobId, DesiredStateWriter::retry);
    }

    private interface Change {

        DesiredStateWriter.WriteResult to(DesiredStateWriter desiredStates, Publication before) throws SQLException;
    }

    private Capabilities capabilities(String channelId) {
        return channels.find(channelId).map(Channel::capabilities).orElse(Capabilities.DEFAULT);
    }

    private Optional<PublicationStatus> changing(String channelId, String jobId, Change change) {
        Supplier<Capabilities> capabilities = () -> capabilities(channelId);
        Optional<Outcome> outcome = writing(connection -> {
            Optional<Publication> before = new PublicationRepository(connection).lockLatest(channelId, jobId);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            DesiredStateWriter desiredStates = new DesiredStateWriter(connection, ids, capabilities, clock.instant());
            ChannelRecord row = new ChannelRepository(connection).of(channelId);
            return Optional.of(outcome(change.to(desiredStates, before.get()), row, connection));
        });
        return outcome.map(this::notifyHost);
    }

    private record Outcome(PublicationStatus status, boolean news) {}

    private Outcome outcome(DesiredStateWriter.WriteResult desired, ChannelRecord row, Connection connection)
            throws SQLException {
        Publication p = desired.publication();
        PublicationStatus status = desired.first()
                ? new StatusAssembler(row, channels, channels.recent(row.id()), connection).of(p, List.of())
                : new StatusAssembler(row, channels, connection).of(p);
        return new Outcome(status, desired.news());
    }

    private PublicationStatus notifyHost(Outcome outcome) {
        if (outcome.news()) {
            wake.accept(outcome.status().channelId());
            notifier.notifyHosts(Set.of(outcome.status().publication()));
        }
        return outcome.status();
    }

    private <T> T writing(Ledger.Work<T> work) {
        try {
            return ledger.durably(work);
        } catch (LedgerException e) {
            throw unavailable(e);
        }
    }

    private <T> T reading(Ledger.Work<T> work) {
        try {
            return ledger.inTransaction(work);
        } catch (LedgerException e) {
            throw unavailable(e);
        }
    }

    private static StoreUnavailableException unavailable(LedgerException e) {
        log.error("The ledger failed: {}", e.getMessage());
        return new StoreUnavailableException(Texts.ledgerUnavailable(String.valueOf(e.getMessage())), e);
    }

    @Override
    public List<Finding> check(String channelId, JobPosting posting) {
        return queries.check(channelId, posting, context(channelId, posting));
    }

    @Override
    public Optional<Page> preview(String channelId, JobPosting posting) {
        return queries.preview(channelId, posting, context(channelId, posting));
    }

    /** Works without the database too, with less context. */
    private CheckContext context(String channelId, JobPosting posting) {
        try {
            return ledger.inTransaction(connection -> ConnectorContexts.check(
                    clock,
                    new ChannelRevisions(connection)
                            .online(channelId, posting.identifier())
                            .map(ChannelRevisions.Row::posting),
                    new FactRepository(connection).of(channelId)));
        } catch (LedgerException e) {
            log.warn("What is online could not be read: {}", e.getMessage());
            return ConnectorContexts.check(clock, Optional.empty(), Map.of());
        }
    }

    @Override
    public List<Finding> testConnection(String channelId) {
        return queries.testConnection(channelId);
    }

    @Override
    public List<Term> lookUp(String channelId, String catalogue, String text, JobPosting posting, int most) {
        return queries.lookUp(channelId, catalogue, text, posting, most);
    }

    @Override
    public Schema schema(String channelId, Schema.Part part) {
        return queries.schema(channelId, part);
    }

    @Override
    public String jsonSchema(String channelId, Schema.Part part, Locale language) {
        return new JsonSchema(language).of(queries.schema(channelId, part));
    }

    @Override
    public Optional<PublicationStatus> status(String channelId, String jobId) {
        return reading(connection -> {
            Optional<Publication> found = new PublicationRepository(connection).latest(channelId, jobId);
            return found.isPresent()
                    ? Optional.of(new StatusAssembler(channelId, channels, connection).of(found.get()))
                    : Optional.empty();
        });
    }

    @Override
    public List<PublicationStatus> statuses(String channelId) {
        return reading(connection -> {
            StatusAssembler statuses = new StatusAssembler(channelId, channels, connection);
            Map<PublicationId, List<Finding>> findings = new Remarks(connection).ofLatest(channelId);
            List<PublicationStatus> all = new ArrayList<>();
            for (Publication p : new PublicationRepository(connection).withoutContents(channelId)) {
                all.add(statuses.of(p, findings.getOrDefault(p.id(), List.of())));
            }
            return all;
        });
    }

    @Override
    public List<TimelineEntry> timeline(String channelId, String jobId) {
        return reading(connection -> new Remarks(connection).timeline(channelId, jobId));
    }

    @Override
    public List<ChannelStatus> channels() {
        return new ChannelStatusAssembler(channels, queries, platform).of(reading(ChannelOverview::read));
    }
}
