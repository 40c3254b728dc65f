package org.aushang.tck;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;

/** What the core hands a connector, made for one call, and what the connector did with it. */
final class Attempt implements SubmitContext, CollectContext, CheckContext {

    private final Clock clock;
    private final LocalDateTime sendTime;
    private final Runnable onKeep;
    private final boolean cancelled;
    final List<String> kept = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();

    Attempt(Clock clock, LocalDateTime sendTime, Runnable onKeep, boolean cancelled) {
        this.clock = clock;
        this.sendTime = sendTime;
        this.onKeep = onKeep;
        this.cancelled = cancelled;
    }

    @Override
    public LocalDateTime sendTime() {
        return sendTime;
    }

    @Override
    public void keep(String name, byte[] content) {
        onKeep.run();
        kept.add(name + " " + new String(content, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void keep(SubmissionId submission, String name, byte[] content) {
        kept.add(name + " " + new String(content, StandardCharsets.ISO_8859_1));
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
    public Map<String, byte[]> kept(SubmissionId submission, Predicate<String> names) {
        return Map.of();
    }

    @Override
    public void learn(String topic, String fact) {
        kept.add(topic + " " + fact);
    }

    @Override
    public Instant deadline() {
        return clock.instant().plusSeconds(60);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void log(String line) {
        lines.add(line);
    }
}
