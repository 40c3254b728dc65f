package org.aushang.rest.internal.access;

import java.util.List;
import java.util.Map;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.SettingsForm;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.osgi.service.component.annotations.Component;

/** What a token may do, for pages on which an admin enters it, in the words of its metatype. */
@Component
public final class TokenForm implements SettingsForm {

    static final String ID = "api-token";

    private static final Messages FORM = Messages.form(TokenForm.class, "token");

    private static final Schema SCHEMA = new Schema(List.of(
            field("sha256", Field.Type.TEXT)
                    .required()
                    .pattern("[0-9a-fA-F]{64}")
                    .build(),
            field("read", Field.Type.SWITCH).defaultValue("true").build(),
            field("write", Field.Type.SWITCH).defaultValue("false").build(),
            field("applications", Field.Type.SWITCH).defaultValue("false").build(),
            field("channels", Field.Type.TEXT).build()));

    private static Field.Builder field(String attribute, Field.Type type) {
        return Field.builder(attribute, type, FORM.text(attribute + ".name"))
                .help(FORM.text(attribute + ".description"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public LocalizedText name() {
        return FORM.text("token.name");
    }

    @Override
    public String configurationPid() {
        return TokenConfig.PID;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Finding> check(Map<String, String> settings) {
        return TokenSettings.read(settings).findings();
    }
}
