package org.aushang.connector.feed.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.aushang.api.model.Field;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;

/** What this channel wants to be told, in the words of its configuration form. Of a posting it asks schema.org's words only. */
final class Forms {

    private static final Properties GERMAN = words("_de");
    private static final Properties ENGLISH = words("");

    static final Schema ACCOUNT = new Schema(List.of(
            field("aushang.channel.id", Field.Type.TEXT, "id")
                    .required()
                    .pattern("[\\w.-]{1,100}")
                    .build(),
            field("enabled", Field.Type.SWITCH, "enabled").preset("true").build(),
            field("publisher", Field.Type.TEXT, "publisher").required().build(),
            field("publicUrl", Field.Type.URL, "publicUrl").build(),
            field("timeZone", Field.Type.TEXT, "timeZone")
                    .preset("Europe/Berlin")
                    .build()));

    static final Schema CREDENTIALS =
            new Schema(List.of(field(".token", Field.Type.SECRET, "token").build()));

    private Forms() {}

    private static Properties words(String language) {
        String file = "/OSGI-INF/l10n/feed" + language + ".properties";
        try (InputStream in = Forms.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file);
            }
            Properties words = new Properties();
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalizedText word(String key) {
        return new LocalizedText(GERMAN.getProperty(key, ""), ENGLISH.getProperty(key, ""));
    }

    private static Field.Builder field(String attribute, Field.Type type, String key) {
        return Field.builder(attribute, type, word(key + ".name")).help(word(key + ".description"));
    }
}
