package org.aushang.dispatch.internal.round;

import java.util.List;
import org.aushang.dispatch.internal.DispatchSettings;
import org.aushang.dispatch.internal.QuietHours;

/**
 * What an admin decided about all channels.
 *
 * @param share of what is online that may change or go without a question, in percent
 * @param least how many may in any case
 */
public record Guards(int share, int least, List<QuietHours> quiet) {

    /** What holds where nobody decided. */
    public static final Guards DEFAULT = new Guards(20, 10, List.of());

    public Guards {
        quiet = List.copyOf(quiet);
    }

    static Guards of(DispatchSettings settings) {
        return new Guards(
                settings.guardShare(),
                settings.guardLeast(),
                settings.quietHours().stream()
                        .flatMap(hours -> QuietHours.of(hours).stream())
                        .toList());
    }

    /** More than this needs a question. */
    int most(int online) {
        return (int) Math.max(least, (long) online * share / 100);
    }
}
