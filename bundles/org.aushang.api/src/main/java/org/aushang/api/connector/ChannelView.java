package org.aushang.api.connector;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is online on a channel now, for connectors whose boards fetch. A service of the core; the ledger stands behind it,
 * so that a connector keeps no copy. Safe for all threads; each call is one short read.
 */
@ProviderType
public interface ChannelView {

    /** Which edition of the channel is current; a channel that never showed anything has edition 0. */
    Edition edition(String channelId);

    /**
     * A part of what is online, in the order of publication ids.
     *
     * @param after the last id of the part before; null: from the beginning
     * @param most how many at most, 1 to 1,000
     * @return fewer than asked for only at the end
     */
    List<Entry> page(String channelId, @Nullable PublicationId after, int most);

    /** One publication that is online, or was; empty if it never was. */
    Optional<Entry> find(String channelId, PublicationId id);

    /**
     * One state of everything that is online on a channel.
     *
     * @param number rises with every change of what is online, and never falls
     * @param since when it became current, in full seconds
     * @param size how many publications are online
     */
    record Edition(long number, Instant since, long size) {

        public Edition {
            Objects.requireNonNull(since, "since");
        }
    }

    /**
     * One publication.
     *
     * @param publication under which the board knows it
     * @param posting the content that is online, which may be older than what the host wants by now
     * @param online whether it is online; otherwise it was, and is gone for good or for now
     * @param edition the channel's edition in which it last changed
     * @param since when that was, in full seconds
     */
    record Entry(PublicationId publication, JobPosting posting, boolean online, long edition, Instant since) {

        public Entry {
            Objects.requireNonNull(publication, "publication");
            Objects.requireNonNull(posting, "posting");
            Objects.requireNonNull(since, "since");
        }
    }
}
