package org.aushang.dispatch.internal.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        name = "%dispatch.name",
        description = "%dispatch.description",
        localization = "OSGI-INF/l10n/dispatch")
public @interface DispatchConfig {

    /** The PID of this configuration; every component of the bundle reads it. */
    String PID = "org.aushang.dispatch";

    /** Which data source is the ledger; this value means: our own, embedded one. */
    String EMBEDDED = "(aushang.ledger=embedded)";

    @AttributeDefinition(name = "%dataSource.name", description = "%dataSource.description", required = false)
    String dataSource_target() default EMBEDDED;

    @AttributeDefinition(name = "%directory.name", description = "%directory.description", required = false)
    String directory() default "";

    @AttributeDefinition(
            name = "%startEmpty.name",
            description = "%startEmpty.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String startEmpty() default "false";

    @AttributeDefinition(
            name = "%threads.name",
            description = "%threads.description",
            required = false,
            type = AttributeType.INTEGER)
    String threads() default "8";

    @AttributeDefinition(
            name = "%lookSeconds.name",
            description = "%lookSeconds.description",
            required = false,
            type = AttributeType.INTEGER)
    String lookSeconds() default "10";

    @AttributeDefinition(
            name = "%stopSeconds.name",
            description = "%stopSeconds.description",
            required = false,
            type = AttributeType.INTEGER)
    String stopSeconds() default "30";

    @AttributeDefinition(
            name = "%guardShare.name",
            description = "%guardShare.description",
            required = false,
            type = AttributeType.INTEGER)
    String guardShare() default "20";

    @AttributeDefinition(
            name = "%guardLeast.name",
            description = "%guardLeast.description",
            required = false,
            type = AttributeType.INTEGER)
    String guardLeast() default "10";

    @AttributeDefinition(name = "%quietHours.name", description = "%quietHours.description", required = false)
    String[] quietHours() default {};

    @AttributeDefinition(
            name = "%keepDays.name",
            description = "%keepDays.description",
            required = false,
            type = AttributeType.INTEGER)
    String keepDays() default "365";
}
