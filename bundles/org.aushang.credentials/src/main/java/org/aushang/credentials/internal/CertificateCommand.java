package org.aushang.credentials.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import org.aushang.credentials.CertificateDetails;
import org.aushang.credentials.Credentials;
import org.aushang.credentials.Inspection;
import org.aushang.credentials.Problem;
import org.aushang.credentials.SecretStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code aushang:certificate FILE PINFILE NAME}: looks at a certificate and puts it, with its PIN, into the encrypted store.
 * The PIN comes from a file, because a shell remembers what was typed. It stands here and not with the other commands so
 * that a host without certificates does not have it.
 */
@Component(
        service = CertificateCommand.class,
        property = {"osgi.command.scope=aushang", "osgi.command.function=certificate"})
public final class CertificateCommand {

    private final Credentials credentials;
    private final SecretStore store;
    private final Clock clock;
    private final ResourceBundle texts;

    @Activate
    public CertificateCommand(@Reference Credentials credentials, @Reference SecretStore store) {
        this(credentials, store, Clock.systemUTC(), Locale.getDefault());
    }

    CertificateCommand(Credentials credentials, SecretStore store, Clock clock, Locale language) {
        this.credentials = credentials;
        this.store = store;
        this.clock = clock;
        this.texts = ResourceBundle.getBundle(
                "org.aushang.credentials.internal.command",
                language,
                CertificateCommand.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * Keeps only what can be used, now or later.
     *
     * @return what it is and what to write into the channel's form, or what is wrong with it
     */
    public String certificate(String file, String pinFile, String name) {
        byte[] bytes;
        String pin;
        try {
            bytes = Files.readAllBytes(Path.of(file));
            pin = Files.readString(Path.of(pinFile)).strip();
        } catch (IOException | InvalidPathException e) {
            return text("unreadable", String.valueOf(e.getMessage()));
        }
        Instant now = clock.instant();
        Inspection inspection = credentials.inspect(bytes, pin, now);
        Problem problem = inspection.problem().orElse(Problem.NOT_YET_VALID);
        if (problem != Problem.NOT_YET_VALID || inspection.certificate().isEmpty()) {
            return text("unusable", texts.getString(problem.name()));
        }
        try {
            String certificate = store.keep(name, bytes);
            String opener = store.keep(name + ".pin", pin.getBytes(StandardCharsets.UTF_8));
            CertificateDetails seen = inspection.certificate().get();
            return text(
                    "kept",
                    seen.holder(),
                    seen.issuer(),
                    seen.notBefore().toString(),
                    seen.notAfter().toString(),
                    String.valueOf(seen.daysLeft(now)),
                    seen.fingerprint(),
                    certificate,
                    opener);
        } catch (IOException | IllegalArgumentException e) {
            return text("locked", String.valueOf(e.getMessage()));
        }
    }

    private String text(String key, String... arguments) {
        return MessageFormat.format(texts.getString(key), (Object[]) arguments);
    }
}
