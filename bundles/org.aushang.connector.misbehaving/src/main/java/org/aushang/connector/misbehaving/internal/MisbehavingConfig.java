package org.aushang.connector.misbehaving.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Metatype of a test channel: a fault for each method; a posting may ask for another. */
@ObjectClassDefinition(
        name = "%channel.name",
        description = "%channel.description",
        localization = "OSGI-INF/l10n/misbehaving")
@interface MisbehavingConfig {

    @AttributeDefinition(name = "%id.name", description = "%id.description")
    String aushang_channel_id() default "";

    @AttributeDefinition(name = "%describe.name", description = "%conduct.description", required = false)
    String describe() default "well";

    @AttributeDefinition(name = "%check.name", description = "%conduct.description", required = false)
    String check() default "well";

    @AttributeDefinition(name = "%submit.name", description = "%conduct.description", required = false)
    String submit() default "well";

    @AttributeDefinition(name = "%collectVerdicts.name", description = "%conduct.description", required = false)
    String collectVerdicts() default "well";

    @AttributeDefinition(
            name = "%delaySeconds.name",
            description = "%delaySeconds.description",
            required = false,
            type = AttributeType.INTEGER)
    String delaySeconds() default "5";
}
