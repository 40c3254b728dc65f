package org.aushang.connector.jobroom.internal;

import java.util.List;
import org.aushang.api.connector.Messages;
import org.aushang.api.model.Field;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.connector.jobroom.internal.settings.JobRoomConfig;

/** The channel's schemas, in the words of its configuration form. */
final class Forms {

    private static final Messages FORM = Messages.form(Forms.class, "jobroom");

    static final Schema ACCOUNT = new Schema(List.of(
            field("aushang.channel.id", Field.Type.TEXT, "id")
                    .required()
                    .pattern("[\\w.-]{1,100}")
                    .build(),
            field("enabled", Field.Type.SWITCH, "enabled").defaultValue("true").build(),
            field("baseUrl", Field.Type.URL, "baseUrl")
                    .defaultValue(JobRoomConfig.BASE)
                    .build(),
            required("user", 255),
            required("company", 255),
            field("street", Field.Type.TEXT, "street").length(0, 50).build(),
            field("houseNumber", Field.Type.TEXT, "houseNumber").length(0, 10).build(),
            required("postalCode", 10),
            required("city", 100),
            field("country", Field.Type.TEXT, "country")
                    .pattern("[A-Z]{2}")
                    .defaultValue("CH")
                    .build(),
            field("surrogate", Field.Type.SWITCH, "surrogate")
                    .defaultValue("false")
                    .build(),
            field("contactSalutation", Field.Type.CHOICE, "contactSalutation")
                    .choices(terms("salutation", "MS", "MR"))
                    .required()
                    .build(),
            required("contactFirstName", 50),
            required("contactLastName", 50),
            required("contactPhone", 50),
            field("contactEmail", Field.Type.EMAIL, "contactEmail")
                    .length(1, 50)
                    .required()
                    .build(),
            field("contactLanguage", Field.Type.CHOICE, "contactLanguage")
                    .choices(terms("language", "de", "fr", "it", "en"))
                    .defaultValue("de")
                    .build(),
            field("reportToAvam", Field.Type.SWITCH, "reportToAvam")
                    .defaultValue("false")
                    .build(),
            field("euresDisplay", Field.Type.SWITCH, "euresDisplay")
                    .defaultValue("false")
                    .build(),
            field("occupationList", Field.Type.TEXT, "occupationList").build(),
            field("trustedCertificates", Field.Type.MULTI_LINE, "trustedCertificates")
                    .build()));

    static final Schema CREDENTIALS = new Schema(
            List.of(field(".password", Field.Type.SECRET, "password").required().build()));

    private Forms() {}

    private static Field required(String name, int longest) {
        return field(name, Field.Type.TEXT, name).length(1, longest).required().build();
    }

    private static List<Term> terms(String key, String... codes) {
        return List.of(codes).stream()
                .map(code -> new Term(code, FORM.text(key + "." + code)))
                .toList();
    }

    private static Field.Builder field(String attribute, Field.Type type, String key) {
        return Field.builder(attribute, type, FORM.text(key + ".name")).help(FORM.text(key + ".description"));
    }
}
