package org.aushang.api.applications;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where candidates of postings are sent that do not say so themselves. Immutable; grows by factories.
 *
 * <p>A text with {@value #TOKEN} in place of a publication's token, which is eleven letters and digits.
 */
public final class ApplicationRoute {

    /** Stands for the token. */
    public static final String TOKEN = "{token}";

    /** Postings stay as they are, and get no tokens. */
    public static final ApplicationRoute NONE = new ApplicationRoute(false, null, null);

    /** Candidates use the host's own form: only what stands for the token in a posting's own contact is replaced. */
    public static final ApplicationRoute OWN_FORM = new ApplicationRoute(true, null, null);

    private final boolean active;
    private final @Nullable String link;
    private final @Nullable String address;

    private ApplicationRoute(boolean active, @Nullable String link, @Nullable String address) {
        this.active = active;
        this.link = link;
        this.address = address;
    }

    /**
     * @param link of a form, with the token
     * @param address of a mailbox, with the token or one for all; null: mails are not asked for
     * @throws IllegalArgumentException if the link has no token
     */
    public static ApplicationRoute of(String link, @Nullable String address) {
        if (!link.contains(TOKEN)) {
            throw new IllegalArgumentException("the link has no " + TOKEN + ": " + link);
        }
        return new ApplicationRoute(true, link, address);
    }

    /** Whether publications get tokens. */
    public boolean isActive() {
        return active;
    }

    /** Empty: postings keep their own contact. */
    public Optional<String> link() {
        return Optional.ofNullable(link);
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApplicationRoute that
                && active == that.active
                && Objects.equals(link, that.link)
                && Objects.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(active, link, address);
    }

    @Override
    public String toString() {
        return "ApplicationRoute[" + link + ", " + address + "]";
    }
}
