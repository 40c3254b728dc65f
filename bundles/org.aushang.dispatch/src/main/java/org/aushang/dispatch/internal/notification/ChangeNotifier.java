package org.aushang.dispatch.internal.notification;

import java.util.List;
import java.util.Set;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.PublicationView;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies the host's listeners of changes after the commit. */
@Component(service = ChangeNotifier.class)
public final class ChangeNotifier {

    private static final Logger log = LoggerFactory.getLogger(ChangeNotifier.class);

    private static final int PART = 500;

    private final Ledger ledger;
    private final Channels channels;
    private final Listeners<PublicationListener> listeners;

    @Activate
    public ChangeNotifier(BundleContext context, @Reference Ledger ledger, @Reference Channels channels) {
        this(ledger, channels, Listeners.services(context, PublicationListener.class));
    }

    /** Calls listeners on the caller's thread. */
    public ChangeNotifier(Ledger ledger, Channels channels) {
        this(ledger, channels, Listeners.direct());
    }

    private ChangeNotifier(Ledger ledger, Channels channels, Listeners<PublicationListener> listeners) {
        this.ledger = ledger;
        this.channels = channels;
        this.listeners = listeners;
        ledger.afterCommit(this::notifyHosts);
    }

    public void bind(PublicationListener listener) {
        listeners.add(listener, () -> listener);
    }

    @Deactivate
    void close() {
        ledger.afterCommit(changed -> {});
        listeners.close();
    }

    /** The present status of each; of many in parts, so that not all are in memory. */
    private void notifyHosts(Set<PublicationId> changed) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            notifyInParts(List.copyOf(changed));
        } catch (LedgerException e) {
            // The change itself is durable; its caller must not take it for failed.
            log.warn(
                    "Listeners miss {} changes, because the ledger could not be read: {}",
                    changed.size(),
                    e.getMessage());
        }
    }

    private void notifyInParts(List<PublicationId> all) {
        for (int from = 0; from < all.size(); from += PART) {
            for (PublicationStatus status : statuses(all.subList(from, Math.min(all.size(), from + PART)))) {
                listeners.call(listener -> listener.changed(status));
            }
        }
    }

    private List<PublicationStatus> statuses(List<PublicationId> changed) {
        return ledger.inTransaction(work -> PublicationView.byId(changed, work)).stream()
                .map(new StatusAssembler(channels)::of)
                .toList();
    }
}
