package org.aushang.dispatch.internal.announce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.desk.PublicationListener;
import org.aushang.api.desk.PublicationStatus;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.channels.Channels;
import org.aushang.dispatch.internal.ledger.Ledger;
import org.aushang.dispatch.internal.ledger.LedgerException;
import org.aushang.dispatch.internal.ledger.Publication;
import org.aushang.dispatch.internal.ledger.Publications;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells hosts what changed, after it is durable. */
@Component(service = Announcer.class)
public final class Announcer {

    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    private static final int PART = 500;

    private final Ledger ledger;
    private final Channels channels;
    private final Listeners<PublicationListener> listeners;

    @Activate
    public Announcer(BundleContext context, @Reference Ledger ledger, @Reference Channels channels) {
        this(ledger, channels, Listeners.services(context, PublicationListener.class));
    }

    /** Calls listeners on the caller's thread. */
    public Announcer(Ledger ledger, Channels channels) {
        this(ledger, channels, Listeners.direct());
    }

    private Announcer(Ledger ledger, Channels channels, Listeners<PublicationListener> listeners) {
        this.ledger = ledger;
        this.channels = channels;
        this.listeners = listeners;
    }

    public void bind(PublicationListener listener) {
        listeners.add(listener, () -> listener);
    }

    @Deactivate
    void close() {
        listeners.close();
    }

    /** What these publications are now, one after the other; many of them in parts, so that not all are in memory. */
    public void announce(Set<PublicationId> changed) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            announce(List.copyOf(changed));
        } catch (LedgerException e) {
            // The change itself is durable; its caller must not take it for failed.
            log.warn(
                    "Listeners miss {} changes, because the ledger could not be read: {}",
                    changed.size(),
                    e.getMessage());
        }
    }

    private void announce(List<PublicationId> all) {
        for (int from = 0; from < all.size(); from += PART) {
            for (PublicationStatus status : statuses(all.subList(from, Math.min(all.size(), from + PART)))) {
                listeners.call(listener -> listener.changed(status));
            }
        }
    }

    /** A channel is asked once how it is, however many of its publications changed. */
    private List<PublicationStatus> statuses(List<PublicationId> changed) {
        return ledger.inTransaction(connection -> {
            Map<String, Statuses> byChannel = new HashMap<>();
            List<PublicationStatus> statuses = new ArrayList<>();
            for (PublicationId id : changed) {
                Optional<Publication> row = new Publications(connection).byId(id);
                if (row.isPresent()) {
                    String channel = row.get().channel();
                    Statuses known = byChannel.get(channel);
                    if (known == null) {
                        known = new Statuses(channel, channels, connection);
                        byChannel.put(channel, known);
                    }
                    statuses.add(known.of(row.get()));
                }
            }
            return statuses;
        });
    }
}
