package org.aushang.tck;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationId;
import org.jspecify.annotations.Nullable;

/**
 * In-memory channel view of one channel, for connectors whose boards fetch: follows the verdicts that the
 * connector gives. Safe for all threads.
 */
public final class MemoryView implements ChannelView {

    private final ConcurrentSkipListMap<String, Entry> entries = new ConcurrentSkipListMap<>();
    private long number;
    private Instant since = Instant.EPOCH;

    /** Empty. */
    public MemoryView() {}

    /** Does with the verdicts what the core does. */
    public synchronized void follow(Submission submission, List<Verdict> verdicts, Instant now) {
        Map<PublicationId, Order> orders = new HashMap<>();
        submission.orders().forEach(order -> orders.put(order.publication(), order));
        for (Verdict verdict : verdicts) {
            @Nullable Order order = orders.get(verdict.publication());
            if (verdict.decision() == Decision.ACCEPTED && order instanceof Order.Publish publish) {
                put(Entry.of(publish.publication(), publish.posting(), true, ++number, second(now)));
            } else if (verdict.decision() == Decision.ACCEPTED && order instanceof Order.Withdraw) {
                Optional.ofNullable(entries.get(verdict.publication().value()))
                        .ifPresent(entry ->
                                put(Entry.of(entry.publication(), entry.posting(), false, ++number, second(now))));
            }
        }
    }

    private void put(Entry entry) {
        entries.put(entry.publication().value(), entry);
        since = entry.since();
    }

    private static Instant second(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public synchronized Revision revision(ChannelId channel) {
        return Revision.of(
                number, since, entries.values().stream().filter(Entry::online).count());
    }

    @Override
    public List<Entry> page(ChannelId channel, @Nullable PublicationId after, int limit) {
        return entries.tailMap(after == null ? "" : after.value(), false).values().stream()
                .filter(Entry::online)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Entry> find(ChannelId channel, PublicationId id) {
        return Optional.ofNullable(entries.get(id.value()));
    }
}
