package org.aushang.applications.internal.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.SettingsForm;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.osgi.service.component.annotations.Component;

/** The settings of the inbox for pages on which an admin enters them, in the words of their metatype. */
@Component
public final class ApplicationsForm implements SettingsForm {

    private static final Messages FORM = Messages.form(ApplicationsForm.class, "applications");

    private static final Schema SCHEMA = new Schema(List.of(
            choice("routing", "inbox", "own", "off").group("candidates").build(),
            field("publicUrl", Field.Type.URL)
                    .requiredWhen("routing", "inbox")
                    .group("candidates")
                    .build(),
            field("address", Field.Type.TEXT).length(0, 254).group("candidates").build(),
            field("privacyUrl", Field.Type.URL)
                    .requiredWhen("routing", "inbox")
                    .group("protection")
                    .build(),
            field("consent", Field.Type.MULTI_LINE)
                    .requiredWhen("routing", "inbox")
                    .group("protection")
                    .build(),
            field("consentVersion", Field.Type.TEXT).group("protection").build(),
            field("retentionDays", Field.Type.WHOLE_NUMBER)
                    .defaultValue("30")
                    .range(BigDecimal.ONE, BigDecimal.valueOf(180))
                    .group("protection")
                    .build(),
            field("acknowledgement", Field.Type.MULTI_LINE)
                    .group("acknowledgement")
                    .build(),
            field("declined", Field.Type.MULTI_LINE).group("acknowledgement").build(),
            choice("archives", "hold", "deliver").group("files").build(),
            field("clamd", Field.Type.TEXT).group("files").build(),
            choice("notScanned", "hold", "deliver").group("files").build(),
            named("dataSource.target", "dataSource")
                    .defaultValue(ApplicationsSettings.EMBEDDED)
                    .group("storage")
                    .build(),
            field("directory", Field.Type.TEXT).group("storage").build()));

    private static Field.Builder field(String attribute, Field.Type type) {
        return Field.builder(attribute, type, FORM.text(attribute + ".name"))
                .help(FORM.text(attribute + ".description"));
    }

    private static Field.Builder named(String attribute, String key) {
        return Field.builder(attribute, Field.Type.TEXT, FORM.text(key + ".name"))
                .help(FORM.text(key + ".description"));
    }

    /** The first is the default; two settings have the same two words. */
    private static Field.Builder choice(String attribute, String... codes) {
        return field(attribute, Field.Type.CHOICE)
                .defaultValue(codes[0])
                .choices(Stream.of(codes)
                        .map(code -> new Term(code, FORM.text(label(attribute, code))))
                        .toList());
    }

    private static String label(String attribute, String code) {
        return FORM.has(attribute + "." + code) ? attribute + "." + code : "archives." + code;
    }

    @Override
    public String id() {
        return "applications";
    }

    @Override
    public LocalizedText name() {
        return LocalizedText.of("Bewerbungen", "Applications");
    }

    @Override
    public String configurationPid() {
        return ApplicationsConfig.PID;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Finding> check(Map<String, String> settings) {
        return ApplicationsSettings.read(settings).findings();
    }
}
