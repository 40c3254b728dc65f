package org.aushang.applications.mail.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.SettingsForm;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.osgi.service.component.annotations.Component;

/** The settings of a mailbox for pages on which an admin enters them, in the words of their metatype. */
@Component
public final class MailboxForm implements SettingsForm {

    static final String ID = "mailbox";

    private static final Messages FORM = Messages.form(MailboxForm.class, "mailbox");
    private static final BigDecimal HIGHEST_PORT = BigDecimal.valueOf(65_535);
    private static final Term TLS = new Term("tls", LocalizedText.of("TLS", "TLS"));
    private static final Term STARTTLS = new Term("starttls", LocalizedText.of("STARTTLS", "STARTTLS"));

    private static final Schema SCHEMA = new Schema(List.of(
            field("host", Field.Type.TEXT).required().group("mailbox").build(),
            port("port", "993").group("mailbox").build(),
            choice("encryption", TLS, STARTTLS).group("mailbox").build(),
            field("user", Field.Type.TEXT).required().group("mailbox").build(),
            choice(
                            "authentication",
                            new Term("password", FORM.text("authentication.password")),
                            new Term("oauth2", LocalizedText.of("OAuth2", "OAuth2")))
                    .group("mailbox")
                    .build(),
            Field.builder(MailboxSettings.PASSWORD, Field.Type.SECRET, FORM.text("password.name"))
                    .help(FORM.text("password.description"))
                    .required()
                    .group("mailbox")
                    .build(),
            field("tokenUrl", Field.Type.URL)
                    .requiredWhen("authentication", "oauth2")
                    .group("oauth2")
                    .build(),
            field("clientId", Field.Type.TEXT)
                    .requiredWhen("authentication", "oauth2")
                    .group("oauth2")
                    .build(),
            field("scope", Field.Type.TEXT)
                    .defaultValue("https://outlook.office365.com/.default")
                    .group("oauth2")
                    .build(),
            field("folder", Field.Type.TEXT)
                    .defaultValue("INBOX")
                    .group("folders")
                    .build(),
            field("doneFolder", Field.Type.TEXT)
                    .defaultValue("Aushang")
                    .group("folders")
                    .build(),
            field("move", Field.Type.SWITCH)
                    .defaultValue("true")
                    .group("folders")
                    .build(),
            field("pollIntervalSeconds", Field.Type.WHOLE_NUMBER)
                    .defaultValue("120")
                    .range(BigDecimal.TEN, BigDecimal.valueOf(3600))
                    .group("folders")
                    .build(),
            field("smtpHost", Field.Type.TEXT).group("test").build(),
            port("smtpPort", "587").group("test").build(),
            choice("smtpEncryption", STARTTLS, TLS).group("test").build(),
            field("testAddress", Field.Type.TEXT).group("test").build(),
            field("trustedCertificates", Field.Type.TEXT).group("trust").build()));

    private static Field.Builder field(String attribute, Field.Type type) {
        return Field.builder(attribute, type, FORM.text(attribute + ".name"))
                .help(FORM.text(attribute + ".description"));
    }

    private static Field.Builder port(String attribute, String port) {
        return field(attribute, Field.Type.WHOLE_NUMBER).defaultValue(port).range(BigDecimal.ONE, HIGHEST_PORT);
    }

    /** The first is the default. */
    private static Field.Builder choice(String attribute, Term... terms) {
        return field(attribute, Field.Type.CHOICE).defaultValue(terms[0].code()).choices(List.of(terms));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public LocalizedText name() {
        return LocalizedText.of("Postfach für Bewerbungen", "Mailbox for applications");
    }

    @Override
    public String configurationPid() {
        return Mailbox.PID;
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
        return MailboxSettings.read(settings).findings();
    }
}
