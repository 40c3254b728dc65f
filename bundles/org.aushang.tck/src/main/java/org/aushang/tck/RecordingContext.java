package org.aushang.tck;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.aushang.api.connector.Artifact;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;

/** Implements the contexts for one call, and records what the connector did with them. */
final class RecordingContext implements SubmitContext, CollectContext, CheckContext {

    private final Clock clock;
    private final LocalDateTime sendTime;
    private final Runnable onStore;
    private final boolean cancelled;
    final List<String> stored = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<Class<?>, AutoCloseable> shared = new ConcurrentHashMap<>();

    RecordingContext(Clock clock, LocalDateTime sendTime, Runnable onStore, boolean cancelled) {
        this.clock = clock;
        this.sendTime = sendTime;
        this.onStore = onStore;
        this.cancelled = cancelled;
    }

    @Override
    public LocalDateTime sendTime() {
        return sendTime;
    }

    @Override
    public void store(String name, byte[] content) {
        onStore.run();
        stored.add(name + " " + new String(content, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void store(SubmissionId submission, String name, byte[] content) {
        stored.add(name + " " + new String(content, StandardCharsets.ISO_8859_1));
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Optional<JobPosting> online() {
        return Optional.empty();
    }

    @Override
    public Set<String> facts(String topic) {
        return Set.of();
    }

    @Override
    public Optional<JobPosting> sent(SubmissionId submission, PublicationId publication) {
        return Optional.empty();
    }

    @Override
    public List<Artifact> artifacts(SubmissionId submission, Predicate<String> names) {
        return List.of();
    }

    @Override
    public Optional<byte[]> secret(String name) {
        return Optional.empty();
    }

    @Override
    public void recordFact(String topic, String fact) {
        stored.add(topic + " " + fact);
    }

    @Override
    public Instant deadline() {
        return clock.instant().plusSeconds(60);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /** Each context of the kit is a pass of its own. */
    @Override
    public <T extends AutoCloseable> T shared(Class<T> type, Supplier<T> made) {
        return type.cast(shared.computeIfAbsent(type, key -> made.get()));
    }

    /** The pass is over. */
    void end() throws Exception {
        for (AutoCloseable one : shared.values()) {
            one.close();
        }
        shared.clear();
    }

    @Override
    public void log(String line) {
        lines.add(line);
    }
}
