package org.aushang.dispatch.internal.notification;

import java.util.List;
import java.util.Map;
import org.aushang.api.host.ChannelListener;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Posts every change, and what is new about channels, as events; exists only where the host has an EventAdmin. */
@Component
public final class EventAdminBridge implements PublicationListener, ChannelListener {

    private final EventAdmin events;

    @Activate
    public EventAdminBridge(@Reference EventAdmin events) {
        this.events = events;
    }

    @Override
    public void changed(PublicationStatus status) {
        events.postEvent(new Event(
                PublicationListener.TOPIC,
                Map.of(
                        "channel", status.ref().channel().value(),
                        "job", status.ref().job().value(),
                        "state", status.state().name(),
                        "status", status)));
    }

    @Override
    public void alerted(ChannelId channel, List<Finding> findings) {
        for (Finding finding : findings) {
            events.postEvent(new Event(
                    ChannelListener.TOPIC,
                    Map.of(
                            "channel",
                            channel.value(),
                            "code",
                            finding.code(),
                            "severity",
                            finding.severity().name(),
                            "finding",
                            finding)));
        }
    }
}
