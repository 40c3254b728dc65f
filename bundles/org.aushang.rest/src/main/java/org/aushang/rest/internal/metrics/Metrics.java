package org.aushang.rest.internal.metrics;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts and measures what an operator watches: how many publications are in each state, how long they wait, how long boards take, how
 * long certificates last, and how long the store takes. Thread-safe.
 */
@Component(service = {Metrics.class, PublicationListener.class})
public final class Metrics implements PublicationListener {

    /** Of more than this the age of the oldest says enough. */
    private static final int MOST = 50_000;

    private final ChannelService channels;
    private final PublicationService publications;
    private final Clock clock;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<PublicationRef, Instant> waiting = new ConcurrentHashMap<>();
    private final Map<PublicationRef, Instant> submitted = new ConcurrentHashMap<>();
    private final MultiGauge states = gauge("aushang.publications", "Publications of a channel in each state");
    private final MultiGauge active =
            gauge("aushang.channel.active", "1 if the channel transmits, 0 if something holds it");
    private final MultiGauge credentials =
            gauge("aushang.credentials.remaining.days", "Days until the last of the channel's credentials expires");
    private final MultiGauge backlog =
            gauge("aushang.backlog.age.seconds", "How long the oldest publication of the channel has been waiting");
    private boolean known;

    @Activate
    public Metrics(@Reference ChannelService channels, @Reference PublicationService publications) {
        this(channels, publications, Clock.systemUTC());
    }

    Metrics(ChannelService channels, PublicationService publications, Clock clock) {
        this.channels = channels;
        this.publications = publications;
        this.clock = clock;
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Override
    public void changed(PublicationStatus status) {
        String channel = status.ref().channel().value();
        registry.counter(
                        "aushang.publication.changes",
                        "channel",
                        channel,
                        "state",
                        status.state().name())
                .increment();
        note(waiting, status, PublicationState.PENDING);
        Instant before = submitted.get(status.ref());
        note(submitted, status, PublicationState.SUBMITTED);
        if (before != null && isVerdict(status.state())) {
            registry.timer(
                            "aushang.verdict.delay",
                            "channel",
                            channel,
                            "state",
                            status.state().name())
                    .record(Duration.between(before, status.since()));
        }
    }

    private static boolean isVerdict(PublicationState state) {
        return state == PublicationState.ACCEPTED
                || state == PublicationState.REJECTED
                || state == PublicationState.WITHDRAWN;
    }

    private static void note(Map<PublicationRef, Instant> since, PublicationStatus status, PublicationState state) {
        if (status.state() != state) {
            since.remove(status.ref());
        } else if (since.size() < MOST) {
            since.put(status.ref(), status.since());
        }
    }

    /** What Prometheus reads, in its text format of version 0.0.4. */
    public synchronized String scrape() {
        if (!known) {
            // What waited before this process began.
            publications
                    .findAll(PublicationQuery.builder()
                            .states(Set.of(PublicationState.PENDING, PublicationState.SUBMITTED))
                            .build())
                    .limit(MOST)
                    .forEach(status -> {
                        note(waiting, status, PublicationState.PENDING);
                        note(submitted, status, PublicationState.SUBMITTED);
                    });
            known = true;
        }
        List<ChannelStatus> all =
                Objects.requireNonNull(registry.timer("aushang.store.overview").record(channels::channels));
        List<Row<?>> perState = new ArrayList<>();
        List<Row<?>> transmitting = new ArrayList<>();
        List<Row<?>> days = new ArrayList<>();
        for (ChannelStatus channel : all) {
            Tags tags = Tags.of("channel", channel.channel().value());
            channel.publications()
                    .forEach((state, count) -> perState.add(Row.of(tags.and("state", state.name()), count)));
            boolean transmits = channel.installed()
                    && channel.hold().isEmpty()
                    && channel.findings().stream().noneMatch(Finding::isError);
            transmitting.add(Row.of(tags, transmits ? 1 : 0));
            channel.credentialsUntil()
                    .ifPresent(until -> days.add(Row.of(
                            tags, Duration.between(clock.instant(), until).toHours() / 24.0)));
        }
        states.register(perState, true);
        active.register(transmitting, true);
        credentials.register(days, true);
        backlog.register(ages(all), true);
        return registry.scrape();
    }

    /** Zero for a channel where nothing waits. */
    private List<Row<?>> ages(List<ChannelStatus> all) {
        List<Row<?>> rows = new ArrayList<>();
        for (ChannelStatus channel : all) {
            double age = oldest(channel.channel())
                    .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                    .orElse(0.0);
            rows.add(Row.of(Tags.of("channel", channel.channel().value()), age));
        }
        return rows;
    }

    /** What was read at the first scrape may have changed before it was noted, so the oldest is asked whether it still waits. */
    private Optional<Instant> oldest(ChannelId channel) {
        Optional<Map.Entry<PublicationRef, Instant>> oldest = first(channel);
        while (oldest.isPresent() && !isWaiting(oldest.get().getKey())) {
            waiting.remove(oldest.get().getKey(), oldest.get().getValue());
            oldest = first(channel);
        }
        return oldest.map(Map.Entry::getValue);
    }

    private Optional<Map.Entry<PublicationRef, Instant>> first(ChannelId channel) {
        return waiting.entrySet().stream()
                .filter(entry -> entry.getKey().channel().equals(channel))
                .min(Map.Entry.comparingByValue());
    }

    private boolean isWaiting(PublicationRef ref) {
        return publications
                .status(ref)
                .filter(status -> status.state() == PublicationState.PENDING)
                .isPresent();
    }

    @Deactivate
    void close() {
        registry.close();
    }
}
