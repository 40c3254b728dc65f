package org.aushang.mail.internal;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelListener;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.jspecify.annotations.Nullable;
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
 * Sends what people have to know of a channel by e-mail: to the addresses of the configuration, and to those that the channel has in
 * its note {@link ChannelAdministration#NOTIFY}. A mail that the server does not take is tried again for some hours; after that the log has it.
 */
@Component(configurationPid = "org.aushang.mail", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MailConfig.class)
public final class AlertMailer implements ChannelListener {

    private static final Logger log = LoggerFactory.getLogger(AlertMailer.class);

    private static final RetryPolicy<Object> AGAIN = RetryPolicy.builder()
            .withMaxAttempts(10)
            .withBackoff(Duration.ofSeconds(10), Duration.ofHours(1), 3)
            .build();

    private final MailSettings settings;
    private final MailServer server;
    private final MailPassword password;
    private final ChannelAdministration administration;
    private final Clock clock;
    private final RetryPolicy<Object> again;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread one = new Thread(work, "aushang-mail");
        one.setDaemon(true);
        return one;
    });

    @Activate
    public AlertMailer(
            Map<String, Object> properties,
            @Reference ChannelAdministration administration,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    SecretStore secrets) {
        this(properties, administration, secrets, Clock.systemUTC(), AGAIN);
    }

    AlertMailer(
            Map<String, ?> properties,
            ChannelAdministration administration,
            @Nullable SecretStore secrets,
            Clock clock,
            RetryPolicy<Object> again) {
        this.settings = MailSettings.read(properties);
        this.server = new MailServer(settings);
        this.password = new MailPassword(properties, secrets);
        this.administration = administration;
        this.clock = clock;
        this.again = again;
        // An idle bundle has no thread.
        thread.setKeepAliveTime(10, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
        settings.findings()
                .forEach(finding -> log.error(
                        "{} {} ({})",
                        finding.message().english(),
                        finding.nextStep().english(),
                        finding.target()));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Its failure is logged by its own listener.
    public void alerted(ChannelId channel, List<Finding> findings) {
        if (!settings.isUsable()) {
            log.error("No e-mail about channel {}: the configuration org.aushang.mail is incomplete", channel);
            return;
        }
        try {
            Failsafe.with(again)
                    .with(thread)
                    .onFailure(end -> log.error(
                            "No e-mail about channel {}: {}",
                            channel,
                            String.valueOf(end.getException()),
                            end.getException()))
                    .runAsync(() -> send(channel, findings));
        } catch (RejectedExecutionException e) {
            log.error("No e-mail about channel {}: the bundle stops", channel);
        }
    }

    private void send(ChannelId channel, List<Finding> findings) throws Exception {
        List<InternetAddress> to = recipients(channel);
        if (to.isEmpty()) {
            return;
        }
        AlertMail mail =
                AlertMail.of(channel, findings, settings.locale(), ZoneId.systemDefault(), settings.consoleUrl());
        server.send(mail, to, password.read(), clock.instant());
        log.info("An e-mail about channel {} was sent to {} people", channel, to.size());
    }

    private List<InternetAddress> recipients(ChannelId channel) {
        Set<InternetAddress> all = new LinkedHashSet<>(settings.to());
        try {
            all.addAll(MailSettings.addresses(
                    administration.settings(channel).getOrDefault(ChannelAdministration.NOTIFY, "")));
        } catch (StoreUnavailableException | java.io.UncheckedIOException e) {
            log.warn("The addresses of channel {} cannot be read: {}", channel, e.getMessage());
        }
        return new ArrayList<>(all);
    }

    @Deactivate
    void close() {
        thread.shutdownNow();
    }
}
