package org.aushang.dispatch.internal.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.aushang.api.connector.Artifact;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.WorkContext;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SecretRef;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Factory of the contexts that connectors are given in one pass, or for one question. Thread-safe. */
public final class ConnectorContexts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger("org.aushang.channel");
    /** How long a call that talks to a board may take. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final Channels channels;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final SharedInPass shared = new SharedInPass();

    public ConnectorContexts(Ledger ledger, Channels channels, Clock clock, BooleanSupplier stopping) {
        this.ledger = ledger;
        this.channels = channels;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** The time limit of such a call; a little longer than its deadline says. */
    static Duration longest() {
        return LONGEST.plusSeconds(30);
    }

    SubmitContext submit(String channel, SubmissionId submission, LocalDateTime sendTime) {
        return new Submitting(channel, submission, sendTime);
    }

    CollectContext collect(String channel) {
        return new Collecting(channel);
    }

    /**
     * @param online what the board has of the job now
     * @param facts what the channel's connector recorded, by topic
     */
    public static CheckContext check(Clock clock, Optional<JobPosting> online, Map<String, Set<String>> facts) {
        return new Checking(clock, online, facts);
    }

    private record Checking(Clock clock, Optional<JobPosting> online, Map<String, Set<String>> facts)
            implements CheckContext {

        @Override
        public Set<String> facts(String topic) {
            return Set.copyOf(facts.getOrDefault(topic, Set.of()));
        }
    }

    /** For a question that a person waits for. */
    public WorkContext question(String channel, Duration longest) {
        return new Querying(channel, longest);
    }

    /** A call was cut or failed: the next one shares nothing with it. */
    void discardShared() {
        shared.discard();
    }

    /** The pass is over. */
    @Override
    public void close() {
        shared.close();
    }

    private void store(SubmissionId submission, String name, byte[] content) {
        ledger.durably(work -> {
            work.artifacts().store(submission, name, content, clock.instant());
            return name;
        });
    }

    /** Common to all calls that may take time. */
    private abstract class Working implements WorkContext {

        private final String about;
        private final Instant deadline;

        private Working(String about, Duration longest) {
            this.about = about;
            this.deadline = clock.instant().plus(longest);
        }

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public Instant deadline() {
            return deadline;
        }

        @Override
        public boolean cancelled() {
            return stopping.getAsBoolean() || clock.instant().isAfter(deadline);
        }

        @Override
        public Optional<byte[]> secret(String name) {
            try {
                Optional<SecretStore> store = channels.secrets();
                Optional<SecretRef> secret = SecretRef.parse("store:" + name);
                return store.isEmpty() || secret.isEmpty()
                        ? Optional.empty()
                        : store.get().read(secret.get());
            } catch (IOException e) {
                log.warn("{}: the secret {} cannot be read: {}", about, name, e.getMessage());
                return Optional.empty();
            }
        }

        @Override
        public void log(String line) {
            log.info("{}: {}", about, line);
        }
    }

    private final class Submitting extends Working implements SubmitContext {

        private final SubmissionId submission;
        private final LocalDateTime sendTime;

        private Submitting(String channel, SubmissionId submission, LocalDateTime sendTime) {
            super(channel + " submission " + submission, LONGEST);
            this.submission = submission;
            this.sendTime = sendTime;
        }

        @Override
        public LocalDateTime sendTime() {
            return sendTime;
        }

        @Override
        public void store(String name, byte[] content) {
            ConnectorContexts.this.store(submission, name, content);
        }

        @Override
        public <T extends AutoCloseable> T shared(Class<T> type, Supplier<T> made) {
            return shared.get(type, made);
        }
    }

    private final class Collecting extends Working implements CollectContext {

        private final String channel;
        /** Contents of submissions that were asked about. */
        private final Map<SubmissionId, Map<PublicationId, String>> sent = new HashMap<>();

        private Collecting(String channel) {
            super(channel, LONGEST);
            this.channel = channel;
        }

        @Override
        public Optional<JobPosting> sent(SubmissionId submission, PublicationId publication) {
            Map<PublicationId, String> contents;
            synchronized (sent) {
                // All at once: a report says something about each of them.
                contents = sent.computeIfAbsent(
                        submission,
                        id -> ledger.inTransaction(work -> work.orders().published(id)));
            }
            return Optional.ofNullable(contents.get(publication)).map(ChannelRevisions::posting);
        }

        @Override
        public List<Artifact> artifacts(SubmissionId submission, Predicate<String> names) {
            return ledger.inTransaction(work -> work.artifacts().of(submission)).values().stream()
                    .filter(artifact -> names.test(artifact.name()))
                    .<Artifact>map(artifact -> new StoredArtifact(artifact, ledger))
                    .toList();
        }

        @Override
        public void recordFact(String topic, String fact) {
            ledger.inTransaction(work -> {
                work.facts().recordFact(channel, topic, fact, clock.instant());
                return fact;
            });
        }

        @Override
        public void store(SubmissionId submission, String name, byte[] content) {
            ConnectorContexts.this.store(submission, name, content);
        }

        @Override
        public <T extends AutoCloseable> T shared(Class<T> type, Supplier<T> made) {
            return shared.get(type, made);
        }
    }

    private final class Querying extends Working {

        private Querying(String channel, Duration longest) {
            super(channel, longest);
        }
    }
}
