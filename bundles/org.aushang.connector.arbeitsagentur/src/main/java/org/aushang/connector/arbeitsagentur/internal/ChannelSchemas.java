package org.aushang.connector.arbeitsagentur.internal;

import java.math.BigDecimal;
import java.util.List;
import org.aushang.api.connector.Messages;
import org.aushang.api.model.Field;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.connector.arbeitsagentur.internal.settings.ArbeitsagenturConfig;
import org.aushang.connector.arbeitsagentur.internal.settings.PartnerNumbers;

/**
 * The channel's schemas, from which hosts may draw forms. The words of account and credentials are those of the
 * configuration form in Karaf's console, so that there is one explanation for each number.
 */
public final class ChannelSchemas {

    private static final Messages FORM = Messages.form(ChannelSchemas.class, "channel");

    /** Attributes of {@link ArbeitsagenturConfig} that are not secret. */
    public static final Schema ACCOUNT = new Schema(List.of(
            field("aushang.channel.id", Field.Type.TEXT, "id")
                    .required()
                    .pattern("[\\w.-]{1,100}")
                    .build(),
            field("enabled", Field.Type.SWITCH, "enabled").defaultValue("true").build(),
            field("supplierId", Field.Type.TEXT, "supplierId")
                    .required()
                    .pattern(PartnerNumbers.SUPPLIER_ID)
                    .build(),
            field("kundennummer", Field.Type.TEXT, "kundennummer")
                    .pattern(PartnerNumbers.KUNDENNUMMER)
                    .build(),
            field("allianzpartnernummer", Field.Type.TEXT, "allianzpartnernummer")
                    .required()
                    .pattern(PartnerNumbers.ALLIANZPARTNERNUMMER)
                    .build(),
            answer("supervised"),
            answer("training"),
            field("trainingOccupations", Field.Type.TERM, "trainingOccupations")
                    .maxItems(Integer.MAX_VALUE)
                    .catalogue("training")
                    .pattern("\\d{3,7}")
                    .group("employer")
                    .build(),
            field("catalogue", Field.Type.TEXT, "catalogue").group("knowledge").build(),
            field("places", Field.Type.TEXT, "places").group("knowledge").build(),
            field("schema", Field.Type.TEXT, "schema").group("knowledge").build(),
            field("laterElements", Field.Type.SWITCH, "laterElements")
                    .defaultValue("false")
                    .group("posting")
                    .build(),
            field("baseUrl", Field.Type.URL, "baseUrl")
                    .defaultValue("https://hrbaxml.arbeitsagentur.de/")
                    .group("gateway")
                    .build(),
            field("trustIssuers", Field.Type.SWITCH, "trustIssuers")
                    .defaultValue("true")
                    .group("gateway")
                    .build(),
            field("proxy", Field.Type.TEXT, "proxy")
                    .pattern("[\\w.-]+:\\d{1,5}")
                    .group("gateway")
                    .build(),
            field("tls", Field.Type.CHOICE, "tls")
                    .choices(List.of(same("TLSv1.2", "TLS 1.2"), same("TLSv1.3", "TLS 1.3")))
                    .group("gateway")
                    .build(),
            number("defaultListingDays", "defaultListingDays", "60", "posting"),
            number("batchSize", "batchSize", "500", "pace"),
            number("fileKilobytes", "fileKilobytes", "10000", "pace"),
            number("minUploadIntervalSeconds", "distance", "120", "pace"),
            number("firstPollSeconds", "firstLook", "600", "pace"),
            number("pollIntervalSeconds", "lookAgain", "900", "pace"),
            number("verdictTimeoutSeconds", "overdue", "86400", "pace"),
            number("resendAfterSeconds", "patience", "7200", "pace"),
            field("deleteReports", Field.Type.SWITCH, "deleteReports")
                    .defaultValue("false")
                    .group("gateway")
                    .build(),
            number("connectTimeoutSeconds", "connectTimeout", "15", "pace"),
            number("answerTimeoutSeconds", "answerTimeout", "60", "pace")));

    /** Those that never leave the connector's hands again. */
    public static final Schema CREDENTIALS = new Schema(List.of(
            field(".certificate", Field.Type.FILE, "certificate").required().build(),
            field(".pin", Field.Type.SECRET, "pin").required().build(),
            field(".nextCertificate", Field.Type.FILE, "nextCertificate").build(),
            field(".nextPin", Field.Type.SECRET, "nextPin").build()));

    private ChannelSchemas() {}

    private static Field.Builder field(String attribute, Field.Type type, String key) {
        return Field.builder(attribute, type, FORM.text(key + ".name")).help(FORM.text(key + ".description"));
    }

    private static Field number(String attribute, String key, String preset, String group) {
        return field(attribute, Field.Type.WHOLE_NUMBER, key)
                .range(BigDecimal.ONE, null)
                .defaultValue(preset)
                .group(group)
                .build();
    }

    private static Field answer(String key) {
        return field(key, Field.Type.CHOICE, key)
                .choices(List.of(new Term("yes", FORM.text("answer.yes")), new Term("no", FORM.text("answer.no"))))
                .group("employer")
                .build();
    }

    private static Term same(String code, String label) {
        return new Term(code, LocalizedText.same(label));
    }
}
