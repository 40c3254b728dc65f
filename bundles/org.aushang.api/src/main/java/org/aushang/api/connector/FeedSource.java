package org.aushang.api.connector;

import java.util.List;
import org.aushang.api.model.FeedAddress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional: a channel from which the board fetches. Implemented by the same service as {@link JobBoardPublisher}; what
 * it serves, it reads from the {@link ChannelView}.
 */
@ConsumerType
public interface FeedSource {

    /** What an admin tells the board, the most usual first. Offline and quick. */
    List<FeedAddress> addresses();
}
