package org.aushang.connector.feed.internal.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Metatype of a feed, one factory configuration each. Every value has a default, so that a missing one becomes a finding and not an absent service. */
@ObjectClassDefinition(
        name = "%channel.name",
        description = "%channel.description",
        localization = "OSGI-INF/l10n/feed")
public @interface FeedConfig {

    @AttributeDefinition(name = "%id.name", description = "%id.description")
    String aushang_channel_id() default "";

    @AttributeDefinition(
            name = "%enabled.name",
            description = "%enabled.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String enabled() default "true";

    @AttributeDefinition(name = "%publisher.name", description = "%publisher.description")
    String publisher() default "";

    @AttributeDefinition(name = "%publicUrl.name", description = "%publicUrl.description", required = false)
    String publicUrl() default "";

    @AttributeDefinition(
            name = "%token.name",
            description = "%token.description",
            required = false,
            type = AttributeType.PASSWORD)
    String _token() default "";

    @AttributeDefinition(name = "%timeZone.name", description = "%timeZone.description", required = false)
    String timeZone() default "Europe/Berlin";
}
