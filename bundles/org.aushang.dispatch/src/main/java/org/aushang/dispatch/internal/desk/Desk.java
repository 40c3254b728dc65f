package org.aushang.dispatch.internal.desk;

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
import org.aushang.api.desk.ChannelStatus;
import org.aushang.api.desk.DeskUnavailableException;
import org.aushang.api.desk.Operations.Removal;
import org.aushang.api.desk.PublicationDesk;
import org.aushang.api.desk.PublicationStatus;
import org.aushang.api.desk.Replacement;
import org.aushang.api.desk.TimelineEntry;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.api.spi.CheckContext;
import org.aushang.dispatch.internal.DispatchConfig;
import org.aushang.dispatch.internal.DispatchSettings;
import org.aushang.dispatch.internal.Texts;
import org.aushang.dispatch.internal.announce.Announcer;
import org.aushang.dispatch.internal.announce.Statuses;
import org.aushang.dispatch.internal.channels.Channels;
import org.aushang.dispatch.internal.channels.Channels.Channel;
import org.aushang.dispatch.internal.ledger.ChannelRow;
import org.aushang.dispatch.internal.ledger.ChannelRows;
import org.aushang.dispatch.internal.ledger.ChannelRows.Asked;
import org.aushang.dispatch.internal.ledger.Editions;
import org.aushang.dispatch.internal.ledger.Ledger;
import org.aushang.dispatch.internal.ledger.LedgerException;
import org.aushang.dispatch.internal.ledger.Lessons;
import org.aushang.dispatch.internal.ledger.Publication;
import org.aushang.dispatch.internal.ledger.Publications;
import org.aushang.dispatch.internal.ledger.Remarks;
import org.aushang.dispatch.internal.round.Contexts;
import org.aushang.dispatch.internal.round.Identities;
import org.aushang.dispatch.internal.round.Rounds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes wishes down and wakes whoever carries them out. */
@Component(configurationPid = DispatchConfig.PID)
public final class Desk implements PublicationDesk {

    private static final Logger log = LoggerFactory.getLogger(Desk.class);

    private final Supplier<List<Finding>> platform;
    private final Ledger ledger;
    private final Channels channels;
    private final Announcer announcer;
    private final Consumer<String> wake;
    private final Clock clock;
    private final Asking asking;
    private final Identities identities = new Identities();

    @Activate
    public Desk(
            Map<String, Object> properties,
            @Reference Ledger ledger,
            @Reference Channels channels,
            @Reference Announcer announcer,
            @Reference Rounds rounds) {
        this(
                platform(DispatchSettings.read(properties).findings(), rounds),
                ledger,
                channels,
                announcer,
                rounds::wake,
                Clock.systemUTC());
    }

    public Desk(Ledger ledger, Channels channels, Announcer announcer, Consumer<String> wake, Clock clock) {
        this(List::of, ledger, channels, announcer, wake, clock);
    }

    private static Supplier<List<Finding>> platform(List<Finding> settings, Rounds rounds) {
        return () ->
                Stream.concat(rounds.findings().stream(), settings.stream()).toList();
    }

    /** @param platform what is wrong with all channels at once */
    Desk(
            Supplier<List<Finding>> platform,
            Ledger ledger,
            Channels channels,
            Announcer announcer,
            Consumer<String> wake,
            Clock clock) {
        this.platform = platform;
        this.ledger = ledger;
        this.channels = channels;
        this.announcer = announcer;
        this.wake = wake;
        this.clock = clock;
        this.asking = new Asking(channels, new Contexts(ledger, clock, () -> false));
    }

    @Override
    public PublicationStatus advertise(String channelId, JobPosting posting) {
        named(channelId);
        Content content = Content.of(posting);
        Supplier<Capabilities> capabilities = () -> capabilities(channelId);
        Outcome outcome = writing(connection -> {
            Wishes wishes = new Wishes(connection, identities, capabilities, clock.instant());
            Optional<Asked> asked = new ChannelRows(connection).find(channelId, content.job());
            ChannelRow row = wanted(channelId, asked.map(Asked::channel), connection);
            boolean first = asked.isPresent() && !asked.get().known();
            Wishes.Wish wish = first ? wishes.first(channelId, content) : wishes.advertise(channelId, content);
            return outcome(wish, row, connection);
        });
        return told(outcome);
    }

    @Override
    public Replacement replaceAll(String channelId, Iterable<JobPosting> postings) {
        named(channelId);
        Supplier<Capabilities> capabilities = () -> capabilities(channelId);
        Iterable<Content> contents = Content.all(postings);
        Set<PublicationId> changed = new LinkedHashSet<>();
        Replacement replacement = writing(connection -> {
            changed.clear();
            wanted(channelId, new ChannelRows(connection).find(channelId), connection);
            return new Wishes(connection, identities, capabilities, clock.instant())
                    .replaceAll(channelId, contents, changed);
        });
        wake.accept(channelId);
        announcer.announce(changed);
        return replacement;
    }

    private static void named(String channelId) {
        if (!channelId.matches("[\\w.-]{1,100}")) {
            throw new IllegalArgumentException("a channel id has 1 to 100 letters, digits, . - _, not " + channelId);
        }
    }

