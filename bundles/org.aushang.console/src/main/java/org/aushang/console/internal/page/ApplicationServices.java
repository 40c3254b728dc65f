package org.aushang.console.internal.page;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
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
}
