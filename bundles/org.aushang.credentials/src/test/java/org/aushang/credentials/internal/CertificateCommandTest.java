package org.aushang.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.service.command.CommandSession;
import org.aushang.api.model.SecretRef;
import org.aushang.credentials.Credentials;
import org.aushang.credentials.Entry;
import org.aushang.credentials.Problem;
import org.aushang.credentials.Slot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path directory;

    private Path file;
    private Path pin;

    @BeforeEach
    void write() throws Exception {
        TestPki pki = new TestPki(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(100)));
        file = Files.write(directory.resolve("Zertifikat.p12"), pki.pkcs12("123456"));
        pin = Files.writeString(directory.resolve("pin"), "123456\n");
    }

    private EncryptedFileStore vault() {
        return new EncryptedFileStore(directory.resolve("secrets"), "", null);
    }

    private CertificateCommand command(Instant now) {
        return new CertificateCommand(
                new CredentialsService(directory, vault()), vault(), Clock.fixed(now, ZoneOffset.UTC), Locale.ENGLISH);
    }

    private String said(Instant now, String... arguments) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        CommandSession session = mock(CommandSession.class);
        when(session.getConsole()).thenReturn(new PrintStream(console, true, StandardCharsets.UTF_8));
        try {
            command(now).certificate(session, arguments);
        } catch (CommandException e) {
            return "failed: " + e.getMessage();
        }
        return console.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_it_says_opens_the_certificate_in_the_channels_form() {
        String said = said(NOW, file.toString(), pin.toString(), "ba");

        Matcher form =
                Pattern.compile("= (store:\\S+) and .* = (store:[\\w.]+),").matcher(said);
        assertThat(form.find()).as(said).isTrue();
        Credentials keeper = new CredentialsService(directory, vault());
        assertThat(keeper.credential(new Entry(form.group(1), form.group(2)), Entry.NONE)
                        .inspect(NOW)
                        .get(Slot.CURRENT))
                .isNotNull()
                .satisfies(inspection -> assertThat(inspection.isUsable()).isTrue());
        assertThat(said).contains("CN=HRBAXML_Test_Nutzer", "100 days").doesNotContain("123456");
    }

    @Test
    void one_that_is_valid_later_is_kept_and_one_that_is_over_is_not() {
        assertThat(said(NOW.minus(Duration.ofDays(9)), file.toString(), pin.toString(), "ba"))
                .startsWith("Stored");
        assertThat(said(NOW.plus(Duration.ofDays(900)), file.toString(), pin.toString(), "ba"))
                .contains("expired");
    }

    @Test
    void says_what_is_wrong_and_keeps_nothing() throws Exception {
        assertThat(said(NOW, "nowhere.p12", pin.toString(), "ba")).contains("cannot be read");
        assertThat(said(NOW, file.toString(), pin.toString(), "a b")).contains("this name cannot be used");
        Files.writeString(pin, "654321");
        assertThat(said(NOW, file.toString(), pin.toString(), "ba")).contains("PIN does not open");
        assertThat(directory.resolve("secrets/ba.secret")).doesNotExist();
    }

    @Test
    void a_secret_is_replaced_only_when_told_to_and_can_be_listed_and_forgotten() throws Exception {
        assertThat(said(NOW, file.toString(), pin.toString(), "ba")).startsWith("Stored");
        assertThat(said(NOW, file.toString(), pin.toString(), "ba"))
                .startsWith("failed")
                .contains("--replace");
        assertThat(said(NOW, "--replace", file.toString(), pin.toString(), "ba"))
                .startsWith("Stored");

        assertThat(vault().list()).containsExactly(new SecretRef("ba"), new SecretRef("ba.pin"));
        assertThat(vault().delete(new SecretRef("ba"))).isTrue();
        assertThat(vault().list()).containsExactly(new SecretRef("ba.pin"));
        assertThat(said(NOW, "--help")).startsWith("aushang:certificate [--replace]");
        assertThat(said(NOW, "one")).startsWith("failed: Usage: aushang:certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void every_problem_has_its_words(String language) {
        ResourceBundle texts =
                ResourceBundle.getBundle("org.aushang.credentials.internal.command", Locale.forLanguageTag(language));

        for (Problem problem : Problem.values()) {
            assertThat(texts.getString(problem.name())).isNotBlank();
        }
    }
}
