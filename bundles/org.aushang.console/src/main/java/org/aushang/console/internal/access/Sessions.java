package org.aushang.console.internal.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.aushang.api.host.ConsoleUser;

/**
 * Sessions of the console's own login, in memory: after a restart people sign in again. Also issues the CSRF token that belongs to
 * a browser, whether the console or the host signed it in. Safe for all threads.
 */
public final class Sessions {

    private static final Duration IDLE = Duration.ofHours(8);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final byte[] key = bytes();
    private final Map<String, Session> byId = new ConcurrentHashMap<>();

    private record Session(ConsoleUser user, Instant lastSeen) {}

    public Sessions(Clock clock) {
        this.clock = clock;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    /** An id that cannot be guessed, for the cookie of a browser: 43 characters. */
    public String newId() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /** Signs a person in under an id that no browser had before. */
    public String open(ConsoleUser user) {
        Instant now = clock.instant();
        byId.values().removeIf(session -> isOver(session, now));
        if (byId.size() >= MOST) {
            throw new IllegalStateException("there are " + MOST + " sessions already");
        }
        String id = newId();
        byId.put(id, new Session(user, now));
        return id;
    }

    /** Who is signed in under this id. */
    public Optional<ConsoleUser> user(String id) {
        Instant now = clock.instant();
        return Optional.ofNullable(byId.computeIfPresent(
                        id, (key, session) -> isOver(session, now) ? null : new Session(session.user(), now)))
                .map(Session::user);
    }

    private static boolean isOver(Session session, Instant now) {
        return session.lastSeen().plus(IDLE).isBefore(now);
    }

    public void close(String id) {
        byId.remove(id);
    }

    /**
     * What a form has to send with the cookie of this id. With the user's name in it a token that another user was given is none, even
     * if that user's cookie is planted in this browser.
     *
     * @param user name of who is signed in; empty before that
     */
    public String csrfToken(String id, String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((id + " " + user).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    public boolean isCsrfToken(String token, String id, String user) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), csrfToken(id, user).getBytes(StandardCharsets.UTF_8));
    }
}
