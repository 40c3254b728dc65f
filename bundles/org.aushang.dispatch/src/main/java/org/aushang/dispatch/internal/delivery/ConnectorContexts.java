package org.aushang.dispatch.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.WorkContext;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.store.ArtifactRepository;
import org.aushang.dispatch.internal.store.FactRepository;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.dispatch.internal.store.SubmissionRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What connectors are handed while they work. */
public final class ConnectorContexts {

    private static final Logger log = LoggerFactory.getLogger("org.aushang.channel");
    /** How long a call that talks to a board may take. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final Clock clock;
    private final BooleanSupplier stopping;

    public ConnectorContexts(Ledger ledger, Clock clock, BooleanSupplier stopping) {
        this.ledger = ledger;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** The time limit of such a call; a little longer than its deadline says. */
    Duration longest() {
        return LONGEST.plusSeconds(30);
    }

    SubmitContext handover(String channel, SubmissionId submission, LocalDateTime sendTime) {
        return new Submitting(channel, submission, sendTime);
    }

    CollectContext collect(String channel) {
        return new Collecting(channel);
    }

    /**
     * @param online what the board has of the job now
     * @param facts what the channel's connector learned, by topic
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

    private void keep(SubmissionId submission, String name, byte[] content) {
        ledger.durably(connection -> {
            new ArtifactRepository(connection).keep(submission, name, content, clock.instant());
            return name;
        });
    }

    /** What both kinds of work need. */
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
        public void keep(String name, byte[] content) {
            ConnectorContexts.this.keep(submission, name, content);
        }
    }

    private final class Collecting extends Working implements CollectContext {

        private final String channel;

        private Collecting(String channel) {
            super(channel, LONGEST);
            this.channel = channel;
        }

        @Override
        public Optional<JobPosting> sent(SubmissionId submission, PublicationId publication) {
            Optional<String> payload = ledger.inTransaction(
                    connection -> new SubmissionRepository(connection).advertised(submission, publication));
            return payload.map(SubmissionAssembler::posting);
        }

        @Override
        public Map<String, byte[]> kept(SubmissionId submission, Predicate<String> names) {
            return ledger.inTransaction(connection -> {
                ArtifactRepository artefacts = new ArtifactRepository(connection);
                Map<String, byte[]> found = new TreeMap<>();
                for (ArtifactRef artefact : artefacts.of(submission).values()) {
                    if (names.test(artefact.name())) {
                        artefacts.read(artefact).ifPresent(content -> found.put(artefact.name(), content));
                    }
                }
                return found;
            });
        }

        @Override
        public void learn(String topic, String fact) {
            ledger.inTransaction(connection -> {
                new FactRepository(connection).learn(channel, topic, fact, clock.instant());
                return fact;
            });
        }

        @Override
        public void keep(SubmissionId submission, String name, byte[] content) {
            ConnectorContexts.this.keep(submission, name, content);
        }
    }

    private final class Querying extends Working {

        private Querying(String channel, Duration longest) {
            super(channel, longest);
        }
    }
}
