package org.aushang.api.host;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;
import org.osgi.annotation.versioning.ProviderType;

/** What is true about one channel at one moment. Immutable. */
@ProviderType
public final class ChannelStatus {

    private final String channelId;
    private final String board;
    private final boolean installed;
    private final boolean paused;
    private final boolean stopped;
    private final int online;
    private final int uncertain;
    private final LocalizedText sentence;
    private final List<Finding> findings;
    private final Capabilities capabilities;
    private final List<Address> addresses;
    private final SortedMap<String, String> diagnostics;
    private final Map<PublicationState, Integer> publications;

    /**
     * Where a board can fetch what the channel offers.
     *
     * @param purpose what is there
     * @param url absolute, or a path of this host
     */
    public record Address(LocalizedText purpose, String url) {

        public Address {
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(url, "url");
        }
    }

    private ChannelStatus(Builder builder) {
        channelId = builder.channelId;
        board = builder.board;
        installed = builder.installed;
        paused = builder.paused;
        stopped = builder.stopped;
        online = builder.online;
        uncertain = builder.uncertain;
        sentence = builder.sentence;
        findings = builder.findings;
        capabilities = builder.capabilities;
        addresses = builder.addresses;
        diagnostics = Collections.unmodifiableSortedMap(new TreeMap<>(builder.diagnostics));
        publications = Collections.unmodifiableMap(new EnumMap<>(builder.publications));
    }

    public static Builder builder(String channelId, LocalizedText sentence) {
        return new Builder(channelId, sentence);
    }

    public String channelId() {
        return channelId;
    }

    /** The kind of board, for instance {@code arbeitsagentur}; empty if we never knew. */
    public String board() {
        return board;
    }

    /** Whether its connector is there now; otherwise the rest is what we last knew. */
    public boolean installed() {
        return installed;
    }

    /** Whether it is paused: {@link ChannelAdministration#pause}. */
    public boolean paused() {
        return paused;
    }

    /** Whether it stands still until a question is answered: {@link ChannelAdministration#pendingMassChange}. */
    public boolean stopped() {
        return stopped;
    }

    /** How many publications the board has accepted and still has, for all that is known. */
    public int online() {
        return online;
    }

    /**
     * How many publications may be online without any evidence: handed over and not answered yet, or their fate is unknown.
     * Together with {@link #online()} what has to be thought of before the channel is removed.
     */
    public int uncertain() {
        return uncertain;
    }

    /** The condition in words. */
    public LocalizedText sentence() {
        return sentence;
    }

    /** What stands in the way; empty if nothing does. */
    public List<Finding> findings() {
        return findings;
    }

    public Capabilities capabilities() {
        return capabilities;
    }

    /** What an admin tells the board; empty if we send. */
    public List<Address> addresses() {
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

    /** Not thread-safe. */
    public static final class Builder {

        private final String channelId;
        private final LocalizedText sentence;
        private String board = "";
        private boolean installed;
        private boolean paused;
        private boolean stopped;
        private int online;
        private int uncertain;
        private List<Finding> findings = List.of();
        private Capabilities capabilities = Capabilities.DEFAULT;
        private List<Address> addresses = List.of();
        private Map<String, String> diagnostics = Map.of();
        private final Map<PublicationState, Integer> publications = new EnumMap<>(PublicationState.class);

        private Builder(String channelId, LocalizedText sentence) {
            this.channelId = Objects.requireNonNull(channelId, "channelId");
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

        public Builder paused(boolean paused) {
            this.paused = paused;
            return this;
        }

        public Builder stopped(boolean stopped) {
            this.stopped = stopped;
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

        public Builder addresses(List<Address> addresses) {
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

        public ChannelStatus build() {
            return new ChannelStatus(this);
        }
    }
}
