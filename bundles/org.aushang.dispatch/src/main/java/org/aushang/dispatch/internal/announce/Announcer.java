package org.aushang.dispatch.internal.announce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aushang.api.desk.PublicationListener;
import org.aushang.api.desk.PublicationStatus;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.channels.Channels;
import org.aushang.dispatch.internal.ledger.Ledger;
import org.aushang.dispatch.internal.ledger.Publication;
import org.aushang.dispatch.internal.ledger.Publications;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells hosts what changed, after it is durable. */
@Component(service = Announcer.class)
public final class Announcer {

    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    private static final int PART = 500;

    private final Ledger ledger;
    private final Channels channels;
    private final List<PublicationListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public Announcer(@Reference Ledger ledger, @Reference Channels channels) {
        this.ledger = ledger;
        this.channels = channels;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bind(PublicationListener listener) {
        listeners.add(listener);
    }

    public void unbind(PublicationListener listener) {
        listeners.remove(listener);
    }

    /** What these publications are now, one after the other; many of them in parts, so that not all are in memory. */
    public void announce(Set<PublicationId> changed) {
        if (listeners.isEmpty()) {
            return;
        }
        List<PublicationId> all = List.copyOf(changed);
        for (int from = 0; from < all.size(); from += PART) {
            for (PublicationStatus status : statuses(all.subList(from, Math.min(all.size(), from + PART)))) {
                listeners.forEach(listener -> tell(listener, status));
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

    private static void tell(PublicationListener listener, PublicationStatus status) {
        try {
            listener.changed(status);
        } catch (RuntimeException e) {
            log.warn(
                    "{} failed to hear of {}; the change itself stands",
                    listener.getClass().getName(),
                    status,
                    e);
        }
    }
}
