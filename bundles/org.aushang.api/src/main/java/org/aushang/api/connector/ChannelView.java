package org.aushang.api.connector;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Read-only view of what is online on a channel, for connectors whose boards fetch. A service of the core, backed by its
 * store, so that a connector keeps no copy. Thread-safe; each call is one short read.
 */
@ProviderType
public interface ChannelView {

    /** The current revision of the channel; 0 if nothing was ever online. */
    Revision revision(ChannelId channel);

    /** The {@link Revision#number() number} of the current revision only: it costs the same however much is online. */
    default long revisionNumber(ChannelId channel) {
        return revision(channel).number();
    }

    /**
     * A part of what is online, in the order of publication ids.
     *
     * @param after the last id of the part before; null: from the beginning
     * @param limit how many at most, 1 to 1,000
     * @return fewer than asked for only at the end
     */
    List<Entry> page(ChannelId channel, @Nullable PublicationId after, int limit);

    /**
     * The revision in which each part of what is online last changed, without contents: for connectors that follow a large
     * channel, and read only what changed.
     *
     * @param after the last id of the part before; null: from the beginning
     * @param limit how many at most, 1 to 1,000
     * @return in the order of publication ids; fewer than asked for only at the end
     * @since 1.1
     */
    default Map<PublicationId, Long> revisions(ChannelId channel, @Nullable PublicationId after, int limit) {
        Map<PublicationId, Long> revisions = new LinkedHashMap<>();
        page(channel, after, limit).forEach(entry -> revisions.put(entry.publication(), entry.revision()));
        return revisions;
    }

    /** One publication that is online, or was; empty if it never was. */
    Optional<Entry> find(ChannelId channel, PublicationId id);

    /**
     * Those of these publications that are online, or were; in any order.
     *
     * @param ids at most 1,000
     * @since 1.1
     */
    default List<Entry> find(ChannelId channel, Collection<PublicationId> ids) {
        return ids.stream().flatMap(id -> find(channel, id).stream()).toList();
    }

    /** One state of everything that is online on a channel. Immutable; grows by accessors. */
    final class Revision {

        private final long number;
        private final Instant since;
        private final long size;

        private Revision(long number, Instant since, long size) {
            this.number = number;
            this.since = Objects.requireNonNull(since, "since");
            this.size = size;
        }

        public static Revision of(long number, Instant since, long size) {
            return new Revision(number, since, size);
        }

        /** Rises with every change of what is online, and never falls. */
        public long number() {
            return number;
        }

        /** When it became current, in full seconds. */
        public Instant since() {
            return since;
        }

        /** How many publications are online. */
        public long size() {
            return size;
        }
    }

    /** One publication of the view. Immutable; grows by accessors. */
    final class Entry {

        private final PublicationId publication;
        private final JobPosting posting;
        private final boolean online;
        private final long revision;
        private final Instant since;

        private Entry(PublicationId publication, JobPosting posting, boolean online, long revision, Instant since) {
            this.publication = Objects.requireNonNull(publication, "publication");
            this.posting = Objects.requireNonNull(posting, "posting");
            this.online = online;
            this.revision = revision;
            this.since = Objects.requireNonNull(since, "since");
        }

        public static Entry of(
                PublicationId publication, JobPosting posting, boolean online, long revision, Instant since) {
            return new Entry(publication, posting, online, revision, since);
        }

        /** The id under which the board knows it. */
        public PublicationId publication() {
            return publication;
        }

        /** The content that is online, which may be older than what the host wants by now. */
        public JobPosting posting() {
            return posting;
        }

        /** Whether it is online; otherwise it was, and is gone for good or for now. */
        public boolean online() {
            return online;
        }

        /** The channel's revision in which it last changed. */
        public long revision() {
            return revision;
        }

        /** When it last changed, in full seconds. */
        public Instant since() {
            return since;
        }
    }
}
