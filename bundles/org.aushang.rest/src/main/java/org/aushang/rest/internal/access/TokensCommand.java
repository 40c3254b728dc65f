package org.aushang.rest.internal.access;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.SettingsAdministration;
import org.aushang.api.host.SettingsRef;
import org.aushang.api.model.Finding;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code aushang:tokens}: which there are, a new one, away with one. A new one's secret is printed once. */
@Component(
        service = Function.class,
        property = {"osgi.command.scope=aushang", "osgi.command.function=tokens"})
public final class TokensCommand implements Function {

    private static final Messages MESSAGES = Messages.load(TokensCommand.class, "token");

    private final SettingsAdministration administration;
    private final Locale locale;

    @Activate
    public TokensCommand(@Reference SettingsAdministration administration) {
        this(administration, Locale.getDefault());
    }

    TokensCommand(SettingsAdministration administration, Locale locale) {
        this.administration = administration;
        this.locale = locale;
    }

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) {
        List<String> words = arguments.stream().map(String::valueOf).toList();
        session.getConsole().println(answer(words));
        session.getConsole().flush();
        return null;
    }

    String answer(List<String> words) {
        String verb = words.isEmpty() ? "list" : words.get(0);
        if (words.equals(List.of("--help"))) {
            return text("usage") + "\n" + text("help");
        }
        return switch (verb + " " + words.size()) {
            case "list 0", "list 1" -> list();
            case "create 3" -> create(words.get(1), words.get(2), "");
            case "create 4" -> create(words.get(1), words.get(2), words.get(3));
            case "revoke 2" -> revoke(words.get(1));
            default -> throw new CommandException(text("usage"));
        };
    }

    private String list() {
        List<SettingsRef> tokens = administration.instances(TokenForm.ID);
        if (tokens.isEmpty()) {
            return text("none");
        }
        StringBuilder lines = new StringBuilder();
        for (SettingsRef token : tokens) {
            TokenSettings settings = TokenSettings.read(administration.settings(token));
            lines.append(token.instance())
                    .append("  ")
                    .append(settings.scopes())
                    .append("  ")
                    .append(settings.channels()
                            .map(channels -> String.valueOf(new TreeSet<>(channels)))
                            .orElse("*"))
                    .append('\n');
            settings.findings()
                    .forEach(finding -> lines.append("  ").append(said(finding)).append('\n'));
        }
        return lines.toString().stripTrailing();
    }

    private String create(String name, String scopes, String channels) {
        SettingsRef ref = ref(name);
        if (administration.instances(TokenForm.ID).contains(ref)) {
            throw new CommandException(text("exists", name));
        }
        String secret = AccessTokens.newSecret();
        Map<String, String> settings =
                new TreeMap<>(Map.of("sha256", AccessTokens.sha256(secret), "read", "false", "channels", channels));
        settings.putAll(switches(scopes));
        List<Finding> wrong = administration.check(ref, settings);
        if (!wrong.isEmpty()) {
            throw new CommandException(said(wrong.get(0)));
        }
        List<Finding> stored = administration.configure(ref, settings);
        if (stored.stream().anyMatch(Finding::isError)) {
            throw new CommandException(said(stored.get(0)));
        }
        return text("created", name) + "\n" + secret;
    }

    private Map<String, String> switches(String scopes) {
        Map<String, String> switches = new HashMap<>();
        for (String scope : scopes.toLowerCase(Locale.ROOT).split(",")) {
            if (Arrays.stream(Scope.values()).noneMatch(known -> known.name().equalsIgnoreCase(scope))) {
                throw new CommandException(text("scope", scope));
            }
            switches.put(scope, "true");
        }
        return switches;
    }

    private String revoke(String name) {
        if (!administration.delete(ref(name))) {
            throw new CommandException(text("unknown", name));
        }
        return text("revoked", name);
    }

    private SettingsRef ref(String name) {
        if (name.isEmpty() || !SettingsRef.isValid(TokenForm.ID, name)) {
            throw new CommandException(text("name", name));
        }
        return new SettingsRef(TokenForm.ID, name);
    }

    private String said(Finding finding) {
        return finding.message().in(locale) + " " + finding.nextStep().in(locale);
    }

    private String text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments).in(locale);
    }
}
