package org.aushang.dispatch.internal.announce;

import java.util.List;
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

    /** What these publications are now; those that were replaced by a next generation are history and not told. */
    public void announce(Set<PublicationId> changed) {
        for (PublicationId id : changed) {
            if (!listeners.isEmpty()) {
                status(id).ifPresent(status -> listeners.forEach(listener -> tell(listener, status)));
            }
        }
    }

    private Optional<PublicationStatus> status(PublicationId id) {
        return ledger.inTransaction(connection -> {
            Optional<Publication> row = new Publications(connection).byId(id);
            return row.isPresent()
                    ? Optional.of(new Statuses(row.get().channel(), channels, connection).of(row.get()))
                    : Optional.empty();
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
