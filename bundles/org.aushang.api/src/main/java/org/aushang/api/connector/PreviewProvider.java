package org.aushang.api.connector;

import java.util.Objects;
import org.aushang.api.model.JobPosting;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional: a channel that can show what it would give the board. Implemented by the same service as
 * {@link JobBoardPublisher}.
 */
@ConsumerType
public interface PreviewProvider {

    /** What would leave us for this posting, or as close as can be without an account. Offline and pure, as a check is. */
    Page preview(JobPosting posting, CheckContext context);

    /**
     * What can be shown to a person.
     *
     * @param mediaType for instance {@code application/xml}
     * @param text without secrets
     */
    record Page(String mediaType, String text) {

        public Page {
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(text, "text");
        }
    }
}
