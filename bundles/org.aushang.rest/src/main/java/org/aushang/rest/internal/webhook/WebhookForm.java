package org.aushang.rest.internal.webhook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.SettingsForm;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.api.model.SecretRef;
import org.osgi.service.component.annotations.Component;

/** A webhook, for pages on which an admin enters it, in the words of its metatype. */
@Component
public final class WebhookForm implements SettingsForm {

    private static final Messages FORM = Messages.form(WebhookForm.class, "webhook");

    /** Fits, and signs nothing: what lies in the encrypted store is not opened for a form. */
    private static final String STORED = "whsec_" + "A".repeat(32);

    private static final Schema SCHEMA = new Schema(List.of(
            field("enabled", "enabled", Field.Type.SWITCH).defaultValue("true").build(),
            field("url", "url", Field.Type.URL).required().build(),
            field(".secret", "secret", Field.Type.SECRET).required().build(),
            field(".previousSecret", "previousSecret", Field.Type.SECRET).build(),
            field("allowPrivate", "allowPrivate", Field.Type.SWITCH)
                    .defaultValue("false")
                    .build()));

    private static Field.Builder field(String attribute, String key, Field.Type type) {
        return Field.builder(attribute, type, FORM.text(key + ".name")).help(FORM.text(key + ".description"));
    }

    @Override
    public String id() {
        return "webhook";
    }

    @Override
    public LocalizedText name() {
        return FORM.text("webhook.name");
    }

    @Override
    public String configurationPid() {
        return WebhookConfig.PID;
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
        return WebhookSettings.read(
                        settings,
                        written -> Optional.of(SecretRef.parse(written).isPresent() ? STORED : written))
                .findings();
    }
}
