package org.aushang.credentials.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        name = "%credentials.name",
        description = "%credentials.description",
        localization = "OSGI-INF/l10n/credentials")
public @interface CredentialsConfig {

    @AttributeDefinition(name = "%directory.name", description = "%directory.description", required = false)
    String directory() default "";

    @AttributeDefinition(name = "%keyFile.name", description = "%keyFile.description", required = false)
    String keyFile() default "";
}
