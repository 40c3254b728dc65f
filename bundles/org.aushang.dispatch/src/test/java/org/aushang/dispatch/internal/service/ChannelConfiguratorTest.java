package org.aushang.dispatch.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aushang.api.connector.JobBoard;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.Board;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.api.model.SecretRef;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;

/** Boards before any channel, configuration of channels, and secrets. */
class ChannelConfiguratorTest {

    private static final LocalizedText LABEL = LocalizedText.of("Feld", "field");

    @TempDir
    Path directory;

    private final MemoryStore secrets = new MemoryStore();
    private final Configuration configuration = mock(Configuration.class);
    private Stage stage;

    private static final class Fake implements JobBoard {

        @Override
        public String id() {
            return "fake";
        }

        @Override
        public LocalizedText name() {
            return LABEL;
        }

        @Override
        public String configurationPid() {
            return "fake.pid";
        }

        @Override
        public Schema schema(Schema.Part part) {
            return part == Schema.Part.CREDENTIALS
                    ? new Schema(List.of(
                            Field.builder(".pin", Field.Type.SECRET, LABEL).build(),
                            Field.builder(".certificate", Field.Type.FILE, LABEL)
                                    .build()))
                    : Schema.EMPTY;
        }

        @Override
        public List<Finding> checkSettings(Map<String, String> settings) {
            if (settings.containsKey("defect")) {
                throw new IllegalStateException("on purpose");
            }
            return List.of(Finding.builder("fake.seen", LABEL, LABEL)
                    .raw(new TreeMap<>(settings).entrySet().toString())
                    .build());
        }
    }

    private static final class MemoryStore implements SecretStore {

        private final Map<SecretRef, byte[]> stored = new TreeMap<>();
        private boolean broken;

        @Override
        public SecretRef store(String name, byte[] content) throws IOException {
            if (broken) {
                throw new IOException("disk full");
            }
            stored.put(new SecretRef(name), content.clone());
            return new SecretRef(name);
        }

        @Override
        public Optional<byte[]> read(SecretRef secret) {
            return Optional.ofNullable(stored.get(secret));
        }

        @Override
        public SortedSet<SecretRef> list() {
            return new TreeSet<>(stored.keySet());
        }

        @Override
        public boolean delete(SecretRef secret) {
            return stored.remove(secret) != null;
        }
    }

