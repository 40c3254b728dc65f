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
            name = "%pollIntervalSeconds.name",
            description = "%pollIntervalSeconds.description",
            required = false,
            type = AttributeType.INTEGER)
    String pollIntervalSeconds() default "10";

    @AttributeDefinition(
            name = "%stopSeconds.name",
            description = "%stopSeconds.description",
            required = false,
            type = AttributeType.INTEGER)
    String stopSeconds() default "30";

    @AttributeDefinition(
            name = "%massChangePercent.name",
            description = "%massChangePercent.description",
            required = false,
            type = AttributeType.INTEGER)
    String massChangePercent() default "20";

    @AttributeDefinition(
            name = "%massChangeMinimum.name",
            description = "%massChangeMinimum.description",
            required = false,
            type = AttributeType.INTEGER)
    String massChangeMinimum() default "10";

    @AttributeDefinition(name = "%quietHours.name", description = "%quietHours.description", required = false)
    String[] quietHours() default {};

    @AttributeDefinition(
            name = "%refreshDays.name",
            description = "%refreshDays.description",
            required = false,
            type = AttributeType.INTEGER)
    String refreshDays() default "7";

    @AttributeDefinition(
            name = "%retentionDays.name",
            description = "%retentionDays.description",
            required = false,
            type = AttributeType.INTEGER)
    String retentionDays() default "365";
}
