package org.aushang.dispatch.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.SettingsForm;
import org.aushang.api.host.SettingsRef;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.api.model.SecretRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Settings that belong to no channel: where they are stored, and what is shown of them. */
class SettingsAdministrationImplTest {

    private static final LocalizedText LABEL = LocalizedText.of("Feld", "field");
    private static final SettingsRef BOX = new SettingsRef("box", "jobs");
    private static final SettingsRef ONLY = new SettingsRef("only", "");

    @TempDir
    Path etc;

    private final Map<String, Configuration> configurations = new TreeMap<>();
    private final Map<SecretRef, byte[]> secrets = new TreeMap<>();
    private final ConfigurationAdmin admin = mock(ConfigurationAdmin.class);
    private SettingsAdministrationImpl administration;

    /** Demands a host. */
    private record Form(String id, boolean isRepeatable) implements SettingsForm {

        @Override
        public LocalizedText name() {
            return LABEL;
        }

        @Override
        public String configurationPid() {
            return "pid." + id;
        }

        @Override
        public Schema schema() {
            return new Schema(List.of(
                    Field.builder("host", Field.Type.TEXT, LABEL).build(),
                    Field.builder(".password", Field.Type.SECRET, LABEL).build()));
        }

        @Override
        public List<Finding> check(Map<String, String> settings) {
            return settings.containsKey("host")
                    ? List.of()
                    : List.of(Finding.builder(id + ".host", LABEL, LABEL).build());
        }
    }

    private final class Store implements SecretStore {

        @Override
        public SecretRef store(String name, byte[] content) {
            secrets.put(new SecretRef(name), content.clone());
            return new SecretRef(name);
        }

        @Override
        public Optional<byte[]> read(SecretRef secret) {
            return Optional.ofNullable(secrets.get(secret));
        }

        @Override
        public SortedSet<SecretRef> list() {
            return new TreeSet<>(secrets.keySet());
        }

        @Override
        public boolean delete(SecretRef secret) {
            return secrets.remove(secret) != null;
        }
    }

    @BeforeEach
    void set_up() throws Exception {
        when(admin.getFactoryConfiguration(anyString(), anyString(), anyString()))
                .thenAnswer(
                        call -> configuration(call.getArgument(0) + "~" + call.getArgument(1), call.getArgument(0)));
        when(admin.getConfiguration(anyString(), anyString()))
                .thenAnswer(call -> configuration(call.getArgument(0), null));
        when(admin.listConfigurations(any())).thenAnswer(call -> list(call.getArgument(0)));
        administration = new SettingsAdministrationImpl(
                new ConfigurationEditor(admin, () -> Optional.of(new Store()), new EtcFolder(Optional.of(etc))));
        administration.bindForm(new Form("only", false));
        administration.bindForm(new Form("box", true));
    }

    private Configuration @Nullable [] list(@Nullable String filter) {
        Configuration[] found = configurations.values().stream()
                .filter(one -> filter == null
                        || filter.equals("(service.pid=" + one.getPid() + ")")
                        || filter.equals("(service.factoryPid=" + one.getFactoryPid() + ")"))
                .toArray(Configuration[]::new);
        return found.length == 0 ? null : found;
    }

    private Configuration configuration(String pid, @Nullable String factory) throws IOException {
        Map<String, Object> values = new TreeMap<>();
        Configuration made = mock(Configuration.class);
        when(made.getPid()).thenReturn(pid);
        when(made.getFactoryPid()).thenReturn(factory);
        when(made.getProperties())
                .thenAnswer(call -> values.isEmpty() ? null : FrameworkUtil.asDictionary(new TreeMap<>(values)));
        when(made.updateIfDifferent(any())).thenAnswer(call -> {
            Dictionary<String, Object> update = call.getArgument(0);
            values.clear();
            Collections.list(update.keys()).forEach(key -> values.put(key, update.get(key)));
            configurations.put(pid, made);
            return true;
        });
        doAnswer(call -> configurations.remove(pid)).when(made).delete();
        return made;
    }

