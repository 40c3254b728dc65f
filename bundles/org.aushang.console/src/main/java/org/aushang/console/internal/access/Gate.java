package org.aushang.console.internal.access;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.aushang.api.host.ConsoleAccess;
import org.aushang.api.host.ConsoleRequest;
import org.aushang.api.host.ConsoleUser;
import org.jspecify.annotations.Nullable;

/** Finds out who is there: by the host's {@link ConsoleAccess} where it has one, otherwise by a login of our own. */
public final class Gate {

    private final Supplier<@Nullable ConsoleAccess> host;
    private final JaasLogin login;
    private final Sessions sessions;
    private final LoginLimiter limiter;

    /** @param host the host's, while there is one */
    public Gate(Supplier<@Nullable ConsoleAccess> host, JaasLogin login, Clock clock) {
        this.host = host;
        this.login = login;
        this.sessions = new Sessions(clock);
        this.limiter = new LoginLimiter(clock);
    }

    public Sessions sessions() {
        return sessions;
    }

    /** Whether there is a login of our own. */
    public boolean hasLogin() {
        return host.get() == null;
    }

    /** @param session id of the browser's cookie */
    public Optional<ConsoleUser> user(ConsoleRequest request, String session) {
        ConsoleAccess access = host.get();
        return access == null ? sessions.user(session) : access.user(request);
    }

    /** Where a person signs in to the host, if it says so. */
    public Optional<URI> signIn(String returnTo) {
        ConsoleAccess access = host.get();
        return access == null ? Optional.empty() : access.signIn(returnTo);
    }

    /** What became of a login. */
    public sealed interface Login {

        /** @param session the new id for the browser's cookie */
        record Done(String session) implements Login {}

        record Refused() implements Login {}

        /** Too many have failed: this one was not tried. */
        record Limited() implements Login {}
    }

    public Login logIn(String name, char[] password, String address) {
        if (!limiter.allows(name, address)) {
            AuditLog.refused(name, address);
            return new Login.Limited();
        }
        Optional<ConsoleUser> user = login.check(name, password);
        if (user.isEmpty()) {
            limiter.failed(name, address);
            AuditLog.refused(name, address);
            return new Login.Refused();
        }
        limiter.succeeded(name, address);
        AuditLog.signedIn(user.get(), address);
        return new Login.Done(sessions.open(user.get()));
    }
}
