package org.aushang.dispatch.internal.notification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.store.ChangeFeed;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.PublicationView;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatcher of the change feed to the host's listeners. Each listener has a position of its own in the feed and a thread of its
 * own that reads from there: it is called in order and never in parallel, a slow one lags behind and misses nothing, and no
 * listener is called on the thread of a transaction. A commit is a wake-up; what other nodes committed is found by
 * {@link #poll}.
 */
@Component(service = ChangeNotifier.class)
public final class ChangeNotifier {

    private static final Logger log = LoggerFactory.getLogger(ChangeNotifier.class);

    private static final int PART = 500;

    private final Ledger ledger;
    private final ChangeReader feed;
    private final Channels channels;
    private final Listeners<PublicationListener> listeners;
    private volatile boolean closed;

    @Activate
    public ChangeNotifier(BundleContext context, @Reference Ledger ledger, @Reference Channels channels) {
        this(ledger, channels, Listeners.services(context, PublicationListener.class));
    }

    /** Calls listeners on the caller's thread; for tests, which commit from one thread only. */
    public ChangeNotifier(Ledger ledger, Channels channels) {
        this(ledger, channels, Listeners.direct());
    }

    private ChangeNotifier(Ledger ledger, Channels channels, Listeners<PublicationListener> listeners) {
        this.ledger = ledger;
        this.feed = new ChangeReader(ledger);
        this.channels = channels;
        this.listeners = listeners;
        // A listener is called for what changes from its registration on.
        listeners.onAdded(position -> position.begin(() -> feed.bounds().last()));
        ledger.afterCommit(this::poll);
    }

    public void bind(PublicationListener listener) {
        listeners.add(listener, () -> listener);
    }

    @Deactivate
    void close() {
        closed = true;
        ledger.afterCommit(() -> {});
        listeners.close();
    }

    /** Wakes the listeners' threads, which read what is new; returns at once. */
    public void poll() {
        listeners.wake(this::drain);
    }

    /** Everything after the listener's position; on its thread. */
    private void drain(Listeners.Position position, PublicationListener listener) {
        try {
            List<ChangeFeed.Row> changes = feed.after(position.revision(), PART);
            while (!changes.isEmpty() && !closed) {
                statuses(changes).forEach(status -> call(listener, status));
                position.moveTo(changes.get(changes.size() - 1).revision());
                changes = changes.size() < PART ? List.of() : feed.after(position.revision(), PART);
            }
        } catch (LedgerException e) {
            log.warn(
                    "The database could not be read; listeners are called when it is available again: {}",
                    e.getMessage());
        }
    }

    private void call(PublicationListener listener, PublicationStatus status) {
        if (closed) {
            // A host would ask back, and no service of ours answers any more.
            return;
        }
        try {
            listener.changed(status);
        } catch (RuntimeException | LinkageError e) {
            log.warn("A listener failed at {}; the change is stored", status.ref(), e);
        }
    }

    /** The present status of each publication that changed, in the order of its last change. */
    private List<PublicationStatus> statuses(List<ChangeFeed.Row> changes) {
        Set<PublicationId> changed = new LinkedHashSet<>();
        for (ChangeFeed.Row change : changes) {
            if (change.id() != null) {
                changed.remove(change.id());
                changed.add(change.id());
            }
        }
        if (changed.isEmpty()) {
            return List.of();
        }
        return ledger.inTransaction(work -> PublicationView.byId(List.copyOf(changed), work)).stream()
                .map(new StatusAssembler(channels)::of)
                .toList();
    }
}
