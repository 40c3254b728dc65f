package org.aushang.applications.mail.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A mailbox that applications come to. All attributes are text: what is wrong becomes a finding. */
@ObjectClassDefinition(
        id = "org.aushang.applications.mail",
        name = "%mailbox.name",
        description = "%mailbox.description",
        localization = "OSGI-INF/l10n/mailbox")
@interface MailboxConfig {

    @AttributeDefinition(name = "%host.name", description = "%host.description")
    String host() default "";

    @AttributeDefinition(name = "%port.name", description = "%port.description", type = AttributeType.INTEGER)
    String port() default "993";

    @AttributeDefinition(
            name = "%encryption.name",
            description = "%encryption.description",
            options = {@Option(label = "TLS", value = "tls"), @Option(label = "STARTTLS", value = "starttls")})
    String encryption() default "tls";

    @AttributeDefinition(name = "%trustedCertificates.name", description = "%trustedCertificates.description")
    String trustedCertificates() default "";

    @AttributeDefinition(name = "%user.name", description = "%user.description")
    String user() default "";

    @AttributeDefinition(
            name = "%authentication.name",
            description = "%authentication.description",
            options = {
                @Option(label = "%authentication.password", value = "password"),
                @Option(label = "OAuth2", value = "oauth2")
            })
    String authentication() default "password";

    @AttributeDefinition(name = "%password.name", description = "%password.description", type = AttributeType.PASSWORD)
    String _password() default "";

    @AttributeDefinition(name = "%tokenUrl.name", description = "%tokenUrl.description")
    String tokenUrl() default "";

    @AttributeDefinition(name = "%clientId.name", description = "%clientId.description")
    String clientId() default "";

    @AttributeDefinition(name = "%scope.name", description = "%scope.description")
    String scope() default "https://outlook.office365.com/.default";

    @AttributeDefinition(name = "%folder.name", description = "%folder.description")
    String folder() default "INBOX";

    @AttributeDefinition(name = "%doneFolder.name", description = "%doneFolder.description")
    String doneFolder() default "Aushang";

    @AttributeDefinition(name = "%move.name", description = "%move.description", type = AttributeType.BOOLEAN)
    String move() default "true";

    @AttributeDefinition(
            name = "%pollIntervalSeconds.name",
            description = "%pollIntervalSeconds.description",
            type = AttributeType.INTEGER)
    String pollIntervalSeconds() default "120";

    @AttributeDefinition(name = "%smtpHost.name", description = "%smtpHost.description")
    String smtpHost() default "";

    @AttributeDefinition(name = "%smtpPort.name", description = "%smtpPort.description", type = AttributeType.INTEGER)
    String smtpPort() default "587";

    @AttributeDefinition(
            name = "%smtpEncryption.name",
            description = "%smtpEncryption.description",
            options = {@Option(label = "STARTTLS", value = "starttls"), @Option(label = "TLS", value = "tls")})
    String smtpEncryption() default "starttls";

    @AttributeDefinition(name = "%testAddress.name", description = "%testAddress.description")
    String testAddress() default "";
}
