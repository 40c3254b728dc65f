package org.aushang.connector.arbeitsagentur.internal.online;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationId;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The core's view of what is online, while the core is running; without it there are no neighbours. */
@Component(service = Online.class)
public final class Online {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable ChannelView view;

    public Online() {
        this(null);
    }

    Online(@Nullable ChannelView view) {
        this.view = view;
    }

    /** For programs without OSGi. */
    public static Online of(@Nullable ChannelView view) {
        return new Online(view);
    }

    /** The number of the channel's revision; empty without the core. */
    public Optional<Long> revision(ChannelId channel) {
        return Optional.ofNullable(view).map(there -> there.revisionNumber(channel));
    }

    Optional<ChannelView.Entry> find(ChannelId channel, PublicationId id) {
        return Optional.ofNullable(view).flatMap(there -> there.find(channel, id));
    }

    List<ChannelView.Entry> find(ChannelId channel, Collection<PublicationId> ids) {
        return Optional.ofNullable(view).map(there -> there.find(channel, ids)).orElse(List.of());
    }

    /** The revisions of a part of what is online, in the order of ids; empty without the core. */
    Map<PublicationId, Long> revisions(ChannelId channel, @Nullable PublicationId after, int limit) {
        return Optional.ofNullable(view)
                .map(there -> there.revisions(channel, after, limit))
                .orElse(Map.of());
    }
}
