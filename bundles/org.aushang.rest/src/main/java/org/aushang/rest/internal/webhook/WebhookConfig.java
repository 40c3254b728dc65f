package org.aushang.rest.internal.webhook;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A webhook. All attributes are text: what is wrong becomes a finding. */
@ObjectClassDefinition(
        id = WebhookConfig.PID,
        name = "%webhook.name",
        description = "%webhook.description",
        localization = "OSGI-INF/l10n/webhook")
@interface WebhookConfig {

    String PID = "org.aushang.rest.webhook";

    @AttributeDefinition(
            name = "%enabled.name",
            description = "%enabled.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String enabled() default "true";

    @AttributeDefinition(name = "%url.name", description = "%url.description")
    String url() default "";

    @AttributeDefinition(name = "%secret.name", description = "%secret.description", type = AttributeType.PASSWORD)
    String _secret() default "";

    @AttributeDefinition(
            name = "%previousSecret.name",
            description = "%previousSecret.description",
            required = false,
            type = AttributeType.PASSWORD)
    String _previousSecret() default "";

    @AttributeDefinition(
            name = "%allowPrivate.name",
            description = "%allowPrivate.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String allowPrivate() default "false";
}
