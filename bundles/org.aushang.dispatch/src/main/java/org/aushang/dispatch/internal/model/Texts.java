package org.aushang.dispatch.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aushang.api.connector.Messages;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.ChannelRecord.Hold;
import org.jspecify.annotations.Nullable;

/** The user texts of the core: sentences, timeline steps and findings, from the message bundles. Pure. */
public final class Texts {

    private static final Messages MESSAGES = Messages.load(Texts.class, "dispatch");

    private Texts() {}

    /** A state as a sentence; it differs for what should be online and what should go. */
    public static LocalizedText state(PublicationState state, boolean wanted) {
        String key = "state." + state.name();
        return MESSAGES.text(wanted || !MESSAGES.has(key + ".leaving") ? key : key + ".leaving");
    }

    public static LocalizedText text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments);
    }

    /** What happens next to a publication in this state. */
    public static LocalizedText next(PublicationState state, boolean byItself) {
        String key = "next." + state.name();
        return MESSAGES.text(byItself || !MESSAGES.has(key + ".never") ? key : key + ".never");
    }

    /** Why a channel transmits nothing now. */
    public static LocalizedText hold(String about, Hold hold, @Nullable Instant until) {
        return hold == Hold.NONE
                ? MESSAGES.text(about + ".READY")
                : MESSAGES.text(about + "." + hold.name(), until == null ? "" : until);
    }

    /** A mass change waits for approval. */
    public static Finding pendingMassChange() {
        return MESSAGES.finding("dispatch.mass-change")
                .severity(Severity.WARNING)
                .target("channel")
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS)
                .build();
    }

    /** What a person has to know of a hold that does not end by itself. */
    public static List<Finding> standstill(Hold hold) {
        return switch (hold) {
            case MASS_CHANGE -> List.of(pendingMassChange());
            case ACCOUNT_REFUSED -> List.of(accountRefused());
            case NONE, PAUSED, QUIET_HOURS, RATE_LIMIT -> List.of();
        };
    }

    /** What it refused stands at the postings that were refused for it. */
    public static Finding accountRefused() {
        return MESSAGES.finding("dispatch.account")
                .target("channel")
                .actor(Actor.ADMIN)
                .remedy(Remedy.CONTACT_BOARD)
                .build();
    }

    /** A board's overview does not have what it accepted. */
    public static Finding missing(Instant asOf) {
        return drift("dispatch.drift-missing", asOf);
    }

    /** A board's overview has what was withdrawn. */
    public static Finding stillThere(Instant asOf) {
        return drift("dispatch.drift-there", asOf);
    }

    private static Finding drift(String code, Instant asOf) {
        return MESSAGES.finding(code, asOf)
                .severity(Severity.WARNING)
                .actor(Actor.RECRUITER)
                .remedy(Remedy.CONTACT_BOARD)
                .build();
    }

    /** A step of a timeline. */
    public static LocalizedText step(String step) {
        return MESSAGES.text(MESSAGES.has("step." + step) ? "step." + step : "step.other", step);
    }

    public static final String UNREADABLE = "dispatch.unreadable";

    /** A stored posting that cannot be read back. */
    public static Finding unreadable() {
        return MESSAGES.finding(UNREADABLE)
                .actor(Actor.RECRUITER)
                .remedy(Remedy.EDIT_JOB)
                .build();
    }

    /** @param silent since when the scheduler has not looked for work */
    public static Finding schedulerSilent(Duration silent) {
        return MESSAGES.finding("dispatch.scheduler", silent.toMinutes())
                .target("dispatch")
                .actor(Actor.OPERATOR)
                .remedy(Remedy.FIX_PLATFORM)
                .build();
    }

    /** A channel is ready: what is published goes out. */
    public static Finding active() {
        return life("dispatch.active", Severity.INFO, Remedy.NONE);
    }

    /** A channel's board accepted the first posting. */
    public static Finding firstAcceptance() {
        return life("dispatch.first-acceptance", Severity.INFO, Remedy.NONE);
    }

    /** A channel that was active is not any more. */
    public static Finding inactive() {
        return life("dispatch.inactive", Severity.WARNING, Remedy.EDIT_SETTINGS);
    }

    private static Finding life(String code, Severity severity, Remedy remedy) {
        return MESSAGES.finding(code)
                .severity(severity)
                .target("channel")
                .actor(severity == Severity.INFO ? Actor.NOBODY : Actor.ADMIN)
                .remedy(remedy)
                .build();
    }

    public static Finding startEmpty() {
        return MESSAGES.finding("dispatch.start-empty")
                .target("dispatch.startEmpty")
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS)
                .build();
    }

    public static Finding dataSource(String written) {
        return MESSAGES.finding("dispatch.data-source", written)
                .target("dispatch.dataSource.target")
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS)
                .build();
    }

    public static Finding quietHours(String written) {
        return MESSAGES.finding("dispatch.quiet-hours", written)
                .target("dispatch.quietHours")
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS)
                .build();
    }

    /** The ledger could not be written or read. */
    public static Finding ledgerUnavailable() {
        return ledgerUnavailable("");
    }

    /** @param why in the words of the database; without a secret */
    public static Finding ledgerUnavailable(String why) {
        return MESSAGES.finding("dispatch.ledger")
                .actor(Actor.OPERATOR)
                .remedy(Remedy.FIX_PLATFORM)
                .raw(why)
                .build();
    }

    /** @param online how many publications are online there, or may be */
    public static Finding connectorAbsent(String channel, int online) {
        return MESSAGES.finding(
                        online == 0 ? "dispatch.connector-absent" : "dispatch.connector-absent-online", channel, online)
                .severity(Severity.WARNING)
                .target("channel")
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS)
                .build();
    }

    public static Finding duplicateChannel(String channel) {
        return MESSAGES.finding("dispatch.duplicate-channel", channel)
                .severity(Severity.WARNING)
                .target("channel.aushang.channel.id")
                .actor(Actor.ADMIN)
                .remedy(Remedy.EDIT_SETTINGS)
                .build();
    }

    /** @param reference stands in the log beside the stack trace */
    public static Finding defect(String reference) {
        return MESSAGES.finding("dispatch.defect", reference)
                .actor(Actor.OPERATOR)
                .remedy(Remedy.FIX_PLATFORM)
                .build();
    }

    public static Finding overdue(String receipt) {
        return MESSAGES.finding("dispatch.overdue", receipt)
                .severity(Severity.WARNING)
                .actor(Actor.OPERATOR)
                .remedy(Remedy.CONTACT_BOARD)
                .build();
    }

    /** @param why without a secret */
    public static Finding notConfigured(String why) {
        return MESSAGES.finding("dispatch.not-configured")
                .target("channel")
                .actor(Actor.ADMIN)
                .remedy(Remedy.FIX_PLATFORM)
                .raw(why)
                .build();
    }

    /** An attempt that a crash cut off. */
    public static Finding interrupted() {
        return MESSAGES.finding("dispatch.interrupted")
                .severity(Severity.WARNING)
                .actor(Actor.NOBODY)
                .remedy(Remedy.WAIT)
                .build();
    }

    /** The host withdrew it, and the board cannot remove it. */
    public static Finding noWithdrawal() {
        return impossible("dispatch.no-withdrawal");
    }

    /** The board can neither change it nor take it off. */
    public static Finding noChange() {
        return impossible("dispatch.no-change");
    }

    private static Finding impossible(String code) {
        return MESSAGES.finding(code)
                .actor(Actor.RECRUITER)
                .remedy(Remedy.CONTACT_BOARD)
                .build();
    }

    /** The board's own longest time is over. */
    public static Finding ended(long days) {
        return MESSAGES.finding("dispatch.ended", days)
                .severity(Severity.WARNING)
                .actor(Actor.RECRUITER)
                .remedy(Remedy.NONE)
                .build();
    }

    /** It will go out by itself when the board takes the job again. */
    public static Finding coolDown(Instant earliest) {
        return MESSAGES.finding("dispatch.cool-down", earliest)
                .severity(Severity.INFO)
                .actor(Actor.NOBODY)
                .remedy(Remedy.WAIT)
                .build();
    }

    /** The channel does not support the connection test. */
    public static Finding cannotTry() {
        return MESSAGES.finding("dispatch.cannot-try")
                .severity(Severity.INFO)
                .actor(Actor.NOBODY)
                .remedy(Remedy.NONE)
                .build();
    }

    /** The connector has not come back from an earlier call. */
    public static Finding busy() {
        return MESSAGES.finding("dispatch.busy")
                .severity(Severity.WARNING)
                .actor(Actor.OPERATOR)
                .remedy(Remedy.FIX_PLATFORM)
                .build();
    }
}
