package org.aushang.mail.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The mail server, and who gets alerts. All attributes are text: what is wrong becomes a finding in the log. */
@ObjectClassDefinition(
        id = "org.aushang.mail",
        name = "%mail.name",
        description = "%mail.description",
        localization = "OSGI-INF/l10n/mail")
@interface MailConfig {

    @AttributeDefinition(name = "%host.name", description = "%host.description")
    String host() default "";

    @AttributeDefinition(name = "%port.name", description = "%port.description", type = AttributeType.INTEGER)
    String port() default "587";

    @AttributeDefinition(
            name = "%encryption.name",
            description = "%encryption.description",
            options = {@Option(label = "STARTTLS", value = "starttls"), @Option(label = "TLS", value = "tls")})
    String encryption() default "starttls";

    @AttributeDefinition(name = "%trustedCertificates.name", description = "%trustedCertificates.description")
    String trustedCertificates() default "";

    @AttributeDefinition(name = "%user.name", description = "%user.description")
    String user() default "";

    @AttributeDefinition(name = "%password.name", description = "%password.description", type = AttributeType.PASSWORD)
    String _password() default "";

    @AttributeDefinition(name = "%from.name", description = "%from.description")
    String from() default "";

    @AttributeDefinition(name = "%to.name", description = "%to.description")
    String[] to() default {};

    @AttributeDefinition(
            name = "%language.name",
            description = "%language.description",
            options = {@Option(label = "Deutsch", value = "de"), @Option(label = "English", value = "en")})
    String language() default "de";

    @AttributeDefinition(name = "%consoleUrl.name", description = "%consoleUrl.description")
    String consoleUrl() default "";
}
