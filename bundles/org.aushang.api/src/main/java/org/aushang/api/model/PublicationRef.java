package org.aushang.api.model;

import java.util.Objects;

/** Identifies one job on one channel, over all generations. */
public record PublicationRef(ChannelId channel, JobId job) {

    public PublicationRef {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(job, "job");
    }

    /** @throws IllegalArgumentException if one of them has another form than {@link ChannelId} and {@link JobId} say */
    public static PublicationRef of(String channel, String job) {
        return new PublicationRef(new ChannelId(channel), new JobId(job));
    }

    /** {@code channel/job}; a channel id has no slash. */
    @Override
    public String toString() {
        return channel + "/" + job;
    }
}
