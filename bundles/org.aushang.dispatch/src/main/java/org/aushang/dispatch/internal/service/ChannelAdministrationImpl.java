package org.aushang.dispatch.internal.service;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aushang.api.connector.JobBoard;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.host.Board;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PendingMassChange;
import org.aushang.api.host.StaleTokenException;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.Schema;
import org.aushang.api.model.SecretRef;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.delivery.ChannelScheduler;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.model.IdGenerator;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.PostingDiff;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.StoredPosting;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelRepository;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.PendingChanges;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.UnitOfWork;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements {@link ChannelAdministration}: persists administrative decisions and wakes the scheduler. */
@Component
public final class ChannelAdministrationImpl implements ChannelAdministration {

    private static final Logger log = LoggerFactory.getLogger(ChannelAdministrationImpl.class);
    private static final int PART = 500;

    private final Ledger ledger;
    private final HostTransactions transactions;
    private final Channels channels;
    private final Consumer<String> wake;
    private final Clock clock;
    private final ChannelService channelService;
    private final ChannelConfigurator configurator;
    private final SupportBundles supportBundles;
    private final IdGenerator ids = new IdGenerator();

    @Activate
    public ChannelAdministrationImpl(
            @Reference Ledger ledger,
            @Reference Channels channels,
            @Reference ChannelScheduler scheduler,
            @Reference ChannelService channelService,
            @Reference ConfigurationAdmin configurations) {
        this(ledger, channels, scheduler::wake, Clock.systemUTC(), channelService, configurations);
    }

    /** @param channelService for the status after {@link #configure} */
    public ChannelAdministrationImpl(
            Ledger ledger,
            Channels channels,
            Consumer<String> wake,
            Clock clock,
            ChannelService channelService,
            ConfigurationAdmin configurations) {
        this.ledger = ledger;
        this.transactions = new HostTransactions(ledger);
        this.channels = channels;
        this.wake = wake;
        this.clock = clock;
        this.channelService = channelService;
        this.supportBundles = new SupportBundles(transactions, channels, clock);
        this.configurator = new ChannelConfigurator(
                new ConfigurationEditor(configurations, channels::secrets, EtcFolder.ofPlatform()), channels);
    }

    @Override
    public void pause(ChannelId channel) {
        String id = channel.value();
        transactions.write(work -> {
            known(id, work).paused(id, clock.instant());
            return id;
        });
        wake.accept(id);
    }

    @Override
    public void resume(ChannelId channel) {
        String id = channel.value();
        transactions.write(work -> {
            ChannelRepository rows = known(id, work);
            rows.paused(id, null);
            rows.release(id, Hold.PAUSED, clock.instant());
            rows.clearAccountHold(id, clock.instant());
            return id;
        });
        wake.accept(id);
    }

    @Override
    public Optional<PendingMassChange> pendingMassChange(ChannelId channel, int limit) {
        String id = channel.value();
        return transactions.read(work -> {
            ChannelRecord row = known(id, work).of(id);
            if (row.hold() != Hold.MASS_CHANGE) {
                return Optional.empty();
            }
            PendingChanges pending = work.pendingChanges();
            int leaving = pending.leaving(id);
            return Optional.of(PendingMassChange.of(
                    new PendingMassChange.Token(channel, pending.lock(id).token()),
                    Objects.requireNonNullElse(row.holdSince(), Instant.EPOCH),
                    pending.online(id),
                    pending.count(id, Integer.MAX_VALUE) - leaving,
                    leaving,
                    pending.first(id, limit).stream().map(PostingDiff::line).toList()));
        });
    }

    @Override
    public void approve(PendingMassChange.Token shown) {
        String id = shown.channel().value();
        transactions.write(work -> {
            ChannelRepository rows = known(id, work);
            current(shown, work).approve();
            rows.release(id, Hold.MASS_CHANGE, clock.instant());
            return id;
        });
        wake.accept(id);
    }

