package org.aushang.api.connector;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;

/** An attempt to submit whose outcome is in doubt. Immutable; grows by factories and accessors. */
public final class Attempt {

    private final Submission submission;
    private final LocalDateTime sendTime;
    private final Instant startedAt;

    private Attempt(Submission submission, LocalDateTime sendTime, Instant startedAt) {
        this.submission = Objects.requireNonNull(submission, "submission");
        this.sendTime = Objects.requireNonNull(sendTime, "sendTime");
        this.startedAt = Objects.requireNonNull(startedAt, "startedAt");
    }

    public static Attempt of(Submission submission, LocalDateTime sendTime, Instant startedAt) {
        return new Attempt(submission, sendTime, startedAt);
    }

    /** With the orders as they were sent. */
    public Submission submission() {
        return submission;
    }

    /** {@link SubmitContext#sendTime()} of the attempt. */
    public LocalDateTime sendTime() {
        return sendTime;
    }

    public Instant startedAt() {
        return startedAt;
    }
}
