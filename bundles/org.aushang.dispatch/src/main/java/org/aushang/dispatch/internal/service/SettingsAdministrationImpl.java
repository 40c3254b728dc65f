package org.aushang.dispatch.internal.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aushang.api.host.SettingsAdministration;
import org.aushang.api.host.SettingsForm;
import org.aushang.api.host.SettingsRef;
import org.aushang.api.model.Finding;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.model.Texts;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements {@link SettingsAdministration} for the forms that come and go. */
@Component
public final class SettingsAdministrationImpl implements SettingsAdministration {

    private static final Logger log = LoggerFactory.getLogger(SettingsAdministrationImpl.class);

    private final List<SettingsForm> forms = new CopyOnWriteArrayList<>();
    private final ConfigurationEditor editor;

    @Activate
    public SettingsAdministrationImpl(@Reference ConfigurationAdmin configurations, @Reference Channels channels) {
        this(new ConfigurationEditor(configurations, channels::secrets, EtcFolder.ofPlatform()));
    }

    SettingsAdministrationImpl(ConfigurationEditor editor) {
        this.editor = editor;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindForm(SettingsForm form) {
        forms.add(form);
    }

    void unbindForm(SettingsForm form) {
        forms.remove(form);
    }

    @Override
    public List<SettingsForm> forms() {
        return forms.stream().sorted(Comparator.comparing(SettingsForm::id)).toList();
    }

    private SettingsForm form(String id) {
        return forms.stream()
                .filter(form -> form.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the form " + id + " is not installed"));
    }

    private SettingsForm form(SettingsRef ref) {
        SettingsForm form = form(ref.form());
        if (form.isRepeatable() == ref.instance().isEmpty()) {
            throw new IllegalArgumentException(
                    form.isRepeatable() ? "there may be many " + form.id() : "there is one " + form.id() + " only");
        }
        return form;
    }

    @Override
    public List<SettingsRef> instances(String form) {
        SettingsForm installed = form(form);
        try {
            if (!installed.isRepeatable()) {
                return editor.list("(service.pid=" + installed.configurationPid() + ")").stream()
                        .map(found -> new SettingsRef(form, ""))
                        .toList();
            }
            return editor.list("(service.factoryPid=" + installed.configurationPid() + ")").stream()
                    .map(found -> instance(found, installed))
                    .filter(instance -> SettingsRef.isValid(form, instance))
                    .sorted()
                    .map(instance -> new SettingsRef(form, instance))
                    .toList();
        } catch (IOException e) {
            throw unreadable(form, e);
        }
    }

    /** One that was made without a name is called by the rest of its PID. */
    private static String instance(Configuration configuration, SettingsForm form) {
        return configuration.getPid().substring(form.configurationPid().length() + 1);
    }

    private static UncheckedIOException unreadable(String what, IOException e) {
        return new UncheckedIOException("the configuration of " + what + " cannot be read", e);
    }

    private Optional<Configuration> find(SettingsRef ref, SettingsForm form) throws IOException {
        String filter = form.isRepeatable() ? "(service.factoryPid=" : "(service.pid=";
        return editor.list(filter + form.configurationPid() + ")").stream()
                .filter(found -> !form.isRepeatable() || instance(found, form).equals(ref.instance()))
                .findFirst();
    }

    @Override
    public SortedMap<String, String> settings(SettingsRef ref) {
        SettingsForm form = form(ref);
        try {
            return find(ref, form)
                    .map(found -> editor.shown(found, form.schema().fields()))
                    .orElseGet(TreeMap::new);
        } catch (IOException e) {
            throw unreadable(ref.toString(), e);
        }
    }

    @Override
    public List<Finding> check(SettingsRef ref, Map<String, String> changes) {
        SettingsForm form = form(ref);
        try {
            return List.copyOf(form.check(editor.merged(find(ref, form), changes)));
        } catch (IOException e) {
            throw unreadable(ref.toString(), e);
        }
    }

    @Override
    public List<Finding> configure(SettingsRef ref, Map<String, String> changes) {
        SettingsForm form = form(ref);
        String prefix = ref.instance().isEmpty() ? ref.form() : ref.form() + "." + ref.instance();
        try {
            Optional<Configuration> found = find(ref, form);
            Configuration configuration = found.isPresent() ? found.get() : create(ref, form);
            editor.change(configuration, form.schema().fields(), prefix, Map.of(), changes);
        } catch (IOException e) {
            log.error("The settings {} could not be stored: {}", ref, e.getMessage());
            return List.of(Texts.notConfigured(String.valueOf(e.getMessage())));
        }
        return check(ref, Map.of());
    }

    private Configuration create(SettingsRef ref, SettingsForm form) throws IOException {
        return form.isRepeatable()
                ? editor.configurations().getFactoryConfiguration(form.configurationPid(), ref.instance(), "?")
                : editor.configurations().getConfiguration(form.configurationPid(), "?");
    }

    @Override
    public boolean delete(SettingsRef ref) {
        SettingsForm form = form(ref);
        try {
            Optional<Configuration> found = find(ref, form);
            if (found.isPresent()) {
                editor.delete(found.get());
            }
            return found.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration of " + ref + " cannot be deleted", e);
        }
    }
}