    @Override
    public void reject(PendingMassChange.Token shown) {
        String id = shown.channel().value();
        Capabilities capabilities = capabilities(id);
        transactions.write(work -> {
            ChannelRepository rows = known(id, work);
            reject(current(shown, work), capabilities, work);
            rows.release(id, Hold.MASS_CHANGE, clock.instant());
            return id;
        });
        wake.accept(id);
    }

    /** @throws StaleTokenException if not exactly what was shown is pending */
    private static PendingChanges.Shown current(PendingMassChange.Token shown, UnitOfWork work) throws SQLException {
        PendingChanges.Shown pending =
                work.pendingChanges().lock(shown.channel().value());
        if (!pending.token().equals(shown.value())) {
            throw new StaleTokenException(
                    "the pending mass change of channel " + shown.channel() + " is not the one that was shown");
        }
        return pending;
    }

    /** Where the content that is online is unknown, the desired state stays and is approved. */
    private void reject(PendingChanges.Shown shown, Capabilities capabilities, UnitOfWork work) throws SQLException {
        PendingChanges pending = work.pendingChanges();
        PublicationRepository publications = work.publications();
        DesiredStateWriter desiredStates = desiredStates(capabilities, work);
        for (PublicationId id : shown.publications()) {
            Publication p = publications.lock(id).orElseThrow();
            Optional<String> online = pending.online(p);
            pending.approve(online.isEmpty() ? p : desiredStates.restore(p, StoredPosting.stored(online.get())));
            work.changed(id);
        }
    }

    @Override
    public int remove(ChannelId channel, Removal removal) {
        String id = channel.value();
        Capabilities capabilities = capabilities(id);
        int online = transactions.write(work -> {
            known(id, work).removal(id, removal);
            if (removal == Removal.LEAVE) {
                work.submissions().closeOpen(id);
                reject(work.pendingChanges().lock(id), capabilities, work);
            }
            if (removal != Removal.LATER) {
                withdraw(id, removal == Removal.WITHDRAW, capabilities, work);
            }
            return work.pendingChanges().maybeOnline(id);
        });
        wake.accept(id);
        return online;
    }

    /** What is not on the board need not be withdrawn there; the rest only if that is what was decided. */
    private void withdraw(String channelId, boolean all, Capabilities capabilities, UnitOfWork work)
            throws SQLException {
        PublicationRepository publications = work.publications();
        DesiredStateWriter desiredStates = desiredStates(capabilities, work);
        PendingChanges pending = work.pendingChanges();
        NavigableMap<String, String> page = publications.desiredStates(channelId, "", PART);
        while (!page.isEmpty()) {
            for (String job : page.keySet()) {
                Publication p = publications.lockLatest(channelId, job).orElseThrow();
                if (p.wanted() && (all || p.onBoard() == Publication.OnBoard.ABSENT)) {
                    desiredStates.withdraw(p, "");
                    pending.approve(p.desiring(p.desired().withdrawn("")));
                }
            }
            page = publications.desiredStates(channelId, page.lastKey(), PART);
        }
        if (all) {
            pending.lock(channelId).approve();
        }
    }

    private DesiredStateWriter desiredStates(Capabilities capabilities, UnitOfWork work) {
        return new DesiredStateWriter(work, ids, capabilities, clock.instant());
    }

    /** Asked before the transaction, because a connector must not hold one up. */
    private Capabilities capabilities(String channelId) {
        return channels.recent(channelId).map(Channel::capabilities).orElse(Capabilities.DEFAULT);
    }

    @Override
    public List<Board> boards() {
        return channels.boards().values().stream()
                .map(board -> Board.of(
                        board.id(),
                        board.name(),
                        Arrays.stream(Schema.Part.values())
                                .collect(Collectors.toMap(Function.identity(), board::schema))))
                .toList();
    }

