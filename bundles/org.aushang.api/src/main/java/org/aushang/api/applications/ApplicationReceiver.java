package org.aushang.api.applications;

import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobId;
import org.aushang.api.model.Schema;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a host implements to get applications: register one as a service. Without one applications wait.
 *
 * <p>Called on threads of ours, for several applications at once, never for one application twice at the same time.
 */
@ConsumerType
public interface ApplicationReceiver {

    /**
     * Takes an application over. Called until it answers something else than {@link ReceiveResult#retryLater}; after a crash it may
     * be called again with an id that it has already taken, and answers {@link ReceiveResult#alreadyReceived} then. What it throws
     * counts as "later". It should return within a minute; the application waits as long as it takes.
     *
     * @param application with a job, always; attachments may be opened until this returns
     */
    ReceiveResult receive(Application application);

    /**
     * The questions of the application form besides name, e-mail, telephone, message and files.
     *
     * @return at most 20 fields of the types TEXT, MULTI_LINE, WHOLE_NUMBER, CHOICE and SWITCH; others are not asked
     */
    default Schema questions(ChannelId channel, JobId job) {
        return Schema.EMPTY;
    }
}
