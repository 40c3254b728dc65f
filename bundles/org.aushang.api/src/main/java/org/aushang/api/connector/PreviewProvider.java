package org.aushang.api.connector;

import org.aushang.api.model.Document;
import org.aushang.api.model.JobPosting;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional: a connector that can show what it would send. Implemented by the same service as
 * {@link JobBoardPublisher}.
 */
@ConsumerType
public interface PreviewProvider {

    /** What would be sent for this posting, or as close to it as possible without an account. Offline and pure, as a check is. */
    Document preview(JobPosting posting, CheckContext context);
}