    @Test
    void a_password_goes_into_the_encrypted_store_and_the_rest_into_a_file() throws IOException {
        List<Finding> findings = administration.configure(BOX, Map.of("host", "imap.example", ".password", "geheim"));

        assertThat(findings).isEmpty();
        assertThat(secrets.get(new SecretRef("box.jobs.password")))
                .isEqualTo("geheim".getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readString(etc.resolve("pid.box~jobs.cfg")))
                .contains("host=imap.example", ".password=store\\:box.jobs.password")
                .doesNotContain("geheim");
        assertThat(administration.settings(BOX))
                .containsOnly(Map.entry("host", "imap.example"), Map.entry(".password", "store:box.jobs.password"));
        assertThat(administration.instances("box")).containsExactly(BOX);
    }

    @Test
    void what_there_is_once_only_has_a_file_of_the_name_of_its_pid() throws IOException {
        administration.configure(ONLY, Map.of("host", "one"));

        assertThat(etc.resolve("pid.only.cfg")).exists();
        assertThat(administration.settings(ONLY)).containsOnly(Map.entry("host", "one"));
        assertThat(administration.instances("only")).containsExactly(ONLY);
    }

    @Test
    void a_mistake_is_stored_and_said() throws IOException {
        administration.configure(ONLY, Map.of("host", "one"));

        List<Finding> findings = administration.configure(ONLY, Map.of("host", ""));

        assertThat(findings).extracting(Finding::code).containsExactly("only.host");
        assertThat(administration.settings(ONLY)).doesNotContainKey("host");
    }

    @Test
    void what_cannot_be_stored_is_a_finding() {
        SettingsAdministrationImpl without = new SettingsAdministrationImpl(
                new ConfigurationEditor(admin, Optional::empty, new EtcFolder(Optional.of(etc))));
        without.bindForm(new Form("box", true));

        assertThat(without.configure(BOX, Map.of("host", "imap.example", ".password", "geheim")))
                .extracting(Finding::code)
                .containsExactly("dispatch.not-configured");

        assertThat(configurations).isEmpty();
        assertThat(etc).isEmptyDirectory();
    }

    @Test
    void a_check_stores_nothing() {
        assertThat(administration.check(BOX, Map.of("host", "typed"))).isEmpty();
        assertThat(administration.check(BOX, Map.of())).hasSize(1);
        assertThat(administration.settings(BOX)).isEmpty();
        assertThat(etc).isEmptyDirectory();
    }

    @Test
    void a_password_that_another_wrote_in_the_clear_is_hidden_and_stays() throws IOException {
        configuration("pid.box~jobs", "pid.box")
                .updateIfDifferent(FrameworkUtil.asDictionary(Map.of("host", "old", ".password", "offen")));

        administration.configure(BOX, Map.of("host", "new", ".password", ChannelAdministration.HIDDEN));

        assertThat(administration.settings(BOX)).containsEntry(".password", ChannelAdministration.HIDDEN);
        Configuration stored = Objects.requireNonNull(configurations.get("pid.box~jobs"));
        assertThat(stored.getProperties().get(".password")).isEqualTo("offen");
        assertThat(etc).as("a secret in the clear is in no file of ours").isEmptyDirectory();
    }

    @Test
    void deleted_are_configuration_file_and_secret() throws IOException {
        administration.configure(BOX, Map.of("host", "imap.example", ".password", "geheim"));

        assertThat(administration.delete(BOX)).isTrue();

        assertThat(configurations).isEmpty();
        assertThat(secrets).isEmpty();
        assertThat(etc).isEmptyDirectory();
        assertThat(administration.delete(BOX)).isFalse();
    }

    @Test
    void a_form_that_is_not_installed_and_a_wrong_instance_are_refused() {
        assertThatThrownBy(() -> administration.settings(new SettingsRef("none", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> administration.settings(new SettingsRef("box", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> administration.settings(new SettingsRef("only", "two")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SettingsRef("box", "a/b")).isInstanceOf(IllegalArgumentException.class);
    }
}
