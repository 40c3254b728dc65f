package org.aushang.console.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The web application's own settings. */
@ObjectClassDefinition(
        id = "org.aushang.console",
        name = "%console.name",
        description = "%console.description",
        localization = "OSGI-INF/l10n/console")
@interface ConsoleConfig {

    @AttributeDefinition(name = "%realm.name", description = "%realm.description")
    String realm() default "karaf";

    @AttributeDefinition(name = "%frameAncestors.name", description = "%frameAncestors.description")
    String frameAncestors() default "'self'";
}
