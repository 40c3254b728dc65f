package org.aushang.rest.internal.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.connector.Messages;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;

/**
 * Typed, validated configuration of a token. Never fails: what is wrong is in {@link #findings()}, and gives no right.
 *
 * @param sha256 of the token, hexadecimal in lower case; empty: no token fits
 * @param channels that it may see, at least one where it has a scope; empty: all
 */
record TokenSettings(String sha256, Set<Scope> scopes, Optional<Set<ChannelId>> channels, List<Finding> findings) {

    private static final Messages MESSAGES = Messages.load(TokenSettings.class, "token");

    static TokenSettings read(Map<String, ?> properties) {
        SettingsReader reader = SettingsReader.of(TokenConfig.class, properties, "token");
        List<Finding> findings = new ArrayList<>();
        String sha256 = reader.text("sha256").toLowerCase(Locale.ROOT);
        if (!sha256.matches("[0-9a-f]{64}")) {
            sha256 = "";
            findings.add(MESSAGES.finding("rest.token-hash").build());
        }
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (Scope scope : Scope.values()) {
            if (reader.flag(scope.name().toLowerCase(Locale.ROOT))) {
                scopes.add(scope);
            }
        }
        if (scopes.isEmpty()) {
            findings.add(MESSAGES.finding("rest.token-scopes").build());
        }
        Set<ChannelId> channels = new HashSet<>();
        String named = reader.text("channels");
        for (String channel : Arrays.stream(named.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList()) {
            if (ChannelId.isValid(channel)) {
                channels.add(new ChannelId(channel));
            } else {
                findings.add(MESSAGES.finding("rest.token-channel", channel).build());
            }
        }
        findings.addAll(reader.findings());
        if (!named.isBlank() && channels.isEmpty()) {
            // A list in which nothing can be read is no list of all.
            scopes.clear();
        }
        return new TokenSettings(
                sha256, scopes, named.isBlank() ? Optional.empty() : Optional.of(Set.copyOf(channels)), findings);
    }
}
