package org.aushang.connector.arbeitsagentur.internal.online;

import java.util.List;
import java.util.function.Consumer;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationId;
import org.jspecify.annotations.Nullable;

/**
 * Scans everything that is online on a channel, a bounded number at a time: each check of a posting has no time for
 * 100,000 others. For one thread.
 */
final class PagedScan {

    private static final int PAGE = 500;
    private static final int PAGES = 4;

    private final ChannelId channel;
    private final Online online;
    private @Nullable PublicationId last;

    PagedScan(ChannelId channel, Online online) {
        this.channel = channel;
        this.online = online;
    }

    /** @return whether that was the end; the next step begins anew then */
    boolean step(Consumer<ChannelView.Entry> sink) {
        for (int i = 0; i < PAGES; i++) {
            List<ChannelView.Entry> page = online.page(channel, last, PAGE);
            page.forEach(sink);
            if (page.size() < PAGE) {
                last = null;
                return true;
            }
            last = page.get(page.size() - 1).publication();
        }
        return false;
    }
}
