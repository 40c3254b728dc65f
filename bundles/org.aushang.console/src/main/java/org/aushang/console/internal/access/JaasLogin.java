package org.aushang.console.internal.access;

import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.ConsoleUser.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A name and a password against a JAAS realm, as Karaf's own web console and shell check them. Karaf's roles are mapped: who is
 * {@code admin} there is one here, {@code manager} is a recruiter, {@code viewer} sees; {@code recruiter} counts too. Roles are
 * principals of a class {@code RolePrincipal}.
 *
 * @param realm name of the JAAS configuration
 */
public record JaasLogin(String realm) {

    /** The simple name of the class of principals that are roles, as Karaf and others call it. */
    private static final String ROLE = "RolePrincipal";

    private static final Logger log = LoggerFactory.getLogger(JaasLogin.class);

    /** Empty if the realm does not know them together, or the person has no role here. */
    public Optional<ConsoleUser> check(String name, char[] password) {
        Subject subject = new Subject();
        try {
            LoginContext login = new LoginContext(realm, subject, callbacks -> answer(callbacks, name, password));
            login.login();
        } catch (LoginException | SecurityException e) {
            // Why is for the operator; a person who guesses names learns nothing.
            log.debug("no login for {}: {}", name, e.getMessage());
            return Optional.empty();
        } finally {
            Arrays.fill(password, ' ');
        }
        // A user may be called admin, and a group too: only roles count.
        Set<String> roles = subject.getPrincipals().stream()
                .filter(principal -> principal.getClass().getSimpleName().equals(ROLE))
                .map(Principal::getName)
                .collect(Collectors.toSet());
        return role(roles).map(role -> ConsoleUser.builder(name, role).build());
    }

    private static void answer(Callback[] callbacks, String name, char[] password) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback asked) {
                asked.setName(name);
            } else if (callback instanceof PasswordCallback asked) {
                asked.setPassword(password);
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private static Optional<Role> role(Set<String> names) {
        if (names.contains("admin")) {
            return Optional.of(Role.ADMIN);
        }
        if (names.contains("manager") || names.contains("recruiter")) {
            return Optional.of(Role.RECRUITER);
        }
        return names.contains("viewer") ? Optional.of(Role.VIEWER) : Optional.empty();
    }
}
