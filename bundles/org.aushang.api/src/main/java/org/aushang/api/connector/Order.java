package org.aushang.api.connector;

import java.util.Objects;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;

/** Advertise or withdraw one publication. */
public sealed interface Order {

    PublicationId publication();

    /**
     * The board should show this posting.
     *
     * @param publication the name under which the board knows it
     * @param posting the content
     * @param known whether the board has this publication already, so that this is a change and not a new posting
     */
    record Publish(PublicationId publication, JobPosting posting, boolean known) implements Order {

        public Publish {
            Objects.requireNonNull(publication, "publication");
            Objects.requireNonNull(posting, "posting");
        }
    }

    /**
     * The board should no longer show this publication.
     *
     * @param publication the name under which the board knows it
     * @param reason the code of one of the reasons that the channel's capabilities list; empty if they list none
     */
    record Withdraw(PublicationId publication, String reason) implements Order {

        public Withdraw {
            Objects.requireNonNull(publication, "publication");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
