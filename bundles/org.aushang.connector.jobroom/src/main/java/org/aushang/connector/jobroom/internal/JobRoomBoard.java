package org.aushang.connector.jobroom.internal;

import org.aushang.api.connector.JobBoard;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.connector.jobroom.internal.advertisement.PostingSchema;
import org.osgi.service.component.annotations.Component;

/** Job-Room, for hosts that offer it before a channel is configured. */
@Component
public final class JobRoomBoard implements JobBoard {

    @Override
    public String id() {
        return JobRoomPublisher.BOARD;
    }

    @Override
    public LocalizedText name() {
        return LocalizedText.of("Job-Room (Schweiz, SECO)", "Job-Room (Switzerland, SECO)");
    }

    @Override
    public String configurationPid() {
        return JobRoomPublisher.PID;
    }

    @Override
    public Schema schema(Schema.Part part) {
        return switch (part) {
            case ACCOUNT -> Forms.ACCOUNT;
            case CREDENTIALS -> Forms.CREDENTIALS;
            case POSTING -> PostingSchema.of(false);
        };
    }
}
