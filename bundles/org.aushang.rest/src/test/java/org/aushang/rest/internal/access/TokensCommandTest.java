package org.aushang.rest.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.aushang.api.host.SettingsAdministration;
import org.aushang.api.host.SettingsRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensCommandTest {

    private final Map<SettingsRef, TreeMap<String, String>> stored =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    private final TokenForm form = new TokenForm();
    private final TokensCommand command = new TokensCommand(administration(), Locale.ENGLISH);

    /** The settings as the real one keeps them; there is no framework here. */
    private SettingsAdministration administration() {
        SettingsAdministration administration = mock(SettingsAdministration.class);
        when(administration.instances(TokenForm.ID)).thenAnswer(call -> List.copyOf(stored.keySet()));
        when(administration.settings(any())).thenAnswer(call -> stored.get(call.<SettingsRef>getArgument(0)));
        when(administration.check(any(), any())).thenAnswer(call -> form.check(call.getArgument(1)));
        when(administration.configure(any(), any())).thenAnswer(call -> {
            stored.put(call.getArgument(0), new TreeMap<>(call.<Map<String, String>>getArgument(1)));
            return List.of();
        });
        when(administration.delete(any())).thenAnswer(call -> stored.remove(call.<SettingsRef>getArgument(0)) != null);
        return administration;
    }

    private AccessTokens tokens;

    @BeforeEach
    void none() {
        tokens = new AccessTokens();
    }

    @Test
    void a_new_token_is_shown_once_and_only_its_hash_is_stored() {
        String answer = command.answer(List.of("create", "ats", "read,write", "ba,feed"));

        String secret = answer.substring(answer.lastIndexOf('\n') + 1);
        assertThat(secret).startsWith("aushang_").hasSize(51);
        assertThat(stored.toString()).doesNotContain(secret);
        tokens.come(new AccessToken(Map.copyOf(stored.get(new SettingsRef("api-token", "ats")))));
        AccessToken token = tokens.find(secret).orElseThrow();
        assertThat(token.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.WRITE);
        assertThat(token.channels().orElseThrow()).hasSize(2);
        assertThat(tokens.find(secret + "x")).isEmpty();
        assertThat(command.answer(List.of()))
                .isEqualTo("ats  [READ, WRITE]  [ba, feed]")
                .doesNotContain(secret);
    }

    @Test
    void one_is_revoked() {
        command.answer(List.of("create", "ats", "read"));

        assertThat(command.answer(List.of("revoke", "ats"))).isEqualTo("Token ats is revoked.");

        assertThat(stored).isEmpty();
        assertThatThrownBy(() -> command.answer(List.of("revoke", "ats"))).isInstanceOf(CommandException.class);
    }

    @Test
    void mistakes_are_refused_with_the_next_step() {
        command.answer(List.of("create", "ats", "read"));

        assertThatThrownBy(() -> command.answer(List.of("create", "ats", "read")))
                .hasMessageContaining("Revoke it");
        assertThatThrownBy(() -> command.answer(List.of("create", "b", "reed"))).hasMessageContaining("reed");
        assertThatThrownBy(() -> command.answer(List.of("create", "b", "read", "?")))
                .hasMessageContaining("?");
        assertThatThrownBy(() -> command.answer(List.of("create", "a/b", "read")))
                .hasMessageContaining("a/b");
        assertThatThrownBy(() -> command.answer(List.of("--jso"))).hasMessageContaining("aushang:tokens");
        assertThat(stored).hasSize(1);
        assertThat(command.answer(List.of("--help"))).contains("SCOPES");
    }

    @Test
    void a_configuration_with_mistakes_gives_no_right() {
        TokenSettings settings = TokenSettings.read(Map.of("sha256", "x", "read", "maybe", "channels", "a,?!"));

        assertThat(settings.sha256()).isEmpty();
        assertThat(settings.channels().orElseThrow()).hasSize(1);
        assertThat(settings.findings()).isNotEmpty();
        tokens.come(new AccessToken(Map.of("sha256", "x")));
        assertThat(tokens.find("")).isEmpty();
    }
}
