package org.aushang.dispatch.internal.service;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.store.ChannelRevisions.Row;
import org.aushang.dispatch.internal.store.Ledger;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the channel view from the ledger; remembers nothing. */
@Component
public final class ChannelViewImpl implements ChannelView {

    private static final int MOST = 1000;

    private final Ledger ledger;

    @Activate
    public ChannelViewImpl(@Reference Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public long revisionNumber(ChannelId channel) {
        return ledger.inTransaction(work -> work.revisions().number(channel.value()));
    }

    @Override
    public Revision revision(ChannelId channel) {
        Revision exact = ledger.inTransaction(work -> work.revisions().current(channel.value()));
        return Revision.of(exact.number(), exact.since().truncatedTo(ChronoUnit.SECONDS), exact.size());
    }

    @Override
    public List<Entry> page(ChannelId channel, @Nullable PublicationId after, int limit) {
        requirePage(limit);
        return ledger.inTransaction(work -> work.revisions().page(channel.value(), after, limit)).stream()
                .map(ChannelViewImpl::entry)
                .toList();
    }

    private static void requirePage(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " entries, not " + limit);
        }
    }

    @Override
    public Map<PublicationId, Long> revisions(ChannelId channel, @Nullable PublicationId after, int limit) {
        requirePage(limit);
        return ledger.inTransaction(work -> work.revisions().revisions(channel.value(), after, limit));
    }

    @Override
    public List<Entry> find(ChannelId channel, Collection<PublicationId> ids) {
        return ledger.inTransaction(work -> work.revisions().find(channel.value(), ids)).stream()
                .map(ChannelViewImpl::entry)
                .toList();
    }

    @Override
    public Optional<Entry> find(ChannelId channel, PublicationId id) {
        return ledger.inTransaction(work -> work.revisions().find(channel.value(), id))
                .map(ChannelViewImpl::entry);
    }

    private static Entry entry(Row row) {
        return Entry.of(
                row.id(),
                row.posting(),
                row.online(),
                row.revision(),
                row.since().truncatedTo(ChronoUnit.SECONDS));
    }
}
