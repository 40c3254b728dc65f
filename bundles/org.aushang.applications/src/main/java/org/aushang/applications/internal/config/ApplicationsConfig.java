package org.aushang.applications.internal.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How applications come back. All attributes are text: what is wrong becomes a finding. */
@ObjectClassDefinition(
        id = "org.aushang.applications",
        name = "%applications.name",
        description = "%applications.description",
        localization = "OSGI-INF/l10n/applications")
public @interface ApplicationsConfig {

    String PID = "org.aushang.applications";

    @AttributeDefinition(
            name = "%routing.name",
            description = "%routing.description",
            options = {
                @Option(label = "%routing.inbox", value = "inbox"),
                @Option(label = "%routing.own", value = "own"),
                @Option(label = "%routing.off", value = "off")
            })
    String routing() default "inbox";

    @AttributeDefinition(name = "%publicUrl.name", description = "%publicUrl.description")
    String publicUrl() default "";

    @AttributeDefinition(name = "%address.name", description = "%address.description")
    String address() default "";

    @AttributeDefinition(name = "%privacyUrl.name", description = "%privacyUrl.description")
    String privacyUrl() default "";

    @AttributeDefinition(name = "%consent.name", description = "%consent.description")
    String consent() default "";

    @AttributeDefinition(name = "%consentVersion.name", description = "%consentVersion.description")
    String consentVersion() default "";

    @AttributeDefinition(name = "%acknowledgement.name", description = "%acknowledgement.description")
    String acknowledgement() default "";

    @AttributeDefinition(name = "%declined.name", description = "%declined.description")
    String declined() default "";

    @AttributeDefinition(
            name = "%retentionDays.name",
            description = "%retentionDays.description",
            type = AttributeType.INTEGER)
    String retentionDays() default "30";

    @AttributeDefinition(
            name = "%archives.name",
            description = "%archives.description",
            options = {
                @Option(label = "%archives.deliver", value = "deliver"),
                @Option(label = "%archives.hold", value = "hold")
            })
    String archives() default "hold";

    @AttributeDefinition(name = "%clamd.name", description = "%clamd.description")
    String clamd() default "";

    @AttributeDefinition(
            name = "%notScanned.name",
            description = "%notScanned.description",
            options = {
                @Option(label = "%archives.hold", value = "hold"),
                @Option(label = "%archives.deliver", value = "deliver")
            })
    String notScanned() default "hold";

    @AttributeDefinition(name = "%dataSource.name", description = "%dataSource.description")
    String dataSource_target() default "embedded";

    @AttributeDefinition(name = "%directory.name", description = "%directory.description")
    String directory() default "";
}
