package org.aushang.connector.feed.internal;

import java.util.List;
import org.aushang.api.connector.Messages;
import org.aushang.api.model.Field;
import org.aushang.api.model.Schema;

/** The channel's schemas, in the words of its configuration form. Of a posting it asks schema.org's words only. */
public final class Forms {

    private static final Messages FORM = Messages.form(Forms.class, "feed");

    public static final Schema ACCOUNT = new Schema(List.of(
            field("aushang.channel.id", Field.Type.TEXT, "id")
                    .required()
                    .pattern("[\\w.-]{1,100}")
                    .build(),
            field("enabled", Field.Type.SWITCH, "enabled").defaultValue("true").build(),
            field("publisher", Field.Type.TEXT, "publisher").required().build(),
            field("publicUrl", Field.Type.URL, "publicUrl").build(),
            field("timeZone", Field.Type.TEXT, "timeZone")
                    .defaultValue("Europe/Berlin")
                    .build()));

    static final Schema CREDENTIALS =
            new Schema(List.of(field(".token", Field.Type.SECRET, "token").build()));

    private Forms() {}

    private static Field.Builder field(String attribute, Field.Type type, String key) {
        return Field.builder(attribute, type, FORM.text(key + ".name")).help(FORM.text(key + ".description"));
    }
}
