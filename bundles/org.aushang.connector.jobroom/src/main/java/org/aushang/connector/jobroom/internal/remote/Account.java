package org.aushang.connector.jobroom.internal.remote;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.aushang.api.connector.WorkContext;

/** Address and credentials. Not a record, whose {@code toString} would show the password. Thread-safe. */
public final class Account {

    /** Longer than any answer was seen to take. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final URI base;
    private final String authorization;
    private final SSLContext tls;

    public Account(URI base, String user, String password, SSLContext tls) {
        this.base = base;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.tls = tls;
    }

    /** For one call of the core; every answer has to come before its deadline. */
    public Conversation open(WorkContext context) {
        return new Conversation(this, () -> patience(context));
    }

    /** Of one request: what is left of the call's time; zero or less: nothing is. */
    private static Duration patience(WorkContext context) {
        Duration left = Duration.between(context.clock().instant(), context.deadline());
        return left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    URI base() {
        return base;
    }

    String authorization() {
        return authorization;
    }

    SSLContext tls() {
        return tls;
    }
}
