package org.aushang.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.aushang.api.model.SecretRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedFileStoreTest {

    private static final byte[] SECRET = "Geheimnis".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private EncryptedFileStore vault() {
        return new EncryptedFileStore(directory, "", null);
    }

    @Test
    void keeps_a_secret_that_nobody_can_read_without_the_key() throws IOException {
        assertThat(vault().store("pin", SECRET).reference()).isEqualTo("store:pin");

        assertThat(vault().read(new SecretRef("pin"))).get().isEqualTo(SECRET);
        assertThat(new String(Files.readAllBytes(directory.resolve("pin.secret")), StandardCharsets.ISO_8859_1))
                .doesNotContain("Geheimnis");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("pin.secret"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_same_secret_never_looks_the_same() throws IOException {
        vault().store("pin", SECRET);
        byte[] first = Files.readAllBytes(directory.resolve("pin.secret"));
        vault().store("pin", SECRET);

        assertThat(Files.readAllBytes(directory.resolve("pin.secret"))).isNotEqualTo(first);
    }

    @Test
    void forgets() throws IOException {
        vault().store("pin", SECRET);

        assertThat(vault().delete(new SecretRef("pin"))).isTrue();
        assertThat(vault().delete(new SecretRef("pin"))).isFalse();
        assertThat(vault().read(new SecretRef("pin"))).isEmpty();
    }

    @Test
    void a_key_in_the_environment_goes_before_the_file() throws IOException {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        new EncryptedFileStore(directory, "", key).store("pin", SECRET);

        assertThat(directory.resolve("key")).doesNotExist();
        assertThat(new EncryptedFileStore(directory, "", key).read(new SecretRef("pin")))
                .get()
                .isEqualTo(SECRET);
        assertThatIOException()
                .isThrownBy(() -> vault().read(new SecretRef("pin")))
                .withMessageContaining("another key");
        assertThatIOException()
                .isThrownBy(() -> new EncryptedFileStore(directory, "", "kurz").read(new SecretRef("pin")))
                .withMessageContaining("AUSHANG_SECRET_KEY");
    }

    @Test
    void a_key_file_that_others_can_read_is_refused() throws IOException {
        vault().store("pin", SECRET);
        Files.setPosixFilePermissions(directory.resolve("key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatIOException()
                .isThrownBy(() -> vault().read(new SecretRef("pin")))
                .withMessageContaining("open to others");
    }

    @Test
    void a_file_that_was_changed_or_exchanged_is_noticed() throws IOException {
        vault().store("one", SECRET);
        vault().store("two", SECRET);
        Files.copy(
                directory.resolve("one.secret"),
                directory.resolve("two.secret"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatIOException()
                .isThrownBy(() -> vault().read(new SecretRef("two")))
                .withMessageContaining("was changed");

        byte[] bytes = Files.readAllBytes(directory.resolve("one.secret"));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(directory.resolve("one.secret"), changed);
            assertThatIOException().isThrownBy(() -> vault().read(new SecretRef("one")));
        }
        Files.write(directory.resolve("one.secret"), new byte[3]);
        assertThatIOException()
                .isThrownBy(() -> vault().read(new SecretRef("one")))
                .withMessageContaining("damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..\\x", "ä b", "../key"})
    void a_name_cannot_lead_elsewhere(String name) throws IOException {
        assertThatIllegalArgumentException().isThrownBy(() -> vault().store(name, SECRET));
        assertThat(SecretRef.parse("store:" + name)).isEmpty();
    }
}