    @Override
    public ChannelStatus configure(ChannelId channel, String board, Map<String, String> settings) {
        JobBoard installed = channels.boards().get(board);
        if (installed == null) {
            throw new IllegalArgumentException("the board " + board + " is not installed");
        }
        List<Finding> failures = new ArrayList<>();
        try {
            configurator.configure(channel, installed, settings);
        } catch (IOException e) {
            log.error("Channel {} could not be configured: {}", channel, e.getMessage());
            failures.add(Texts.notConfigured(String.valueOf(e.getMessage())));
        }
        ChannelStatus status = channelService.channel(channel).orElseGet(() -> ChannelStatus.builder(
                        channel, Texts.text("channel.absent"))
                .board(board)
                .build());
        return failures.isEmpty() ? status : status.withFindings(failures);
    }

    @Override
    public List<Finding> checkSettings(ChannelId channel, String board, Map<String, String> settings) {
        JobBoard installed = channels.boards().get(board);
        if (installed == null) {
            throw new IllegalArgumentException("the board " + board + " is not installed");
        }
        try {
            Map<String, String> merged = configurator.merged(channel, settings);
            return List.copyOf(channels.ask(installed, one -> one.checkSettings(merged)));
        } catch (ConnectorDefectException e) {
            log.error("Board {} failed to check the settings of channel {}", board, channel, e);
            return List.of(Texts.settingsUnchecked());
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration of channel " + channel + " cannot be read", e);
        }
    }

    @Override
    public boolean deleteConfiguration(ChannelId channel) {
        String id = channel.value();
        boolean undecided = transactions.read(work -> work.channels().find(id).isPresent()
                && work.channels().of(id).removal() != Removal.LEAVE
                && work.pendingChanges().maybeOnline(id) > 0);
        if (undecided) {
            throw new IllegalStateException("postings of channel " + channel + " are online, or may be");
        }
        try {
            return configurator.delete(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration of channel " + channel + " cannot be deleted", e);
        }
    }

    @Override
    public SortedMap<String, String> settings(ChannelId channel) {
        try {
            return configurator.settings(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration of channel " + channel + " cannot be read", e);
        }
    }

    private SecretStore secretStore() throws IOException {
        return channels.secrets().orElseThrow(() -> new IOException("there is no encrypted store"));
    }

    @Override
    public SecretRef storeSecret(String name, byte[] content) throws IOException {
        return secretStore().store(name, content);
    }

    @Override
    public List<SecretRef> secrets() throws IOException {
        Optional<SecretStore> store = channels.secrets();
        return store.isEmpty() ? List.of() : List.copyOf(store.get().list());
    }

    @Override
    public boolean deleteSecret(SecretRef secret) throws IOException {
        return secretStore().delete(secret);
    }

    @Override
    public Optional<byte[]> artifact(ArtifactRef artifact) {
        return transactions.read(work -> work.artifacts().read(artifact));
    }

    @Override
    public void writeSupportBundle(PublicationRef ref, OutputStream zip) throws IOException {
        supportBundles.write(ref, zip, this::artifact);
    }

    @Override
    public void backUp(Path file) throws IOException {
        if (!ledger.isEmbedded()) {
            throw new UnsupportedOperationException(
                    "the ledger is a database of its own, with its own means of backup");
        }
        if (Files.exists(file)) {
            throw new IOException(file + " exists already");
        }
        try {
            ledger.backUp(file);
        } catch (LedgerException e) {
            throw new IOException(file + " could not be written: " + e.getMessage(), e);
        }
        log.info("The ledger was copied to {}", file);
    }

    /** One that was just installed may not have been worked on yet. */
    private ChannelRepository known(String channelId, UnitOfWork work) throws SQLException {
        ChannelRepository rows = work.channels();
        if (rows.find(channelId).isEmpty()) {
            if (!channels.ids().contains(channelId)) {
                throw new IllegalArgumentException("there is no channel " + channelId);
            }
            rows.insertIfAbsent(channelId, clock.instant());
        }
        return rows;
    }
}