    /** The channel is remembered from now on, and whoever wanted to remove it has changed his mind. */
    private ChannelRow wanted(String channelId, Optional<ChannelRow> row, Connection connection) throws SQLException {
        if (row.isPresent() && row.get().removal() == Removal.LATER) {
            return row.get();
        }
        ChannelRows rows = new ChannelRows(connection);
        if (row.isEmpty()) {
            rows.know(channelId, clock.instant());
        } else {
            rows.removal(channelId, Removal.LATER);
        }
        return rows.of(channelId);
    }

    @Override
    public Optional<PublicationStatus> withdraw(String channelId, String jobId) {
        return changing(channelId, jobId, (wishes, before) -> wishes.withdraw(before, ""));
    }

    @Override
    public Optional<PublicationStatus> withdraw(String channelId, String jobId, String reason) {
        Optional<Channel> channel = channels.find(channelId);
        if (channel.isPresent()
                && channel.get().capabilities().withdrawalReasons().stream()
                        .noneMatch(term -> term.code().equals(reason))) {
            throw new IllegalArgumentException("channel " + channelId + " knows no reason " + reason);
        }
        return changing(channelId, jobId, (wishes, before) -> wishes.withdraw(before, reason));
    }

    @Override
    public Optional<PublicationStatus> sendAgain(String channelId, String jobId) {
        return changing(channelId, jobId, Wishes::sendAgain);
    }

    private interface Change {

        Wishes.Wish to(Wishes wishes, Publication before) throws SQLException;
    }

    private Capabilities capabilities(String channelId) {
        return channels.find(channelId).map(Channel::capabilities).orElse(Capabilities.DEFAULT);
    }

    private Optional<PublicationStatus> changing(String channelId, String jobId, Change change) {
        Supplier<Capabilities> capabilities = () -> capabilities(channelId);
        Optional<Outcome> outcome = writing(connection -> {
            Optional<Publication> before = new Publications(connection).lockLatest(channelId, jobId);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            Wishes wishes = new Wishes(connection, identities, capabilities, clock.instant());
            ChannelRow row = new ChannelRows(connection).of(channelId);
            return Optional.of(outcome(change.to(wishes, before.get()), row, connection));
        });
        return outcome.map(this::told);
    }

    private record Outcome(PublicationStatus status, boolean news) {}

    private Outcome outcome(Wishes.Wish wish, ChannelRow row, Connection connection) throws SQLException {
        Publication p = wish.publication();
        PublicationStatus status = wish.first()
                ? new Statuses(row, channels, channels.recent(row.id()), connection).of(p, List.of())
                : new Statuses(row, channels, connection).of(p);
        return new Outcome(status, wish.news());
    }

    private PublicationStatus told(Outcome outcome) {
        if (outcome.news()) {
            wake.accept(outcome.status().channelId());
            announcer.announce(Set.of(outcome.status().publication()));
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

    private static DeskUnavailableException unavailable(LedgerException e) {
        log.error("The ledger failed: {}", e.getMessage());
        return new DeskUnavailableException(Texts.ledgerUnavailable(String.valueOf(e.getMessage())), e);
    }

    @Override
    public List<Finding> check(String channelId, JobPosting posting) {
        return asking.check(channelId, posting, context(channelId, posting));
    }

    @Override
    public Optional<Page> preview(String channelId, JobPosting posting) {
        return asking.preview(channelId, posting, context(channelId, posting));
    }

    /** A question is answered without the ledger too, only less exactly. */
    private CheckContext context(String channelId, JobPosting posting) {
        try {
            return ledger.inTransaction(connection -> Contexts.check(
                    clock,
                    new Editions(connection)
                            .online(channelId, posting.identifier())
                            .map(Editions.Row::posting),
                    new Lessons(connection).of(channelId)));
        } catch (LedgerException e) {
            log.warn("What is online could not be read: {}", e.getMessage());
            return Contexts.check(clock, Optional.empty(), Map.of());
        }
    }

    @Override
    public List<Finding> checkCredentials(String channelId) {
        return asking.checkCredentials(channelId);
    }

    @Override
    public List<Term> lookUp(String channelId, String catalogue, String text, JobPosting posting, int most) {
        return asking.lookUp(channelId, catalogue, text, posting, most);
    }

    @Override
    public Schema schema(String channelId, Schema.Part part) {
        return asking.schema(channelId, part);
    }

    @Override
    public String jsonSchema(String channelId, Schema.Part part, Locale language) {
        return new JsonSchema(language).of(asking.schema(channelId, part));
    }

    @Override
    public Optional<PublicationStatus> status(String channelId, String jobId) {
        return reading(connection -> {
            Optional<Publication> found = new Publications(connection).latest(channelId, jobId);
            return found.isPresent()
                    ? Optional.of(new Statuses(channelId, channels, connection).of(found.get()))
                    : Optional.empty();
        });
    }

    @Override
    public List<PublicationStatus> statuses(String channelId) {
        return reading(connection -> {
            Statuses statuses = new Statuses(channelId, channels, connection);
            Map<PublicationId, List<Finding>> findings = new Remarks(connection).ofLatest(channelId);
            List<PublicationStatus> all = new ArrayList<>();
            for (Publication p : new Publications(connection).withoutContents(channelId)) {
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
        return new ChannelStatuses(channels, asking, platform).of(reading(Overview::read));
    }
}
