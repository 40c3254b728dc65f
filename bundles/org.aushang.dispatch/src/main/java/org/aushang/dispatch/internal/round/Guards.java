package org.aushang.dispatch.internal.round;

import java.util.ArrayList;
import java.util.List;
import org.aushang.dispatch.internal.DispatchConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an admin decided about all channels.
 *
 * @param share of what is online that may change or go without a question, in percent
 * @param least how many may in any case
 */
public record Guards(int share, int least, List<QuietHours> quiet) {

    private static final Logger log = LoggerFactory.getLogger(Guards.class);

    /** What holds where nobody decided. */
    public static final Guards DEFAULT = new Guards(20, 10, List.of());

    public Guards {
        quiet = List.copyOf(quiet);
    }

    /** What cannot be read is said in the log and left out. */
    static Guards of(DispatchConfig config) {
        List<QuietHours> quiet = new ArrayList<>();
        for (String hours : config.quietHours()) {
            if (!hours.isBlank()) {
                QuietHours.of(hours)
                        .ifPresentOrElse(
                                quiet::add,
                                () -> log.error(
                                        "quietHours '{}' is not [channel=]HH:MM-HH:MM[ zone], left out", hours));
            }
        }
        return new Guards(Math.max(0, Math.min(100, config.guardShare())), Math.max(0, config.guardLeast()), quiet);
    }

    /** More than this needs a question. */
    int most(int online) {
        return (int) Math.max(least, (long) online * share / 100);
    }
}
