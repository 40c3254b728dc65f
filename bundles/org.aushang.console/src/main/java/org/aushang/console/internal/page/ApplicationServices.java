package org.aushang.console.internal.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.console.internal.web.Request;
import org.jspecify.annotations.Nullable;

/** The inbox and its sources, which come and go while people are signed in. Safe for all threads. */
public final class ApplicationServices {

    private final AtomicReference<@Nullable ApplicationService> inbox = new AtomicReference<>();
    private final List<ApplicationSource> sources = new CopyOnWriteArrayList<>();

    public void come(ApplicationService service) {
        inbox.set(service);
    }

    public void go(ApplicationService service) {
        inbox.compareAndSet(service, null);
    }

    public void come(ApplicationSource source) {
        sources.add(source);
    }

    public void go(ApplicationSource source) {
        sources.remove(source);
    }

    /** Empty if applications are not installed. */
    public Optional<ApplicationService> inbox() {
        return Optional.ofNullable(inbox.get());
    }

    List<ApplicationSource> sources() {
        return sources;
    }

    /** How many a channel has; empty if this user may not see them, or they cannot be counted now. */
    Optional<String> count(Request request, ChannelId channel) {
        return visible(request).flatMap(service -> {
            try {
                return Optional.of(String.valueOf(candidates(service.counts(channel))));
            } catch (StoreUnavailableException e) {
                // The page of applications says so; the others work without them.
                return Optional.empty();
            }
        });
    }

    /** How many each has, with those that have none; empty if this user may not see them, or they cannot be counted now. */
    Map<PublicationRef, String> counts(Request request, Collection<PublicationRef> publications) {
        Optional<ApplicationService> service = visible(request);
        if (service.isEmpty() || publications.isEmpty()) {
            return Map.of();
        }
        try {
            Map<PublicationRef, Map<ApplicationState, Long>> found =
                    service.get().countsByPublication(publications);
            Map<PublicationRef, String> counts = new HashMap<>();
            publications.forEach(ref -> counts.put(ref, String.valueOf(candidates(found.getOrDefault(ref, Map.of())))));
            return counts;
        } catch (StoreUnavailableException e) {
            return Map.of();
        }
    }

    private Optional<ApplicationService> visible(Request request) {
        return inbox().filter(service -> request.user().role().compareTo(Role.VIEWER) != 0);
    }

    private static long candidates(Map<ApplicationState, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey() != ApplicationState.NOT_A_CANDIDATE)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
