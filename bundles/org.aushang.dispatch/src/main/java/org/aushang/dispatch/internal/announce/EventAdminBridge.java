package org.aushang.dispatch.internal.announce;

import java.util.Map;
import org.aushang.api.desk.PublicationListener;
import org.aushang.api.desk.PublicationStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Posts every change as an event; exists only where the host has an EventAdmin. */
@Component
public final class EventAdminBridge implements PublicationListener {

    private final EventAdmin events;

    @Activate
    public EventAdminBridge(@Reference EventAdmin events) {
        this.events = events;
    }

    @Override
    public void changed(PublicationStatus status) {
        events.postEvent(new Event(
                TOPIC,
                Map.of(
                        "channel", status.channelId(),
                        "job", status.jobId(),
                        "state", status.state().name(),
                        "status", status)));
    }
}
