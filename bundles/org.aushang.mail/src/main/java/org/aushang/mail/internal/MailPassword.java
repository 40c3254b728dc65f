package org.aushang.mail.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.SecretRef;
import org.jspecify.annotations.Nullable;

/** The password of the mail server, read when it is needed. */
final class MailPassword {

    private final String configured;
    private final @Nullable SecretStore secrets;

    MailPassword(Map<String, ?> properties, @Nullable SecretStore secrets) {
        this.configured =
                SettingsReader.of(MailConfig.class, properties, "mail").text(MailSettings.PASSWORD);
        this.secrets = secrets;
    }

    /** @throws IOException if it is in the encrypted store, and cannot be read there */
    String read() throws IOException {
        Optional<SecretRef> reference = SecretRef.parse(configured);
        if (reference.isEmpty()) {
            return configured;
        }
        if (secrets == null) {
            throw new IOException("the password is in the encrypted store, and there is none");
        }
        byte[] content = secrets.read(reference.get())
                .orElseThrow(() -> new IOException("the encrypted store has no " + reference.get()));
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailPassword";
    }
}
