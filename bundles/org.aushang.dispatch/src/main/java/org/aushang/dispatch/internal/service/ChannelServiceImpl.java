package org.aushang.dispatch.internal.service;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.ConnectionTest;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.connector.TermLookup;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.DraftCheck;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Document;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.api.model.TermQuery;
import org.aushang.dispatch.internal.config.DispatchConfiguration;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.delivery.ChannelScheduler;
import org.aushang.dispatch.internal.delivery.ConnectorContexts;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelOverview;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.schemaorg.JobPostingReader;
import org.aushang.schemaorg.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Implements {@link ChannelService}: asks connectors with a time limit, outside of transactions. A connector that is not
 * installed or fails is an answer too. Thread-safe.
 */
@Component
public final class ChannelServiceImpl implements ChannelService {

    private static final Logger log = LoggerFactory.getLogger(ChannelServiceImpl.class);

    /** A person waits for it. */
    private static final Duration CONNECTION_TEST = Duration.ofSeconds(30);

    private final Supplier<List<Finding>> platform;
    private final Ledger ledger;
    private final HostTransactions transactions;
    private final Channels channels;
    private final ApplicationRouter router;
    private final Clock clock;

    @Activate
    public ChannelServiceImpl(
            @Reference DispatchConfiguration configuration,
            @Reference Ledger ledger,
            @Reference Channels channels,
            @Reference ApplicationRouter router,
            @Reference ChannelScheduler scheduler) {
        this(
                () -> Stream.concat(scheduler.findings().stream(), configuration.settings().findings().stream())
                        .toList(),
                ledger,
                new HostTransactions(ledger),
                channels,
                router,
                Clock.systemUTC());
    }

    /** @param platform what is wrong with all channels at once */
    public ChannelServiceImpl(Supplier<List<Finding>> platform, Ledger ledger, Channels channels, Clock clock) {
        this(platform, ledger, new HostTransactions(ledger), channels, new ApplicationRouter(ledger), clock);
    }

    private ChannelServiceImpl(
            Supplier<List<Finding>> platform,
            Ledger ledger,
            HostTransactions transactions,
            Channels channels,
            ApplicationRouter router,
            Clock clock) {
        this.router = router;
        this.platform = platform;
        this.ledger = ledger;
        this.transactions = transactions;
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public List<ChannelStatus> channels() {
        return new ChannelStatusAssembler(channels, platform).of(transactions.read(ChannelOverview::read));
    }

    @Override
    public Optional<ChannelStatus> channel(ChannelId channel) {
        return channels().stream()
                .filter(status -> status.channel().equals(channel))
                .findFirst();
    }

    @Override
    public List<Finding> check(ChannelId id, JobPosting asked) {
        JobPosting posting = routed(id, asked);
        CheckContext context = context(id, posting);
        return asked(
                id,
                channel -> List.copyOf(channel.ask(Channels.QUICK, publisher -> publisher.check(posting, context))),
                List.of(Texts.connectorAbsent(id.value(), 0)),
                List.of(Texts.defect(posting.identifier())));
    }

    @Override
    public DraftCheck checkDraft(ChannelId id, String document) {
        // A draft may have no identifier yet.
        Reading reading = new JobPostingReader().read(document, "draft:");
        List<Finding> findings = new ArrayList<>(reading.findings());
        if (reading.postings().isEmpty()) {
            if (findings.isEmpty()) {
                findings.add(Texts.noPosting());
            }
            return DraftCheck.of(null, findings);
        }
        JobPosting posting = reading.postings().get(0);
        findings.addAll(check(id, posting));
        return DraftCheck.of(posting, findings);
    }

    @Override
    public Optional<Document> preview(ChannelId id, JobPosting asked) {
        JobPosting posting = routed(id, asked);
        CheckContext context = context(id, posting);
        return asked(
                id,
                channel -> channel.<PreviewProvider, Document>ask(
                        PreviewProvider.class, Channels.QUICK, facet -> facet.preview(posting, context)),
                Optional.empty(),
                Optional.empty());
    }

    /** With the link that it would be sent with; without the database as it is. */
    private JobPosting routed(ChannelId channel, JobPosting posting) {
        try {
            return router.tryOut(channel, posting);
        } catch (StoreUnavailableException e) {
            log.warn("Channel {} checks without the link for candidates: {}", channel, e.getMessage());
            return posting;
        }
    }

    /** Works without the database too, with less context. */
    private CheckContext context(ChannelId channel, JobPosting posting) {
        try {
            return ledger.inTransaction(work -> ConnectorContexts.check(
                    clock,
                    work.revisions()
                            .online(channel.value(), posting.identifier())
                            .map(ChannelRevisions.Row::posting),
                    work.facts().of(channel.value())));
        } catch (LedgerException e) {
            log.warn(
                    "Channel {} checks without what is online, because it could not be read: {}",
                    channel,
                    e.getMessage());
            return ConnectorContexts.check(clock, Optional.empty(), Map.of());
        }
    }

    @Override
    public List<Term> lookUp(ChannelId id, TermQuery query) {
        return asked(
                id,
                channel -> channel
                        .<TermLookup, List<Term>>ask(
                                TermLookup.class, Channels.QUICK, facet -> List.copyOf(facet.lookUp(query)))
                        .orElseGet(List::of)
                        .stream()
                        .limit(query.limit())
                        .toList(),
                List.of(),
                List.of());
    }

    @Override
    public CompletionStage<List<Finding>> testConnection(ChannelId id) {
        try {
            return CompletableFuture.supplyAsync(() -> connectionFindings(id), channels.threads());
        } catch (RejectedExecutionException e) {
            log.debug("Channel {} was tested while the bundle stops", id, e);
            return CompletableFuture.completedFuture(List.of(Texts.connectorAbsent(id.value(), 0)));
        }
    }

    private List<Finding> connectionFindings(ChannelId id) {
        ConnectorContexts contexts = new ConnectorContexts(ledger, channels, clock, () -> false);
        return asked(
                id,
                channel -> channel.descriptor().condition().isReady()
                        ? channel.<ConnectionTest, List<Finding>>ask(
                                        ConnectionTest.class,
                                        CONNECTION_TEST,
                                        facet -> List.copyOf(
                                                facet.testConnection(contexts.question(id.value(), CONNECTION_TEST))))
                                .orElseGet(() -> List.of(Texts.cannotTry()))
                        : channels.findings(id.value(), channel.descriptor()),
                List.of(Texts.connectorAbsent(id.value(), 0)),
                List.of(Texts.defect("connection-test")));
    }

    @Override
    public Schema schema(ChannelId id, Schema.Part part) {
        return asked(id, channel -> channel.descriptor().schema(part), Schema.EMPTY, Schema.EMPTY);
    }

    @Override
    public String jsonSchema(ChannelId id, Schema.Part part, Locale language) {
        return new JsonSchema(language).of(schema(id, part));
    }

    private <T> T asked(ChannelId id, Function<Channel, T> question, T absent, T defect) {
        Optional<Channel> channel = channels.find(id.value());
        if (channel.isEmpty()) {
            return absent;
        }
        try {
            return question.apply(channel.get());
        } catch (ConnectorDefectException | NullPointerException e) {
            log.error("Channel {} failed to answer", id, e);
            return defect;
        }
    }
}
