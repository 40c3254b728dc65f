package org.aushang.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.aushang.api.model.SecretRef;
import org.junit.jupiter.api.Test;

class SecretStoreTest {

    /** Has one secret, and one that its key does not decrypt. */
    private final SecretStore store = new SecretStore() {
        @Override
        public SecretRef store(String name, byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> read(SecretRef secret) throws IOException {
            return switch (secret.name()) {
                case "known" -> Optional.of("geheim".getBytes(StandardCharsets.UTF_8));
                case "broken" -> throw new IOException("another key");
                default -> Optional.empty();
            };
        }

        @Override
        public SortedSet<SecretRef> list() {
            return new TreeSet<>();
        }

        @Override
        public boolean delete(SecretRef secret) {
            return false;
        }
    };

    @Test
    void a_setting_is_the_secret_itself_or_refers_to_the_store() {
        assertThat(SecretStore.resolve("plain", store)).contains("plain");
        assertThat(SecretStore.resolve("plain", null)).contains("plain");
        assertThat(SecretStore.resolve("store:known", store)).contains("geheim");
    }

    @Test
    void what_cannot_be_read_is_no_secret() {
        assertThat(SecretStore.resolve("store:unknown", store)).isEmpty();
        assertThat(SecretStore.resolve("store:broken", store)).isEmpty();
        assertThat(SecretStore.resolve("store:known", null)).isEmpty();
    }
}
