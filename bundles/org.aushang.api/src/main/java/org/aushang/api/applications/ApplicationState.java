package org.aushang.api.applications;

/** What became of an application. Constants may be added. */
public enum ApplicationState {
    /** It is offered to the host until the host answers. */
    PENDING,
    /** No job is known for it, or the host does not know the job: a person assigns it. */
    UNASSIGNED,
    /** Something about it is suspicious, or too many came at once: a person releases it. */
    QUARANTINED,
    /** An automatic reply, a report or a newsletter. Never offered to the host. */
    NOT_A_CANDIDATE,
    /** The host has it; its content is erased here. */
    ACCEPTED,
    /** The host does not want it; its content is erased here. */
    DECLINED,
    /** A person asked for it, or its time was over: its content is erased. */
    ERASED;

    /** Whether its content is still here. */
    public boolean hasContent() {
        return this != ACCEPTED && this != DECLINED && this != ERASED;
    }
}
