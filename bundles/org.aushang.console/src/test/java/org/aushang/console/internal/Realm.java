package org.aushang.console.internal;

import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.jspecify.annotations.Nullable;

/** A JAAS realm {@code test}: {@code ada} is an admin, {@code rita} a recruiter, {@code vera} a viewer, {@code nora} has no role, {@code admin} is a viewer. */
public final class Realm implements LoginModule {

    static final String PASSWORD = "correct horse";

    private static final Map<String, String> ROLES =
            Map.of("ada", "admin", "rita", "recruiter", "vera", "viewer", "nora", "something", "admin", "viewer");

    private record UserPrincipal(String getName) implements Principal {}

    private record RolePrincipal(String getName) implements Principal {}

    private @Nullable Subject subject;
    private @Nullable CallbackHandler handler;
    private String name = "";

    static void install() {
        AppConfigurationEntry entry = new AppConfigurationEntry(
                Realm.class.getName(), AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, Map.of());
        Configuration.setConfiguration(new Configuration() {
            @Override
            public AppConfigurationEntry @Nullable [] getAppConfigurationEntry(String realm) {
                return realm.equals("test") ? new AppConfigurationEntry[] {entry} : null;
            }
        });
    }

    @Override
    public void initialize(Subject known, CallbackHandler asks, Map<String, ?> shared, Map<String, ?> options) {
        subject = known;
        handler = asks;
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback typed = new NameCallback("name");
        PasswordCallback password = new PasswordCallback("password", false);
        try {
            java.util.Objects.requireNonNull(handler).handle(new Callback[] {typed, password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new LoginException(e.getMessage());
        }
        name = typed.getName();
        if (!ROLES.containsKey(name) || !PASSWORD.equals(String.valueOf(password.getPassword()))) {
            throw new FailedLoginException("wrong");
        }
        return true;
    }

    @Override
    public boolean commit() {
        Set<Principal> principals = java.util.Objects.requireNonNull(subject).getPrincipals();
        principals.add(new UserPrincipal(name));
        principals.add(new RolePrincipal(ROLES.getOrDefault(name, "")));
        return true;
    }

    @Override
    public boolean abort() {
        return true;
    }

    @Override
    public boolean logout() {
        return true;
    }
}