    @BeforeEach
    void open() throws Exception {
        stage = new Stage(directory);
        stage.channels.bindBoard(new Fake());
        stage.channels.bindSecrets(secrets);
        when(stage.configurations.getFactoryConfiguration("fake.pid", "ch", "?"))
                .thenReturn(configuration);
        when(configuration.updateIfDifferent(any())).thenReturn(false);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> written() throws IOException {
        ArgumentCaptor<Dictionary<String, ?>> properties = ArgumentCaptor.forClass(Dictionary.class);
        verify(configuration).updateIfDifferent(properties.capture());
        Map<String, Object> values = new TreeMap<>();
        Dictionary<String, ?> dictionary = properties.getValue();
        Collections.list(dictionary.keys()).forEach(key -> values.put(key, dictionary.get(key)));
        return values;
    }

    @Test
    void a_board_has_its_schemas_before_any_channel() {
        assertThat(stage.administration.boards()).singleElement().satisfies(board -> {
            assertThat(board.id()).isEqualTo("fake");
            assertThat(board.schema(Schema.Part.CREDENTIALS).fields()).hasSize(2);
        });
        assertThat(stage.administration.boards()).extracting(Board::name).containsExactly(LABEL);
    }

    @Test
    void a_channel_is_configured_and_its_secrets_are_stored_apart() throws IOException {
        ChannelStatus status = stage.administration.configure(
                Stage.CHANNEL, "fake", Map.of("supplierId", " V1 ", ".pin", "geheim", ".certificate", "AQID"));

        assertThat(status.channel()).isEqualTo(Stage.CHANNEL);
        assertThat(status.findings()).isEmpty();
        assertThat(written())
                .containsEntry(JobBoards.CHANNEL_ID, "ch")
                .containsEntry("supplierId", "V1")
                .containsEntry(".pin", "store:ch.pin")
                .containsEntry(".certificate", "store:ch.certificate");
        assertThat(secrets.read(new SecretRef("ch.pin")).orElseThrow())
                .isEqualTo("geheim".getBytes(StandardCharsets.UTF_8));
        assertThat(secrets.read(new SecretRef("ch.certificate")).orElseThrow()).containsExactly(1, 2, 3);
    }

    @Test
    void settings_are_shown_without_secrets_and_what_is_hidden_stays() throws Exception {
        Dictionary<String, Object> before = FrameworkUtil.asDictionary(
                Map.of("x-step", "2026-11-28", ".pin", "geheim", ".certificate", "store:ch.certificate", "other", "x"));
        when(configuration.getProperties()).thenReturn(before);
        when(configuration.getFactoryPid()).thenReturn("fake.pid");
        when(stage.configurations.listConfigurations(any())).thenReturn(new Configuration[] {configuration});

        assertThat(stage.administration.settings(Stage.CHANNEL))
                .containsOnly(
                        Map.entry("x-step", "2026-11-28"),
                        Map.entry(".pin", ChannelAdministration.HIDDEN),
                        Map.entry(".certificate", "store:ch.certificate"));

        stage.administration.configure(Stage.CHANNEL, "fake", Map.of(".pin", ChannelAdministration.HIDDEN));
        assertThat(written()).containsEntry(".pin", "geheim");
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_removes_what_it_empties() throws IOException {
        Dictionary<String, Object> before =
                FrameworkUtil.asDictionary(Map.of("supplierId", "V1", "places", "x", ".pin", "store:p"));
        when(configuration.getProperties()).thenReturn(before);

        stage.administration.configure(Stage.CHANNEL, "fake", Map.of("places", "", ".pin", "store:q"));

        assertThat(written())
                .containsEntry("supplierId", "V1")
                .containsEntry(".pin", "store:q")
                .doesNotContainKey("places");
        assertThat(secrets.list()).isEmpty();
    }

    @Test
    void a_secret_that_cannot_be_stored_is_a_finding_and_nothing_changes() throws IOException {
        secrets.broken = true;

        ChannelStatus status = stage.administration.configure(Stage.CHANNEL, "fake", Map.of(".pin", "geheim"));

        assertThat(status.findings()).extracting(Finding::code).contains("dispatch.not-configured");
        assertThat(status.findings().toString()).doesNotContain("geheim");
        verify(configuration, never()).updateIfDifferent(any());
    }

    @Test
    void settings_are_checked_with_those_that_are_stored_and_without_an_effect() throws Exception {
        Dictionary<String, Object> before =
                FrameworkUtil.asDictionary(Map.of("supplierId", "V1", ".pin", "store:ch.pin", "places", "x"));
        when(configuration.getProperties()).thenReturn(before);
        when(stage.configurations.listConfigurations(any())).thenReturn(new Configuration[] {configuration});

        List<Finding> findings = stage.administration.checkSettings(
                Stage.CHANNEL,
                "fake",
                Map.of("supplierId", " V2 ", "places", "", ".pin", ChannelAdministration.HIDDEN, "new", "1"));

        assertThat(findings)
                .extracting(Finding::raw)
                .containsExactly(Map.of(
                                JobBoards.CHANNEL_ID,
                                "ch",
                                "supplierId",
                                "V2",
                                ".pin",
                                "store:ch.pin",
                                "places",
                                "",
                                "new",
                                "1")
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList()
                        .toString());
        verify(configuration, never()).updateIfDifferent(any());
        assertThat(secrets.list()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stage.administration.checkSettings(Stage.CHANNEL, "absent", Map.of()));
    }

    @Test
    void a_board_that_fails_to_check_settings_is_a_finding() throws Exception {
        List<Finding> findings = stage.administration.checkSettings(Stage.CHANNEL, "fake", Map.of("defect", "1"));

        assertThat(findings).extracting(Finding::code).containsExactly("dispatch.unchecked");
    }

    @Test
    void deleting_a_channel_takes_its_secrets_along_but_none_that_another_one_needs() throws Exception {
        secrets.store("ch.pin", new byte[] {1});
        secrets.store("shared", new byte[] {2});
        secrets.store("unrelated", new byte[] {3});
        Configuration other = mock(Configuration.class);
        Dictionary<String, Object> mine =
                FrameworkUtil.asDictionary(Map.of(".pin", "store:ch.pin", ".certificate", "store:shared"));
        Dictionary<String, Object> others = FrameworkUtil.asDictionary(Map.of(".certificate", "store:shared"));
        when(configuration.getProperties()).thenReturn(mine);
        when(configuration.getPid()).thenReturn("fake.pid~ch");
        when(other.getProperties()).thenReturn(others);
        when(stage.configurations.listConfigurations("(" + JobBoards.CHANNEL_ID + "=ch)"))
                .thenReturn(new Configuration[] {configuration});
        when(stage.configurations.listConfigurations(null)).thenReturn(new Configuration[] {other});

        assertThat(stage.administration.deleteConfiguration(Stage.CHANNEL)).isTrue();

        verify(configuration).delete();
        assertThat(secrets.list()).containsExactly(new SecretRef("shared"), new SecretRef("unrelated"));
        when(stage.configurations.listConfigurations(any())).thenReturn(null);
        assertThat(stage.administration.deleteConfiguration(Stage.CHANNEL)).isFalse();
    }

    @Test
    void a_channel_with_postings_online_is_deleted_only_after_a_decision() throws Exception {
        when(configuration.getPid()).thenReturn("fake.pid~ch");
        when(stage.configurations.listConfigurations("(" + JobBoards.CHANNEL_ID + "=ch)"))
                .thenReturn(new Configuration[] {configuration});
        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));
        stage.workUntilSettled();

        assertThatIllegalStateException().isThrownBy(() -> stage.administration.deleteConfiguration(Stage.CHANNEL));
        verify(configuration, never()).delete();

        stage.administration.remove(Stage.CHANNEL, ChannelAdministration.Removal.LEAVE);
        assertThat(stage.administration.deleteConfiguration(Stage.CHANNEL)).isTrue();
    }

    @Test
    void a_channel_of_another_board_is_refused() throws Exception {
        when(configuration.getFactoryPid()).thenReturn("other.pid");
        when(stage.configurations.listConfigurations("(" + JobBoards.CHANNEL_ID + "=ch)"))
                .thenReturn(new Configuration[] {configuration});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> stage.administration.configure(Stage.CHANNEL, "fake", Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stage.administration.configure(Stage.CHANNEL, "absent", Map.of()));
    }

    @Test
    void connectors_read_secrets_through_their_context() throws IOException {
        stage.administration.storeSecret("password", "geheim".getBytes(StandardCharsets.UTF_8));
        StringBuilder read = new StringBuilder();
        stage.board.handovers.add((submission, context) -> {
            read.append(new String(context.secret("password").orElseThrow(), StandardCharsets.UTF_8));
            return stage.board.take(submission, context);
        });

        stage.service.publish(Stage.CHANNEL, Stage.job("1", "Koch"));
        stage.work();

        assertThat(read).hasToString("geheim");
        assertThat(stage.administration.secrets()).containsExactly(new SecretRef("password"));
        assertThat(stage.administration.deleteSecret(new SecretRef("password"))).isTrue();
        assertThat(stage.administration.secrets()).isEmpty();
    }
}
