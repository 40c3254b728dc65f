package org.aushang.simulator.arbeitsagentur.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        name = "%simulator.name",
        description = "%simulator.description",
        localization = "OSGI-INF/l10n/simulator")
@interface SimulatorConfig {

    @AttributeDefinition(
            name = "%port.name",
            description = "%port.description",
            required = false,
            type = AttributeType.INTEGER)
    String port() default "8443";

    @AttributeDefinition(name = "%data.name", description = "%data.description", required = false)
    String data() default "";

    @AttributeDefinition(
            name = "%delay.name",
            description = "%delay.description",
            required = false,
            type = AttributeType.INTEGER)
    String delaySeconds() default "5";

    @AttributeDefinition(
            name = "%control.name",
            description = "%control.description",
            required = false,
            type = AttributeType.INTEGER)
    String controlPort() default "-1";

    @AttributeDefinition(
            name = "%employers.name",
            description = "%employers.description",
            required = false,
            type = AttributeType.INTEGER)
    String employers() default "0";

    @AttributeDefinition(
            name = "%later.name",
            description = "%later.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String laterElements() default "false";
}
