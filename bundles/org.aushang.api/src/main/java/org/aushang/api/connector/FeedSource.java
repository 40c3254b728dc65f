package org.aushang.api.connector;

import java.util.List;
import java.util.Objects;
import org.aushang.api.model.LocalizedText;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional: a channel from which the board fetches. Implemented by the same service as {@link JobBoardPublisher}; what
 * it serves, it reads from the {@link ChannelView}.
 */
@ConsumerType
public interface FeedSource {

    /** What an admin tells the board, the most usual first. Offline and quick. */
    List<Address> addresses();

    /**
     * Where something can be fetched.
     *
     * @param purpose what is there
     * @param url absolute, or a path of this host if the channel does not know the host's public name; without secrets
     */
    record Address(LocalizedText purpose, String url) {

        public Address {
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(url, "url");
        }
    }
}
