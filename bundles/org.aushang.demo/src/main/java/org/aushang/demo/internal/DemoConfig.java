package org.aushang.demo.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Aushang: demo", description = "The demo host.")
@interface DemoConfig {

    @AttributeDefinition(name = "Directory", description = "Where results.txt is written.")
    String directory() default "";

    @AttributeDefinition(name = "Language", description = "de or en, for results.txt.")
    String language() default "de";

    @AttributeDefinition(
            name = "Look",
            description = "Poll interval, seconds for reports.",
            type = AttributeType.INTEGER)
    String pollIntervalSeconds() default "2";
}
