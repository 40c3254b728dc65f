package org.aushang.credentials.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.model.SecretRef;
import org.aushang.credentials.CertificateDetails;
import org.aushang.credentials.Credentials;
import org.aushang.credentials.Inspection;
import org.aushang.credentials.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands for the encrypted store: {@code aushang:certificate} inspects a certificate and puts it, with its PIN, into
 * the store, {@code aushang:secrets} lists what is there, {@code aushang:forget} removes one. The PIN comes from a file,
 * because a shell remembers what was typed. They are here and not with the other commands so that a host without
 * certificates does not have them.
 */
@Component(
        service = CertificateCommand.class,
        property = {
            "osgi.command.scope=aushang",
            "osgi.command.function=certificate",
            "osgi.command.function=secrets",
            "osgi.command.function=forget"
        })
public class CertificateCommand {

    private static final String REPLACE = "--replace";

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

    @Descriptor("Puts a certificate and its PIN into the encrypted store")
    public void certificate(CommandSession session, String... arguments) {
        List<String> given = new ArrayList<>(List.of(arguments));
        boolean replace = given.remove(REPLACE);
        run(
                session,
                "certificate",
                given,
                3,
                () -> certificate(Path.of(given.get(0)), Path.of(given.get(1)), given.get(2), replace));
    }

    @Descriptor("Lists the names in the encrypted store")
    public void secrets(CommandSession session, String... arguments) {
        run(session, "secrets", List.of(arguments), 0, () -> {
            SortedSet<SecretRef> secrets = store.list();
            return secrets.isEmpty()
                    ? text("nothing")
                    : secrets.stream().map(SecretRef::name).collect(Collectors.joining("\n"));
        });
    }

    @Descriptor("Removes a secret from the encrypted store")
    public void forget(CommandSession session, String... arguments) {
        List<String> given = List.of(arguments);
        run(session, "forget", given, 1, () -> {
            if (!store.delete(new SecretRef(given.get(0)))) {
                throw new CommandException(text("absent", given.get(0)));
            }
            return text("forgotten", given.get(0));
        });
    }

    private interface Answer {

        String get() throws IOException;
    }

    private void run(CommandSession session, String name, List<String> given, int wanted, Answer answer) {
        if (given.contains("--help")) {
            print(session, text("usage." + name) + "\n" + text("help." + name));
            return;
        }
        if (given.size() != wanted || given.stream().anyMatch(argument -> argument.startsWith("-"))) {
            throw new CommandException(text("arguments", text("usage." + name)));
        }
        try {
            print(session, answer.get());
        } catch (IllegalArgumentException e) {
            throw new CommandException(text("name", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new CommandException(text("locked", String.valueOf(e.getMessage())));
        }
    }

    private static void print(CommandSession session, String text) {
        session.getConsole().println(text);
        session.getConsole().flush();
    }

    /** Keeps only what can be used, now or later; says what it is and what to write into the channel's form. */
    private String certificate(Path file, Path pinFile, String name, boolean replace) throws IOException {
        byte[] bytes;
        String pin;
        try {
            bytes = Files.readAllBytes(file);
            pin = Files.readString(pinFile).strip();
        } catch (IOException e) {
            throw new CommandException(text("unreadable", String.valueOf(e.getMessage())));
        }
        Instant now = clock.instant();
        Inspection inspection = credentials.inspect(bytes, pin, now);
        Problem problem = inspection.problem().orElse(Problem.NOT_YET_VALID);
        if (problem != Problem.NOT_YET_VALID || inspection.certificate().isEmpty()) {
            throw new CommandException(text("unusable", texts.getString(problem.name())));
        }
        if (!replace && (isStored(name) || isStored(name + ".pin"))) {
            throw new CommandException(text("there", name, REPLACE));
        }
        String certificate = store.store(name, bytes).reference();
        String opener =
                store.store(name + ".pin", pin.getBytes(StandardCharsets.UTF_8)).reference();
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
    }

    private boolean isStored(String name) throws IOException {
        return store.list().contains(new SecretRef(name));
    }

    private String text(String key, String... arguments) {
        return MessageFormat.format(texts.getString(key), (Object[]) arguments);
    }
}
