package org.aushang.api.connector;

import java.util.List;
import org.aushang.api.model.Finding;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional: a channel that can try its credentials at the board. Implemented by the same service as
 * {@link JobBoardPublisher}. What can be seen without the board belongs into the channel's {@link Condition}.
 */
@ConsumerType
public interface ConnectionTest {

    /**
     * Speaks with the board once, changes nothing there, and publishes nothing. The rules of {@link JobBoardPublisher}
     * hold here too: a board that cannot be reached is a finding.
     *
     * @return what is wrong; no finding of severity {@code ERROR} means that the board lets us in
     */
    List<Finding> testConnection(WorkContext context);
}
