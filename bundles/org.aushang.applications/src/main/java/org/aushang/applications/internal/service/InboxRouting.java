package org.aushang.applications.internal.service;

import org.aushang.api.applications.ApplicationRoute;
import org.aushang.api.applications.ApplicationRouting;
import org.aushang.applications.internal.store.Inbox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends candidates to our form and address, as the settings say. */
@Component
public final class InboxRouting implements ApplicationRouting {

    private final ApplicationRoute route;

    @Activate
    public InboxRouting(@Reference Inbox inbox) {
        route = inbox.settings().route();
    }

    @Override
    public ApplicationRoute route() {
        return route;
    }
}
