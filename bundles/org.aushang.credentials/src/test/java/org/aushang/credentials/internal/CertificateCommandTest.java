package org.aushang.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;

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

    private Vault vault() {
        return new Vault(directory.resolve("secrets"), "", null);
    }

    private CertificateCommand command(Instant now) {
        return new CertificateCommand(
                new CertificateKeeper(directory, vault()), vault(), Clock.fixed(now, ZoneOffset.UTC), Locale.ENGLISH);
    }

    @Test
    void what_it_says_opens_the_certificate_in_the_channels_form() {
        String said = command(NOW).certificate(file.toString(), pin.toString(), "ba");

        Matcher form =
                Pattern.compile("= (store:\\S+) and .* = (store:[\\w.]+),").matcher(said);
        assertThat(form.find()).as(said).isTrue();
        Credentials keeper = new CertificateKeeper(directory, vault());
        assertThat(keeper.keep(new Entry(form.group(1), form.group(2)), Entry.NONE)
                        .inspect(NOW)
                        .get(Slot.CURRENT))
                .isNotNull()
                .satisfies(inspection -> assertThat(inspection.isUsable()).isTrue());
        assertThat(said).contains("CN=HRBAXML_Test_Nutzer", "100 days").doesNotContain("123456");
    }

    @Test
    void one_that_is_valid_later_is_kept_and_one_that_is_over_is_not() {
        assertThat(command(NOW.minus(Duration.ofDays(9))).certificate(file.toString(), pin.toString(), "ba"))
                .startsWith("Kept");
        assertThat(command(NOW.plus(Duration.ofDays(900))).certificate(file.toString(), pin.toString(), "ba"))
                .contains("expired");
    }

    @Test
    void says_what_is_wrong_and_keeps_nothing() throws Exception {
        assertThat(command(NOW).certificate("nowhere.p12", pin.toString(), "ba"))
                .contains("cannot be read");
        assertThat(command(NOW).certificate(file.toString(), pin.toString(), "a b"))
                .contains("cannot be used");
        Files.writeString(pin, "654321");
        assertThat(command(NOW).certificate(file.toString(), pin.toString(), "ba"))
                .contains("PIN does not open");
        assertThat(directory.resolve("secrets/ba.secret")).doesNotExist();
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
