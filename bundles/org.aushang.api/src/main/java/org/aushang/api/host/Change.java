package org.aushang.api.host;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.jspecify.annotations.Nullable;

/** One change of a publication or of a channel, as the change feed has it. Immutable; grows by accessors. */
public final class Change {

    private final ChangeToken token;
    private final Instant at;
    private final ChannelId channel;
    private final @Nullable PublicationRef publication;
    private final @Nullable PublicationState state;

    private Change(
            ChangeToken token,
            Instant at,
            ChannelId channel,
            @Nullable PublicationRef publication,
            @Nullable PublicationState state) {
        this.token = Objects.requireNonNull(token, "token");
        this.at = Objects.requireNonNull(at, "at");
        this.channel = Objects.requireNonNull(channel, "channel");
        this.publication = publication;
        this.state = state;
    }

    /** A change of a publication. */
    public static Change of(ChangeToken token, Instant at, PublicationRef publication, PublicationState state) {
        return new Change(token, at, publication.channel(), publication, Objects.requireNonNull(state, "state"));
    }

    /** A change of a channel. */
    public static Change of(ChangeToken token, Instant at, ChannelId channel) {
        return new Change(token, at, channel, null, null);
    }

    /** Where the feed goes on after this change. */
    public ChangeToken token() {
        return token;
    }

    /** When it happened, by the clock of the database. */
    public Instant at() {
        return at;
    }

    public ChannelId channel() {
        return channel;
    }

    /** Which publication changed; empty if the channel itself did. */
    public Optional<PublicationRef> publication() {
        return Optional.ofNullable(publication);
    }

    /** Its state right after the change, which may be another by now; empty if the channel itself changed. */
    public Optional<PublicationState> state() {
        return Optional.ofNullable(state);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Change that
                && token.equals(that.token)
                && at.equals(that.at)
                && channel.equals(that.channel)
                && Objects.equals(publication, that.publication)
                && state == that.state;
    }

    @Override
    public int hashCode() {
        return Objects.hash(token, at, channel, publication, state);
    }

    @Override
    public String toString() {
        return token + " " + (publication == null ? channel : publication) + (state == null ? "" : " " + state);
    }
}
