package org.aushang.dispatch.internal.model;

import java.util.List;

/**
 * What an admin decided about all channels.
 *
 * @param share of what is online that may change or go without a question, in percent
 * @param least how many may in any case
 */
public record SendPolicy(int share, int least, List<QuietHours> quiet) {

    /** The defaults. */
    public static final SendPolicy DEFAULT = new SendPolicy(20, 10, List.of());

    public SendPolicy {
        quiet = List.copyOf(quiet);
    }

    /** More than this needs a question. */
    public int most(int online) {
        return (int) Math.max(least, (long) online * share / 100);
    }
}
