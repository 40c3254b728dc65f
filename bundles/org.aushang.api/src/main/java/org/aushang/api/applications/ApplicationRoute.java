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

    /** Postings stay as they are. */
    public static final ApplicationRoute NONE = new ApplicationRoute(null, null);

    private final @Nullable String link;
    private final @Nullable String address;

    private ApplicationRoute(@Nullable String link, @Nullable String address) {
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
        return new ApplicationRoute(link, address);
    }

    /** Empty: postings stay as they are. */
    public Optional<String> link() {
        return Optional.ofNullable(link);
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApplicationRoute that
                && Objects.equals(link, that.link)
                && Objects.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(link, address);
    }

    @Override
    public String toString() {
        return "ApplicationRoute[" + link + ", " + address + "]";
    }
}
