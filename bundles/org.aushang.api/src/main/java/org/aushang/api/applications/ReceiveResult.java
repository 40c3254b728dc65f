package org.aushang.api.applications;

import java.time.Duration;
import java.util.Objects;

/** A host's answer to an application. Immutable; grows by factories. */
public final class ReceiveResult {

    /** What follows from it. Constants may be added. */
    public enum Kind {
        ACCEPTED,
        ALREADY_RECEIVED,
        UNKNOWN_JOB,
        DECLINED,
        RETRY_LATER
    }

    private final Kind kind;
    private final String text;
    private final Duration pause;

    private ReceiveResult(Kind kind, String text, Duration pause) {
        this.kind = kind;
        this.text = Objects.requireNonNull(text, "text");
        this.pause = pause;
    }

    /**
     * The host has stored it for good: its content is erased here.
     *
     * @param hostReference the host's own id of it, at most 200 characters; it is kept and must not be personal
     */
    public static ReceiveResult accepted(String hostReference) {
        return new ReceiveResult(Kind.ACCEPTED, hostReference, Duration.ZERO);
    }

    /** The host had stored this id before: the same as {@link #accepted}. */
    public static ReceiveResult alreadyReceived(String hostReference) {
        return new ReceiveResult(Kind.ALREADY_RECEIVED, hostReference, Duration.ZERO);
    }

    /**
     * The host has no such job: a person assigns it to another one.
     *
     * @param why for people, not personal, at most 200 characters
     */
    public static ReceiveResult unknownJob(String why) {
        return new ReceiveResult(Kind.UNKNOWN_JOB, why, Duration.ZERO);
    }

    /**
     * The host does not want it: its content is erased here.
     *
     * @param why for people, not personal, at most 200 characters
     */
    public static ReceiveResult declined(String why) {
        return new ReceiveResult(Kind.DECLINED, why, Duration.ZERO);
    }

    /**
     * The host cannot take it now: it is offered again.
     *
     * @param pause at least this long; pauses of our own grow to an hour, whichever is longer
     * @throws IllegalArgumentException if it is negative or longer than a day
     */
    public static ReceiveResult retryLater(Duration pause) {
        if (pause.isNegative() || pause.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a pause is from nothing to a day: " + pause);
        }
        return new ReceiveResult(Kind.RETRY_LATER, "", pause);
    }

    public Kind kind() {
        return kind;
    }

    /** The host's reference of what it has; empty otherwise. */
    public String hostReference() {
        return kind == Kind.ACCEPTED || kind == Kind.ALREADY_RECEIVED ? text : "";
    }

    /** Why it does not have it; empty otherwise. */
    public String why() {
        return kind == Kind.UNKNOWN_JOB || kind == Kind.DECLINED ? text : "";
    }

    /** Zero unless it is to be offered again. */
    public Duration pause() {
        return pause;
    }

    @Override
    public String toString() {
        return kind.toString();
    }
}
