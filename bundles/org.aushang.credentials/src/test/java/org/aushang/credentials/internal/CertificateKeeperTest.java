package org.aushang.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.aushang.credentials.CredentialReading;
import org.aushang.credentials.CredentialReading.Problem;
import org.aushang.credentials.CredentialReading.Unusable;
import org.aushang.credentials.CredentialReading.Usable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateKeeperTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String PIN = "123456";
    private static TestPki pki;

    @TempDir
    Path directory;

    @BeforeAll
    static void makeCertificates() throws Exception {
        pki = new TestPki(NOW.minus(Duration.ofDays(10)), NOW.plus(Duration.ofDays(20)));
    }

    private CredentialReading read(String certificate, String pin, Instant now) {
        return new CertificateKeeper(directory).keep(certificate, pin).read(now);
    }

    private void refuses(CredentialReading reading, Problem problem, String detail) {
        assertThat(reading).isEqualTo(new Unusable(problem, detail));
    }

    @Test
    void opens_what_comes_as_base64() throws Exception {
        String certificate = Base64.getMimeEncoder().encodeToString(pki.pkcs12(PIN));

        CredentialReading reading = read(certificate, PIN, NOW);

        assertThat(reading).isInstanceOfSatisfying(Usable.class, usable -> {
            assertThat(usable.identity().holder()).isEqualTo("CN=HRBAXML_Test_Nutzer");
            assertThat(usable.identity().issuer()).isEqualTo("CN=Test CA");
            assertThat(usable.identity().fingerprint()).matches("[0-9a-f]{64}");
            assertThat(usable.identity().authorities()).containsExactly(pki.authority());
            assertThat(usable.identity().keyManagers()).hasSize(1);
        });
    }

    @Test
    void opens_what_lies_below_the_directory_and_sees_a_replacement_at_once() throws Exception {
        Path file = Files.createDirectories(directory.resolve("ba")).resolve("Zertifikat.p12");
        Files.write(file, new byte[] {1, 2, 3});
        var kept = new CertificateKeeper(directory).keep("ba/Zertifikat.p12", PIN);
        refuses(kept.read(NOW), Problem.NOT_PKCS12, "");

        Files.write(file, pki.pkcs12(PIN));

        assertThat(kept.read(NOW)).isInstanceOf(Usable.class);
    }

    @Test
    void opens_files_with_the_encryption_of_old() throws Exception {
        assertThat(read(Base64.getEncoder().encodeToString(pki.legacyPkcs12(PIN)), PIN, NOW))
                .isInstanceOf(Usable.class);
    }

    @Test
    void tells_a_wrong_pin() throws Exception {
        refuses(read(Base64.getEncoder().encodeToString(pki.pkcs12(PIN)), "654321", NOW), Problem.WRONG_PIN, "");
    }

    @Test
    void tells_an_expired_certificate_and_one_that_is_not_valid_yet() throws Exception {
        String certificate = Base64.getEncoder().encodeToString(pki.pkcs12(PIN));

        refuses(read(certificate, PIN, NOW.plus(Duration.ofDays(21))), Problem.EXPIRED, "2026-12-12");
        refuses(read(certificate, PIN, NOW.minus(Duration.ofDays(11))), Problem.NOT_YET_VALID, "2026-11-12");
    }

    @Test
    void tells_a_file_without_a_private_key() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", pki.authority());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PIN.toCharArray());

        refuses(read(Base64.getEncoder().encodeToString(bytes.toByteArray()), PIN, NOW), Problem.NO_PRIVATE_KEY, "");
    }

    @Test
    void tells_what_is_missing() {
        refuses(read("", PIN, NOW), Problem.CERTIFICATE_MISSING, "");
        refuses(read("x.p12", " ", NOW), Problem.PIN_MISSING, "");
        refuses(read("x.p12", PIN, NOW), Problem.FILE_NOT_FOUND, "x.p12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.p12", "/etc/hostname", "a/../../secret.p12"})
    void never_leaves_its_directory(String path) {
        refuses(read(path, PIN, NOW), Problem.OUTSIDE_DIRECTORY, "");
    }

    @Test
    void does_not_follow_a_link_out_of_its_directory(@TempDir Path elsewhere) throws Exception {
        Files.write(elsewhere.resolve("x.p12"), pki.pkcs12(PIN));
        Files.createSymbolicLink(directory.resolve("link.p12"), elsewhere.resolve("x.p12"));

        refuses(read("link.p12", PIN, NOW), Problem.OUTSIDE_DIRECTORY, "");
    }

    @Test
    void says_nothing_about_what_it_keeps() {
        assertThat(new CertificateKeeper(directory).keep("geheim.p12", "987654"))
                .asString()
                .doesNotContain("geheim", "987654");
    }
}
