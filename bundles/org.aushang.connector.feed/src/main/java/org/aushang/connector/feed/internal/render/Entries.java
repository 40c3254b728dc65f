package org.aushang.connector.feed.internal.render;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.feed.internal.check.Requirements;
import org.jspecify.annotations.Nullable;

/** Iterator over what is online on a channel, by id, with one page in memory at a time. */
final class Entries {

    private static final int PAGE = 200;

    private final ChannelView view;
    private final ChannelId channel;
    private final LocalDate today;

    Entries(ChannelView view, ChannelId channel, LocalDate today) {
        this.view = view;
        this.channel = channel;
        this.today = today;
    }

    /** What to do with each. */
    @FunctionalInterface
    interface Reader {

        /** @return whether to go on */
        boolean read(ChannelView.Entry entry) throws IOException;
    }

    /** @param after the last one that is not wanted; null: from the beginning */
    void forEach(@Nullable PublicationId after, Reader reader) throws IOException {
        @Nullable PublicationId last = after;
        while (true) {
            List<ChannelView.Entry> page = view.page(channel, last, PAGE);
            for (ChannelView.Entry entry : page) {
                last = entry.publication();
                if (!Requirements.isOver(entry.posting(), today) && !reader.read(entry)) {
                    return;
                }
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }
}
