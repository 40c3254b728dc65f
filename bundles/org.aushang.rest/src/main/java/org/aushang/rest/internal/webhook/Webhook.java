package org.aushang.rest.internal.webhook;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes a host up when there are changes: a thin, signed event that says up to where, for as many changes as there were meanwhile. What
 * changed stands in the change feed, so an event that is lost costs time and nothing else; one is sent at the start too.
 */
@Component(
        service = PublicationListener.class,
        configurationPid = WebhookConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WebhookConfig.class, factory = true)
public final class Webhook implements PublicationListener {

    private static final Logger log = LoggerFactory.getLogger(Webhook.class);

    /** So that a mass of changes is one event. */
    private static final Duration GATHERING = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** As the specification proposes; after three days the next change begins anew. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** What became of one attempt. */
    private enum Outcome {
        TAKEN,
        FAILED,
        /** The host wants none of these any more. */
        GONE
    }

    private final WebhookSettings settings;
    private final PublicationService publications;
    private final Clock clock;
    private final Runnable switchOff;
    private final RetryPolicy<Outcome> again;
    /** An event is under way, with all its repetitions. */
    private final AtomicBoolean running = new AtomicBoolean();
    /** There were changes that no attempt has told of. */
    private final AtomicBoolean untold = new AtomicBoolean();

    private final ExecutorService connections = Executors.newCachedThreadPool(Webhook::thread);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Webhook::thread);
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .executor(connections)
            .build();

    @Activate
    public Webhook(
            Map<String, Object> properties,
            @Reference PublicationService publications,
            @Reference ConfigurationAdmin configurations,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    SecretStore secrets) {
        this(
                WebhookSettings.read(properties, written -> SecretStore.resolve(written, secrets)),
                publications,
                Clock.systemUTC(),
                PAUSES,
                () -> switchOff(String.valueOf(properties.get("service.pid")), configurations));
    }

    Webhook(
            WebhookSettings settings,
            PublicationService publications,
            Clock clock,
            List<Duration> pauses,
            Runnable switchOff) {
        this.settings = settings;
        this.publications = publications;
        this.clock = clock;
        this.switchOff = switchOff;
        this.again = RetryPolicy.<Outcome>builder()
                .handleResult(Outcome.FAILED)
                .withMaxRetries(pauses.size())
                .withDelayFn(attempt -> pauses.get(Math.min(attempt.getAttemptCount(), pauses.size()) - 1))
                .build();
        settings.findings().forEach(finding -> log.warn("{}", finding));
        wake();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "aushang-webhook");
        thread.setDaemon(true);
        return thread;
    }

    private static void switchOff(String pid, ConfigurationAdmin configurations) {
        try {
            Configuration configuration = configurations.getConfiguration(pid, "?");
            Dictionary<String, Object> properties = configuration.getProperties();
            if (properties != null) {
                properties.put("enabled", "false");
                configuration.update(properties);
            }
        } catch (IOException e) {
            log.error("The webhook {} could not be switched off: {}", pid, e.getMessage());
        }
    }

    @Override
    public void changed(PublicationStatus status) {
        wake();
    }

    private void wake() {
        untold.set(true);
        if (settings.isActive() && !thread.isShutdown() && running.compareAndSet(false, true)) {
            Future<?> unused = thread.schedule(this::send, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        String id = "msg_" + UUID.randomUUID();
        Future<?> unused = Failsafe.with(again)
                .with(thread)
                .getAsync(() -> attempt(id))
                .whenComplete((outcome, failure) -> {
                    if (outcome == Outcome.GONE) {
                        log.warn("The webhook {} is switched off: the host answered 410", settings.url());
                        switchOff.run();
                    } else if (!thread.isShutdown()) {
                        running.set(false);
                        if (outcome != Outcome.TAKEN) {
                            log.error("The webhook {} is given up until the next change", settings.url(), failure);
                        } else if (untold.get()) {
                            wake();
                        }
                    }
                });
    }

    private Outcome attempt(String id) throws InterruptedException {
        untold.set(false);
        try {
            String upTo = publications.latestChange().value();
            if (!settings.allowsPrivate()
                    && !PublicAddresses.only(settings.url().getHost())) {
                log.warn("The webhook {} leads to a private address and is not called", settings.url());
                return Outcome.FAILED;
            }
            long timestamp = clock.instant().getEpochSecond();
            String body = "{\"type\":\"changes.available\",\"timestamp\":\"" + clock.instant()
                    + "\",\"data\":{\"latest\":\"" + upTo + "\"}}";
            HttpRequest request = HttpRequest.newBuilder(settings.url())
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", String.valueOf(timestamp))
                    .header(
                            "webhook-signature",
                            settings.signatures().stream()
                                    .map(signature -> signature.sign(id, timestamp, body))
                                    .collect(Collectors.joining(" ")))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 410) {
                return Outcome.GONE;
            }
            if (status >= 200 && status < 300) {
                return Outcome.TAKEN;
            }
            log.warn("The webhook {} was answered with {}; it is called again", settings.url(), status);
        } catch (UnknownHostException e) {
            log.warn("The webhook {} leads nowhere; it is called again", settings.url());
        } catch (IOException | StoreUnavailableException e) {
            log.warn("The webhook {} was not answered ({}); it is called again", settings.url(), e.toString());
        }
        return Outcome.FAILED;
    }

    @Deactivate
    void close() {
        thread.shutdownNow();
        connections.shutdownNow();
    }
}
