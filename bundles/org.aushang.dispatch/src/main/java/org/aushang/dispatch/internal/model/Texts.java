package org.aushang.dispatch.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.model.Finding;
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
        return finding("dispatch.mass-change");
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
        return finding("dispatch.account");
    }

    /** A board's overview does not have what it accepted. */
    public static Finding missing(Instant asOf) {
        return finding("dispatch.drift-missing", asOf);
    }

    /** A board's overview has what was withdrawn. */
    public static Finding stillThere(Instant asOf) {
        return finding("dispatch.drift-there", asOf);
    }

    /** A step of a timeline. */
    public static LocalizedText step(String step) {
        return MESSAGES.text(MESSAGES.has("step." + step) ? "step." + step : "step.other", step);
    }

    public static final String UNREADABLE = "dispatch.unreadable";

    /** A stored posting that cannot be read back. */
    public static Finding unreadable() {
        return finding(UNREADABLE);
    }

    /** A draft without a posting. */
    public static Finding noPosting() {
        return finding("dispatch.draft");
    }

    /** @param silent since when the scheduler has not looked for work */
    public static Finding schedulerSilent(Duration silent) {
        return finding("dispatch.scheduler", silent.toMinutes());
    }

    /** A channel is ready: what is published goes out. */
    public static Finding active() {
        return finding("dispatch.active");
    }

    /** A channel's board accepted the first posting. */
    public static Finding firstAcceptance() {
        return finding("dispatch.first-acceptance");
    }

    /** A channel that was active is not any more. */
    public static Finding inactive() {
        return finding("dispatch.inactive");
    }

    public static Finding startEmpty() {
        return finding("dispatch.start-empty");
    }

    public static Finding dataSource(String written) {
        return finding("dispatch.data-source", written);
    }

    public static Finding quietHours(String written) {
        return finding("dispatch.quiet-hours", written);
    }

    /** The ledger could not be written or read. */
    public static Finding ledgerUnavailable() {
        return ledgerUnavailable("");
    }

    /** @param why in the words of the database; without a secret */
    public static Finding ledgerUnavailable(String why) {
        return MESSAGES.finding("dispatch.ledger").raw(why).build();
    }

    /** @param online how many publications are online there, or may be */
    public static Finding connectorAbsent(String channel, int online) {
        return finding(online == 0 ? "dispatch.connector-absent" : "dispatch.connector-absent-online", channel, online);
    }

    public static Finding duplicateChannel(String channel) {
        return finding("dispatch.duplicate-channel", channel);
    }

    /** @param reference stands in the log beside the stack trace */
    /** The settings of a channel could not be checked, because the board's code failed. */
    public static Finding settingsUnchecked() {
        return finding("dispatch.unchecked");
    }

    public static Finding defect(String reference) {
        return finding("dispatch.defect", reference);
    }

    public static Finding overdue(String receipt) {
        return finding("dispatch.overdue", receipt);
    }

    /** @param why without a secret */
    public static Finding notConfigured(String why) {
        return MESSAGES.finding(ChannelAdministration.NOT_STORED).raw(why).build();
    }

    /** An attempt that a crash cut off. */
    public static Finding interrupted() {
        return finding("dispatch.interrupted");
    }

    /** The host withdrew it, and the board cannot remove it. */
    public static Finding noWithdrawal() {
        return finding("dispatch.no-withdrawal");
    }

    /** The board can neither change it nor take it off. */
    public static Finding noChange() {
        return finding("dispatch.no-change");
    }

    /** @param until when the listing ended; null if that is not known */
    public static Finding expired(@Nullable Instant until) {
        return finding("dispatch.expired", until == null ? "–" : until);
    }

    /** It will go out by itself when the board takes the job again. */
    public static Finding coolDown(Instant earliest) {
        return finding("dispatch.cool-down", earliest);
    }

    /** The channel does not support the connection test. */
    public static Finding cannotTry() {
        return finding("dispatch.cannot-try");
    }

    /** The connector has not come back from an earlier call. */
    public static Finding busy() {
        return finding("dispatch.busy");
    }

    /** Who must act and how stands in {@code dispatch_findings.properties}. */
    private static Finding finding(String code, Object... arguments) {
        return MESSAGES.finding(code, arguments).build();
    }
}
