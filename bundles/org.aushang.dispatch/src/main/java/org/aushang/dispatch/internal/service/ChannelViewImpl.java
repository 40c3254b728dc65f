package org.aushang.dispatch.internal.service;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.ChannelRevisions.Row;
import org.aushang.dispatch.internal.store.Ledger;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads from the ledger what is online; remembers nothing. */
@Component
public final class ChannelViewImpl implements ChannelView {

    private static final int MOST = 1000;

    private final Ledger ledger;

    @Activate
    public ChannelViewImpl(@Reference Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Edition edition(String channelId) {
        Edition exact = ledger.inTransaction(connection -> new ChannelRevisions(connection).current(channelId));
        return new Edition(exact.number(), exact.since().truncatedTo(ChronoUnit.SECONDS), exact.size());
    }

    @Override
    public List<Entry> page(String channelId, @Nullable PublicationId after, int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " entries, not " + most);
        }
        return ledger
                .inTransaction(connection -> new ChannelRevisions(connection).page(channelId, after, most))
                .stream()
                .map(ChannelViewImpl::entry)
                .toList();
    }

    @Override
    public Optional<Entry> find(String channelId, PublicationId id) {
        return ledger.inTransaction(connection -> new ChannelRevisions(connection).find(channelId, id))
                .map(ChannelViewImpl::entry);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.id(),
                row.posting(),
                row.online(),
                row.edition(),
                row.since().truncatedTo(ChronoUnit.SECONDS));
    }
}
