package org.aushang.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.aushang.credentials.Credential;
import org.aushang.credentials.Credentials;
import org.aushang.credentials.Entry;
import org.aushang.credentials.Inspection;
import org.aushang.credentials.Problem;
import org.aushang.credentials.Slot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String PIN = "123456";
    private static TestPki pki;
    private static TestPki renewed;

    @TempDir
    Path directory;

    @BeforeAll
    static void makeCertificates() throws Exception {
        pki = new TestPki(NOW.minus(Duration.ofDays(10)), NOW.plus(Duration.ofDays(20)));
        renewed = new TestPki(NOW.plus(Duration.ofDays(5)), NOW.plus(Duration.ofDays(370)));
    }

    private EncryptedFileStore vault() {
        return new EncryptedFileStore(directory.resolve("secrets"), "", null);
    }

    private Credentials keeper() {
        return new CredentialsService(directory, vault());
    }

    private Inspection inspect(String certificate, String pin, Instant now) {
        return current(keeper().credential(new Entry(certificate, pin), Entry.NONE), now);
    }

    private static Inspection current(Credential credential, Instant now) {
        return Objects.requireNonNull(credential.inspect(now).get(Slot.CURRENT));
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    private static void refuses(Inspection inspection, Problem problem, String detail) {
        assertThat(inspection.problem()).contains(problem);
        assertThat(inspection.detail()).isEqualTo(detail);
    }

    @Test
    void shows_all_of_a_certificate_but_its_key() throws Exception {
        Inspection inspection = inspect(base64(pki.pkcs12(PIN)), PIN, NOW);

        assertThat(inspection.isUsable()).isTrue();
        assertThat(inspection.certificate().orElseThrow()).satisfies(seen -> {
            assertThat(seen.holder()).isEqualTo("CN=HRBAXML_Test_Nutzer");
            assertThat(seen.issuer()).isEqualTo("CN=Test CA");
            assertThat(seen.fingerprint()).matches("[0-9a-f]{64}");
            assertThat(seen.daysLeft(NOW)).isEqualTo(20);
            assertThat(seen.daysLeft(NOW.plusSeconds(1))).isEqualTo(19);
            assertThat(seen.daysLeft(NOW.plus(Duration.ofDays(21)))).isEqualTo(-1);
            assertThat(seen.keyBits()).isEqualTo(2048);
            assertThat(seen.isWeak()).isFalse();
        });
    }

    @Test
    void opens_it_as_key_managers_and_authorities() throws Exception {
        Credential kept = keeper().credential(new Entry(base64(pki.pkcs12(PIN)), PIN), Entry.NONE);

        assertThat(kept.identities(NOW)).singleElement().satisfies(identity -> {
            assertThat(identity.authorities()).containsExactly(pki.authority());
            assertThat(identity.keyManagers()).hasSize(1);
        });
    }

    @Test
    void opens_what_lies_below_the_directory_and_sees_a_replacement_at_once() throws Exception {
        Path file = Files.createDirectories(directory.resolve("ba")).resolve("Zertifikat.p12");
        Files.write(file, new byte[] {1, 2, 3});
        Credential kept = keeper().credential(new Entry("ba/Zertifikat.p12", PIN), Entry.NONE);
        refuses(current(kept, NOW), Problem.NOT_PKCS12, "");

        Files.write(file, pki.pkcs12(PIN));

        assertThat(current(kept, NOW).isUsable()).isTrue();
        assertThat(kept.identities(NOW)).hasSize(1);
    }

    @Test
    void opens_files_with_the_encryption_of_old() throws Exception {
        assertThat(inspect(base64(pki.legacyPkcs12(PIN)), PIN, NOW).isUsable()).isTrue();
    }

    @Test
    void tells_a_wrong_pin() throws Exception {
        refuses(inspect(base64(pki.pkcs12(PIN)), "654321", NOW), Problem.WRONG_PIN, "");
        refuses(inspect(base64(pki.legacyPkcs12(PIN)), "654321", NOW), Problem.WRONG_PIN, "");
    }

    /** A new PIN comes by post, the file is saved again in a minute: so it matters which of the two is wrong. */
    @Test
    void tells_a_damaged_file_from_a_wrong_pin() throws Exception {
        byte[] sound = pki.pkcs12(PIN);
        for (int place : List.of(sound.length / 4, sound.length / 2, sound.length * 3 / 4)) {
            byte[] flipped = sound.clone();
            flipped[place] = (byte) (flipped[place] ^ 0x10);
            refuses(inspect(base64(flipped), PIN, NOW), Problem.DAMAGED, "");
            refuses(inspect(base64(flipped), "654321", NOW), Problem.WRONG_PIN, "");
        }
        refuses(inspect(base64(Arrays.copyOf(sound, sound.length - 100)), PIN, NOW), Problem.DAMAGED, "");
    }

    @Test
    void a_key_as_PEM_is_no_certificate_alone() {
        String pem =
                """
                -----BEGIN CERTIFICATE-----
                MIIB
                -----END CERTIFICATE-----
                -----BEGIN PRIVATE KEY-----
                MIIB
                -----END PRIVATE KEY-----
                """;

        refuses(inspect(pem, PIN, NOW), Problem.NOT_PKCS12, "");
    }

    @Test
    void a_pin_in_the_wrong_field_is_not_repeated() {
        refuses(inspect("12345678", PIN, NOW), Problem.FILE_NOT_FOUND, "…");
        refuses(inspect("nowhere.p12", PIN, NOW), Problem.FILE_NOT_FOUND, "nowhere.p12");
    }

    @Test
    void tells_an_expired_certificate_and_one_that_is_not_valid_yet_and_still_shows_them() throws Exception {
        String certificate = base64(pki.pkcs12(PIN));

        Inspection expired = inspect(certificate, PIN, NOW.plus(Duration.ofDays(21)));
        refuses(expired, Problem.EXPIRED, "2026-12-12");
        assertThat(expired.certificate()).isPresent();
        refuses(inspect(certificate, PIN, NOW.minus(Duration.ofDays(11))), Problem.NOT_YET_VALID, "2026-11-12");
    }

    @Test
    void tells_a_file_without_a_private_key_and_shows_the_certificate_in_it() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", pki.authority());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PIN.toCharArray());

        Inspection inspection = inspect(base64(bytes.toByteArray()), PIN, NOW);
        refuses(inspection, Problem.NO_PRIVATE_KEY, "");
        assertThat(inspection.certificate().orElseThrow().holder()).isEqualTo("CN=Test CA");
    }

    @Test
    void tells_a_certificate_alone_as_pem_or_der() throws Exception {
        byte[] der = pki.client().getEncoded();
        String pem = "-----BEGIN CERTIFICATE-----\n" + base64(der) + "\n-----END CERTIFICATE-----\n";
        Files.writeString(directory.resolve("client.pem"), pem);
        Files.write(directory.resolve("client.cer"), der);

        refuses(inspect(pem, PIN, NOW), Problem.PEM_OR_DER, "");
        refuses(inspect("client.pem", PIN, NOW), Problem.PEM_OR_DER, "");
        refuses(inspect("client.cer", PIN, NOW), Problem.PEM_OR_DER, "");
        refuses(inspect(base64(der), PIN, NOW), Problem.PEM_OR_DER, "");
    }

    @Test
    void tells_a_key_that_does_not_belong_to_the_certificate() throws Exception {
        refuses(inspect(base64(pki.mixedUp(PIN, renewed)), PIN, NOW), Problem.KEY_MISMATCH, "");
    }

    @Test
    void refuses_a_key_that_java_would_not_use_and_calls_a_short_one_weak() throws Exception {
        TestPki tiny = new TestPki(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), 512);
        TestPki small = new TestPki(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), 1024);

        refuses(inspect(base64(tiny.pkcs12(PIN)), PIN, NOW), Problem.WEAK_KEY, "512");
        Inspection weak = inspect(base64(small.pkcs12(PIN)), PIN, NOW);
        assertThat(weak.isUsable()).isTrue();
        assertThat(weak.certificate().orElseThrow().isWeak()).isTrue();
    }

    @Test
    void the_next_one_takes_over_as_soon_as_it_is_valid() throws Exception {
        Credential kept = keeper().credential(
                        new Entry(base64(pki.pkcs12(PIN)), PIN), new Entry(base64(renewed.pkcs12(PIN)), ""));

        assertThat(holders(kept, NOW)).as("the next is not valid yet").containsExactly(fingerprint(pki));
        assertThat(holders(kept, NOW.plus(Duration.ofDays(6))))
                .as("both are; the longer one first")
                .containsExactly(fingerprint(renewed), fingerprint(pki));
        assertThat(holders(kept, NOW.plus(Duration.ofDays(30))))
                .as("the old one is over")
                .containsExactly(fingerprint(renewed));
        refuses(Objects.requireNonNull(kept.inspect(NOW).get(Slot.NEXT)), Problem.NOT_YET_VALID, "2026-11-27");
    }

    private List<String> holders(Credential kept, Instant now) {
        return kept.identities(now).stream()
                .map(identity -> identity.certificate().fingerprint())
                .toList();
    }

    private String fingerprint(TestPki of) throws Exception {
        return keeper().inspect(of.pkcs12(PIN), PIN, NOW)
                .certificate()
                .orElseThrow()
                .fingerprint();
    }

    @Test
    void opens_what_lies_in_the_encrypted_store() throws Exception {
        String certificate = vault().store("ba-2026", pki.pkcs12(PIN)).reference();
        String pin =
                vault().store("ba-pin", PIN.getBytes(StandardCharsets.UTF_8)).reference();

        assertThat(inspect(certificate, pin, NOW).isUsable()).isTrue();
        refuses(inspect("store:other", pin, NOW), Problem.SECRET_NOT_FOUND, "other");
        refuses(inspect(certificate, "store:other", NOW), Problem.SECRET_NOT_FOUND, "other");
        Files.writeString(directory.resolve("secrets/key"), "bm8=");
        refuses(inspect(certificate, pin, NOW), Problem.STORE_LOCKED, "the key file does not hold 32 bytes in Base64");
    }

    @Test
    void tells_what_is_missing() {
        refuses(inspect("", PIN, NOW), Problem.CERTIFICATE_MISSING, "");
        refuses(inspect("x.p12", " ", NOW), Problem.PIN_MISSING, "");
        refuses(inspect("x.p12", PIN, NOW), Problem.FILE_NOT_FOUND, "x.p12");
        refuses(inspect("x.p12", "$[secret:ba-pin]", NOW), Problem.PLACEHOLDER, "$[secret:…]");
        refuses(inspect("$[env:CERTIFICATE]", PIN, NOW), Problem.PLACEHOLDER, "$[env:…]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.p12", "/etc/hostname", "a/../../secret.p12"})
    void never_leaves_its_directory(String path) {
        refuses(inspect(path, PIN, NOW), Problem.OUTSIDE_DIRECTORY, "");
    }

    @Test
    void does_not_follow_a_link_out_of_its_directory(@TempDir Path elsewhere) throws Exception {
        Files.write(elsewhere.resolve("x.p12"), pki.pkcs12(PIN));
        Files.createSymbolicLink(directory.resolve("link.p12"), elsewhere.resolve("x.p12"));

        refuses(inspect("link.p12", PIN, NOW), Problem.OUTSIDE_DIRECTORY, "");
    }

    @Property(tries = 500)
    void never_fails_whatever_the_bytes_are(@ForAll byte[] bytes) {
        Credentials keeper =
                new CredentialsService(Path.of("nowhere"), new EncryptedFileStore(Path.of("nowhere"), "", null));

        assertThat(keeper.inspect(bytes, PIN, NOW).isUsable()).isFalse();
    }

    /** A file that was truncated or altered in transit. */
    @Test
    void never_fails_at_a_damaged_file() throws Exception {
        byte[] whole = pki.pkcs12(PIN);
        for (int i = 0; i < whole.length; i += 41) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x55;
            keeper().inspect(changed, PIN, NOW);
            keeper().inspect(java.util.Arrays.copyOf(whole, i), PIN, NOW);
        }
        assertThat(keeper().inspect(whole, PIN, NOW).isUsable()).isTrue();
    }

    @Test
    void says_nothing_about_what_it_keeps() throws Exception {
        Entry entry = new Entry("geheim.p12", "987654");

        assertThat(entry).asString().doesNotContain("geheim", "987654");
        assertThat(keeper().credential(entry, entry)).asString().doesNotContain("geheim", "987654");
        assertThat(keeper().credential(new Entry(base64(pki.pkcs12(PIN)), PIN), Entry.NONE)
                        .identities(NOW))
                .asString()
                .doesNotContain("modulus", "rivate");
    }
}
