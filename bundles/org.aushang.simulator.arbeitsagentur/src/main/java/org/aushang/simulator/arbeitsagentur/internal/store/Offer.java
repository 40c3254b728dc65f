package org.aushang.simulator.arbeitsagentur.internal.store;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A posting that the gateway accepted.
 *
 * @param state whether it is shown, and what people at the BA did to it
 * @param edited when they changed it the last time; null: never
 * @param inserts how often it was taken as new
 * @param changes how often it was changed
 * @param hiringOrgId whose it is; rule 186: only it may change the posting
 * @param title without tabs and line breaks
 * @param kind its {@code JobOfferType}, which cannot be changed (rule 175); empty if it is not known
 * @param lastDay its {@code EndDate}; null: shown without an end
 */
public record Offer(
        State state,
        @Nullable Instant edited,
        int inserts,
        int changes,
        String hiringOrgId,
        String title,
        String kind,
        @Nullable LocalDate lastDay) {

    /** Where a posting can be (docs/hr-ba-xml.md#gateway-deviations, no. 8). */
    public enum State {
        ONLINE,
        /** Its last day is over: not shown, but a change shows it again (docs/hr-ba-xml.md#validity). */
        EXPIRED,
        /** Its number is used up. */
        DELETED,
        /** Deactivated by the BA: no change any more, but a deletion (rule 062). */
        DEACTIVATED,
        /** The employer's account is deactivated: neither (rule 049). */
        ACCOUNT_DEACTIVATED,
        /** Supervised and marked for deletion: no change any more (rule 107). */
        MARKED
    }

    /** Taken as new. */
    public static Offer inserted(int inserts, int changes, String hiringOrgId, String title) {
        return new Offer(State.ONLINE, null, inserts, changes, hiringOrgId, title, "", null);
    }

    public Offer ofKind(String jobOfferType) {
        return new Offer(state, edited, inserts, changes, hiringOrgId, title, jobOfferType, lastDay);
    }

    public Offer until(@Nullable LocalDate day) {
        return new Offer(state, edited, inserts, changes, hiringOrgId, title, kind, day);
    }

    /** Whether it is shown though its last day is over. */
    boolean isOver(LocalDate today) {
        return state == State.ONLINE && lastDay != null && lastDay.isBefore(today);
    }

    /** Whether it exists for the rules about reference numbers. */
    public boolean isThere() {
        return state != State.DELETED;
    }

    String line() {
        return state + "\t" + (edited == null ? "" : edited.toEpochMilli()) + "\t" + inserts + "\t" + changes + "\t"
                + hiringOrgId + "\t" + title + "\t" + kind + "\t" + (lastDay == null ? "" : lastDay);
    }

    static Offer parse(String line) {
        String[] parts = (line.matches("(?s)[01]\t.*") ? earlier(line) : line).split("\t", 8);
        return new Offer(
                State.valueOf(parts[0]),
                parts[1].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(parts[1])),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                parts[4],
                parts[5],
                parts.length > 6 ? parts[6] : "",
                parts.length > 7 && !parts[7].isEmpty() ? LocalDate.parse(parts[7]) : null);
    }

    /** Books of an earlier version knew only whether a posting is shown. */
    private static String earlier(String line) {
        return (line.startsWith("1") ? State.ONLINE : State.DELETED) + "\t" + line.substring(1);
    }

    public Offer deleted() {
        return in(State.DELETED);
    }

    public Offer in(State next) {
        return new Offer(next, edited, inserts, changes, hiringOrgId, title, kind, lastDay);
    }

    /** By the BA's staff. */
    public Offer edited(Instant now) {
        return new Offer(state, now, inserts, changes, hiringOrgId, title, kind, lastDay);
    }

    public Offer changed(String newTitle) {
        return new Offer(State.ONLINE, edited, inserts, changes + 1, hiringOrgId, newTitle, kind, lastDay);
    }
}
