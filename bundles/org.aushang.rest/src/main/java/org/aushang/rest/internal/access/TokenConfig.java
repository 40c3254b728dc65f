package org.aushang.rest.internal.access;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A token of the REST interface. All attributes are text: what is wrong becomes a finding. */
@ObjectClassDefinition(
        id = TokenConfig.PID,
        name = "%token.name",
        description = "%token.description",
        localization = "OSGI-INF/l10n/token")
@interface TokenConfig {

    String PID = "org.aushang.rest.token";

    @AttributeDefinition(name = "%sha256.name", description = "%sha256.description")
    String sha256() default "";

    @AttributeDefinition(name = "%read.name", description = "%read.description", type = AttributeType.BOOLEAN)
    String read() default "true";

    @AttributeDefinition(name = "%write.name", description = "%write.description", type = AttributeType.BOOLEAN)
    String write() default "false";

    @AttributeDefinition(
            name = "%applications.name",
            description = "%applications.description",
            type = AttributeType.BOOLEAN)
    String applications() default "false";

    @AttributeDefinition(name = "%channels.name", description = "%channels.description")
    String channels() default "";
}
