package org.aushang.api.model;

import java.util.Objects;

/**
 * Where a board fetches.
 *
 * @param purpose what is there
 * @param url absolute, or a path of this host if the channel does not know the host's public name; without secrets
 */
public record FeedAddress(LocalizedText purpose, String url) {

    public FeedAddress {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(url, "url");
    }
}
