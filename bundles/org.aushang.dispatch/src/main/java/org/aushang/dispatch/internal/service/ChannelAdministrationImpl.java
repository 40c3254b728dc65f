package org.aushang.dispatch.internal.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.PendingMassChange;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.delivery.ChannelScheduler;
import org.aushang.dispatch.internal.delivery.ConnectorContexts;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.aushang.dispatch.internal.model.IdGenerator;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.model.PostingDiff;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.StoredPosting;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.notification.ChangeNotifier;
import org.aushang.dispatch.internal.notification.StatusAssembler;
import org.aushang.dispatch.internal.store.ArtifactRepository;
import org.aushang.dispatch.internal.store.ChannelRepository;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.PendingChanges;
import org.aushang.dispatch.internal.store.PublicationRepository;
import org.aushang.dispatch.internal.store.Remarks;
import org.aushang.dispatch.internal.store.SubmissionRepository;
import org.aushang.dispatch.internal.store.UnreadableContentException;
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
    private final Channels channels;
    private final ChangeNotifier notifier;
    private final Consumer<String> wake;
    private final Clock clock;
    private final IdGenerator ids = new IdGenerator();

    @Activate
    public ChannelAdministrationImpl(
            @Reference Ledger ledger,
            @Reference Channels channels,
            @Reference ChangeNotifier notifier,
            @Reference ChannelScheduler rounds) {
        this(ledger, channels, notifier, rounds::wake, Clock.systemUTC());
    }

    public ChannelAdministrationImpl(
            Ledger ledger, Channels channels, ChangeNotifier notifier, Consumer<String> wake, Clock clock) {
        this.ledger = ledger;
        this.channels = channels;
        this.notifier = notifier;
        this.wake = wake;
        this.clock = clock;
    }

    @Override
    public void pause(String channelId) {
        writing(connection -> {
            known(channelId, connection).paused(channelId, clock.instant());
            return channelId;
        });
        wake.accept(channelId);
    }

    @Override
    public void resume(String channelId) {
        writing(connection -> {
            ChannelRepository rows = known(channelId, connection);
            rows.paused(channelId, null);
            rows.release(channelId, Hold.PAUSED, clock.instant());
            rows.clearAccountHold(channelId, clock.instant());
            return channelId;
        });
        wake.accept(channelId);
    }

    @Override
    public Optional<PendingMassChange> pendingMassChange(String channelId, int most) {
        return writing(connection -> {
            ChannelRecord row = known(channelId, connection).of(channelId);
            if (row.hold() != Hold.MASS_CHANGE) {
                return Optional.empty();
            }
            PendingChanges changing = new PendingChanges(connection);
            int leaving = changing.leaving(channelId);
            return Optional.of(new PendingMassChange(
                    Objects.requireNonNullElse(row.holdSince(), Instant.EPOCH),
                    changing.online(channelId),
                    changing.count(channelId, Integer.MAX_VALUE) - leaving,
                    leaving,
                    changing.first(channelId, most).stream()
                            .map(PostingDiff::line)
                            .toList()));
        });
    }

    @Override
    public void confirm(String channelId) {
        writing(connection -> {
            ChannelRepository rows = known(channelId, connection);
            if (rows.of(channelId).hold() == Hold.MASS_CHANGE) {
                new PendingChanges(connection).confirm(channelId);
                rows.release(channelId, Hold.MASS_CHANGE, clock.instant());
            }
            return channelId;
        });
        wake.accept(channelId);
    }

    @Override
    public void discard(String channelId) {
        Set<PublicationId> changed = new LinkedHashSet<>();
        writing(connection -> {
            changed.clear();
            ChannelRepository rows = known(channelId, connection);
            if (rows.of(channelId).hold() == Hold.MASS_CHANGE) {
                discard(channelId, changed, connection);
                rows.release(channelId, Hold.MASS_CHANGE, clock.instant());
            }
            return channelId;
        });
        wake.accept(channelId);
        notifier.notifyHosts(changed);
    }

    /** Where the content that is online is unknown, the desired state stays and is approved. */
    private void discard(String channelId, Set<PublicationId> changed, Connection connection) throws SQLException {
        PendingChanges changing = new PendingChanges(connection);
        DesiredStateWriter desiredStates = desiredStates(channelId, connection);
        for (List<Publication> part = changing.lock(channelId, PART);
                !part.isEmpty();
                part = changing.lock(channelId, PART)) {
            for (Publication p : part) {
                Optional<String> online = changing.online(p);
                Publication kept = online.isEmpty() ? p : desiredStates.keep(p, StoredPosting.stored(online.get()));
                changing.confirm(kept);
                changed.add(p.id());
            }
        }
    }

    @Override
    public int remove(String channelId, Removal removal) {
        Set<PublicationId> changed = new LinkedHashSet<>();
        int online = writing(connection -> {
            changed.clear();
            known(channelId, connection).removal(channelId, removal);
            if (removal == Removal.LEAVE) {
                new SubmissionRepository(connection).closeOpen(channelId);
                discard(channelId, changed, connection);
            }
            if (removal != Removal.LATER) {
                withdraw(channelId, removal == Removal.WITHDRAW, changed, connection);
            }
            return new PendingChanges(connection).maybeOnline(channelId);
        });
        wake.accept(channelId);
        notifier.notifyHosts(changed);
        return online;
    }

    /** What is not on the board need not be withdrawn there; the rest only if that is what was decided. */
    private void withdraw(String channelId, boolean all, Set<PublicationId> changed, Connection connection)
            throws SQLException {
        PublicationRepository publications = new PublicationRepository(connection);
        DesiredStateWriter desiredStates = desiredStates(channelId, connection);
        NavigableMap<String, String> page = publications.desiredStates(channelId, "", PART);
        while (!page.isEmpty()) {
            for (String job : page.keySet()) {
                Publication p = publications.lockLatest(channelId, job).orElseThrow();
                if (p.wanted() && (all || p.onBoard() == Publication.OnBoard.ABSENT)) {
                    desiredStates.withdraw(p, "");
                    new PendingChanges(connection)
                            .confirm(p.desiring(p.desired().withdrawn("")));
                    changed.add(p.id());
                }
            }
            page = publications.desiredStates(channelId, page.lastKey(), PART);
        }
        if (all) {
            new PendingChanges(connection).confirm(channelId);
        }
    }

    private DesiredStateWriter desiredStates(String channelId, Connection connection) {
        return new DesiredStateWriter(
                connection,
                ids,
                () -> channels.find(channelId).map(Channel::capabilities).orElse(Capabilities.DEFAULT),
                clock.instant());
    }

    @Override
    public Optional<byte[]> artefact(ArtifactRef artefact) {
        return writing(connection -> new ArtifactRepository(connection).read(artefact));
    }

    @Override
    public void writeSupportBundle(String channelId, String jobId, OutputStream zip) throws IOException {
        SupportBundle bundle = writing(connection -> {
            Publication p = new PublicationRepository(connection)
                    .latest(channelId, jobId)
                    .orElseThrow(() -> new IllegalArgumentException("channel " + channelId + " has no job " + jobId));
            SubmissionRepository submissions = new SubmissionRepository(connection);
            List<TimelineEntry> timeline = new Remarks(connection).timeline(channelId, jobId);
            Set<SubmissionId> alone = new HashSet<>();
            for (TimelineEntry entry : timeline) {
                if (entry.submission().isPresent()
                        && submissions.size(entry.submission().get()) == 1) {
                    alone.add(entry.submission().get());
                }
            }
            return new SupportBundle(
                    clock.instant(),
                    p,
                    new StatusAssembler(channelId, channels, connection).of(p),
                    channels.find(channelId).map(Channel::descriptor),
                    channels.settings(channelId),
                    timeline,
                    alone);
        });
        bundle.write(zip, this::artefact, preview(bundle));
    }

    /** What would be sent of this job alone, because the files that were sent hold other jobs too. */
    private Optional<String> preview(SupportBundle bundle) {
        try {
            JobPosting posting =
                    ChannelRevisions.posting(bundle.publication().desired().payload());
            return channels.find(bundle.status().channelId())
                    .flatMap(channel -> channel.<PreviewProvider, PreviewProvider.Page>ask(
                            PreviewProvider.class,
                            Channels.QUICK,
                            facet ->
                                    facet.preview(posting, ConnectorContexts.check(clock, Optional.empty(), Map.of()))))
                    .map(PreviewProvider.Page::text);
        } catch (ConnectorDefectException | UnreadableContentException e) {
            log.warn("No preview for the support bundle of {}: {}", bundle.status(), e.getMessage());
            return Optional.empty();
        }
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
        writing(connection -> {
            try (var statement = connection.prepareStatement("backup to ?")) {
                statement.setString(1, file.toAbsolutePath().toString());
                return statement.execute();
            }
        });
        log.info("The ledger was copied to {}", file);
    }

    private static ChannelRepository known(String channelId, Connection connection) throws SQLException {
        ChannelRepository rows = new ChannelRepository(connection);
        if (rows.find(channelId).isEmpty()) {
            throw new IllegalArgumentException("there is no channel " + channelId);
        }
        return rows;
    }

    private <T> T writing(Ledger.Work<T> work) {
        try {
            return ledger.durably(work);
        } catch (LedgerException e) {
            log.error("The ledger failed: {}", e.getMessage());
            throw new StoreUnavailableException(Texts.ledgerUnavailable(String.valueOf(e.getMessage())), e);
        }
    }
}
