package ${package};

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an admin enters. Every value has a default: a missing one is a finding, not an absent service. */
@ObjectClassDefinition(name = "Job board: hello")
@interface HelloConfig {

    @AttributeDefinition(name = "Channel id")
    String aushang_channel_id() default "hello";

    @AttributeDefinition(name = "Folder", description = "Absolute path; must exist.")
    String folder() default "";
}
