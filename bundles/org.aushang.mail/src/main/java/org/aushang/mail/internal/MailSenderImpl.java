package org.aushang.mail.internal;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.MailSender;
import org.aushang.api.host.OutgoingMail;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends through the mail server of the configuration. Thread-safe. */
@Component(configurationPid = "org.aushang.mail", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MailSenderImpl implements MailSender {

    private static final Logger log = LoggerFactory.getLogger(MailSenderImpl.class);

    private final MailSettings settings;
    private final MailServer server;
    private final MailPassword password;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public MailSenderImpl(
            Map<String, Object> properties,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    SecretStore secrets) {
        settings = MailSettings.read(properties);
        server = new MailServer(settings);
        password = new MailPassword(properties, secrets);
    }

    @Override
    public Outcome send(OutgoingMail mail) {
        if (!settings.isUsable()) {
            return Outcome.NOT_SENT;
        }
        try {
            return server.send(mail, password.read(), clock.instant());
        } catch (MessagingException e) {
            // For instance an address that is none; trying again would not help.
            log.warn("A mail could not be made: {}", e.getClass().getName());
            return Outcome.FAILED;
        } catch (IOException e) {
            log.warn("The mail server cannot be used: {}", e.getMessage());
            return Outcome.NOT_SENT;
        }
    }
}
