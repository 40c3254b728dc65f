package org.aushang.api.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.FeedAddress;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What is true about one channel at one moment. Immutable. */
@ProviderType
public final class ChannelStatus {

    private final ChannelId channel;
    private final String board;
    private final boolean installed;
    private final @Nullable Hold hold;
    private final int online;
    private final int uncertain;
    private final LocalizedText sentence;
    private final List<Finding> findings;
    private final Capabilities capabilities;
    private final List<FeedAddress> addresses;
    private final SortedMap<String, String> diagnostics;
    private final Map<PublicationState, Integer> publications;
    private final @Nullable Instant credentialsUntil;
    private final @Nullable Instant nextTransmission;

    private ChannelStatus(Builder builder) {
        channel = builder.channel;
        board = builder.board;
        installed = builder.installed;
        hold = builder.hold;
        online = builder.online;
        uncertain = builder.uncertain;
        sentence = builder.sentence;
        findings = builder.findings;
        capabilities = builder.capabilities;
        addresses = builder.addresses;
        diagnostics = Collections.unmodifiableSortedMap(new TreeMap<>(builder.diagnostics));
        publications = Collections.unmodifiableMap(new EnumMap<>(builder.publications));
        credentialsUntil = builder.credentialsUntil;
        nextTransmission = builder.nextTransmission;
    }

    public static Builder builder(ChannelId channel, LocalizedText sentence) {
        return new Builder(channel, sentence);
    }

    public ChannelId channel() {
        return channel;
    }

    /** The kind of board, for instance {@code arbeitsagentur}; empty if it was never installed. */
    public String board() {
        return board;
    }

    /** Whether its connector is installed now; otherwise the rest is as it was last known. */
    public boolean installed() {
        return installed;
    }

    /** Why the channel transmits nothing at present; empty: nothing holds it. */
    public Optional<Hold> hold() {
        return Optional.ofNullable(hold);
    }

    /** Whether it is held for this reason. */
    public boolean isHeld(Hold.Reason reason) {
        return hold != null && hold.reason() == reason;
    }

    /** How many publications the board has accepted and still has, for all that is known. */
    public int online() {
        return online;
    }

    /**
     * How many publications may be online without evidence: submitted and not answered yet, or in doubt. Together with
     * {@link #online()} these are what has to be decided on before the channel is removed.
     */
    public int uncertain() {
        return uncertain;
    }

    /** The condition as a sentence. */
    public LocalizedText sentence() {
        return sentence;
    }

    /** What keeps the channel from working, and what people should know; empty if nothing. */
    public List<Finding> findings() {
        return findings;
    }

    public Capabilities capabilities() {
        return capabilities;
    }

    /** Where the board fetches, to be entered there by an admin; empty for a board that is sent to. */
    public List<FeedAddress> addresses() {
        return addresses;
    }

    /** For the operator: names in English, without secrets, sorted. */
    public SortedMap<String, String> diagnostics() {
        return diagnostics;
    }

    /** How many jobs are in each state; states without jobs are absent. */
    public Map<PublicationState, Integer> publications() {
        return publications;
    }

    /**
     * When the last of the credentials that can be used expires, a certificate for instance; empty: the channel has none, they do not
     * expire, or its connector is not installed.
     *
     * @since 1.1
     */
    public Optional<Instant> credentialsUntil() {
        return Optional.ofNullable(credentialsUntil);
    }

    /**
     * When the next of the waiting publications is due to be sent, or the hold ends by itself if that is later; a moment in the past
     * means at once. Empty: nothing waits, or a person has to act first.
     *
     * @since 1.1
     */
    public Optional<Instant> nextTransmission() {
        return Optional.ofNullable(nextTransmission);
    }

    /** The same with these findings before its own. */
    public ChannelStatus withFindings(List<Finding> more) {
        Builder copy = new Builder(channel, sentence)
                .board(board)
                .installed(installed)
                .hold(hold)
                .online(online)
                .uncertain(uncertain)
                .capabilities(capabilities)
                .addresses(addresses)
                .diagnostics(diagnostics)
                .publications(publications)
                .credentialsUntil(credentialsUntil)
                .nextTransmission(nextTransmission);
        List<Finding> all = new ArrayList<>(more);
        all.addAll(findings);
        return copy.findings(all).build();
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final ChannelId channel;
        private final LocalizedText sentence;
        private String board = "";
        private boolean installed;
        private @Nullable Hold hold;
        private int online;
        private int uncertain;
        private List<Finding> findings = List.of();
        private Capabilities capabilities = Capabilities.DEFAULT;
        private List<FeedAddress> addresses = List.of();
        private Map<String, String> diagnostics = Map.of();
        private final Map<PublicationState, Integer> publications = new EnumMap<>(PublicationState.class);
        private @Nullable Instant credentialsUntil;
        private @Nullable Instant nextTransmission;

        private Builder(ChannelId channel, LocalizedText sentence) {
            this.channel = Objects.requireNonNull(channel, "channel");
            this.sentence = Objects.requireNonNull(sentence, "sentence");
        }

        public Builder board(String board) {
            this.board = Objects.requireNonNull(board, "board");
            return this;
        }

        public Builder installed(boolean installed) {
            this.installed = installed;
            return this;
        }

        public Builder hold(@Nullable Hold hold) {
            this.hold = hold;
            return this;
        }

        public Builder uncertain(int uncertain) {
            this.uncertain = uncertain;
            return this;
        }

        public Builder online(int online) {
            this.online = online;
            return this;
        }

        public Builder findings(List<Finding> findings) {
            this.findings = List.copyOf(findings);
            return this;
        }

        public Builder capabilities(Capabilities capabilities) {
            this.capabilities = Objects.requireNonNull(capabilities, "capabilities");
            return this;
        }

        public Builder addresses(List<FeedAddress> addresses) {
            this.addresses = List.copyOf(addresses);
            return this;
        }

        public Builder diagnostics(Map<String, String> diagnostics) {
            this.diagnostics = Map.copyOf(diagnostics);
            return this;
        }

        public Builder publications(Map<PublicationState, Integer> publications) {
            this.publications.putAll(publications);
            return this;
        }

        /** @since 1.1 */
        public Builder credentialsUntil(@Nullable Instant credentialsUntil) {
            this.credentialsUntil = credentialsUntil;
            return this;
        }

        /** @since 1.1 */
        public Builder nextTransmission(@Nullable Instant nextTransmission) {
            this.nextTransmission = nextTransmission;
            return this;
        }

        public ChannelStatus build() {
            return new ChannelStatus(this);
        }
    }
}
