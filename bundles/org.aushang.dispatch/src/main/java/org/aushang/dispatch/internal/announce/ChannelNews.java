package org.aushang.dispatch.internal.announce;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.aushang.api.desk.ChannelListener;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.dispatch.internal.Texts;
import org.aushang.dispatch.internal.channels.Channels;
import org.aushang.dispatch.internal.channels.Channels.Channel;
import org.aushang.dispatch.internal.ledger.ChannelRow.Hold;
import org.aushang.dispatch.internal.ledger.ChannelRows;
import org.aushang.dispatch.internal.ledger.Ledger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log and the hosts what is new about channels, once: what was told is in the ledger, so that neither another node
 * nor another start tells it again. What goes away and comes back is news again.
 */
@Component(service = ChannelNews.class)
public final class ChannelNews {

    private static final Logger log = LoggerFactory.getLogger(ChannelNews.class);

    private final Ledger ledger;
    private final Channels channels;
    private final Clock clock;
    /** What the last look saw, so that a channel at rest costs the ledger nothing. */
    private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();

    private final List<ChannelListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public ChannelNews(@Reference Ledger ledger, @Reference Channels channels) {
        this(ledger, channels, Clock.systemUTC());
    }

    public ChannelNews(Ledger ledger, Channels channels, Clock clock) {
        this.ledger = ledger;
        this.channels = channels;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bind(ChannelListener listener) {
        listeners.add(listener);
    }

    public void unbind(ChannelListener listener) {
        listeners.remove(listener);
    }

    /** Asks every channel that is there how it is. */
    public void look() {
        Map<String, Hold> holds = ledger.inTransaction(connection -> new ChannelRows(connection).standing());
        for (String id : channels.ids()) {
            channels.find(id).ifPresent(channel -> look(id, channel, holds.getOrDefault(id, Hold.NONE)));
        }
    }

    private void look(String id, Channel channel, Hold hold) {
        List<Finding> findings = Stream.concat(
                        channels.findings(id, channel.descriptor()).stream(), Texts.standstill(hold).stream())
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        Set<String> codes = new TreeSet<>();
        findings.forEach(finding -> codes.add(finding.code()));
        if (codes.equals(seen.get(id))) {
            return;
        }
        Set<String> before = ledger.inTransaction(connection -> {
            ChannelRows rows = new ChannelRows(connection);
            if (codes.isEmpty() && rows.find(id).isEmpty()) {
                return codes;
            }
            rows.know(id, clock.instant());
            Set<String> told = rows.lockTold(id);
            if (!told.equals(codes)) {
                rows.told(id, codes);
            }
            return told;
        });
        // Not before: what the ledger could not remember is looked at again.
        seen.put(id, codes);
        List<Finding> news = new ArrayList<>();
        Set<String> said = new TreeSet<>(before);
        findings.stream().filter(finding -> said.add(finding.code())).forEach(news::add);
        news.forEach(finding -> log.warn(
                "Channel {}: {} {} ({})",
                id,
                finding.message().english(),
                finding.nextStep().english(),
                finding.code()));
        if (!news.isEmpty()) {
            listeners.forEach(listener -> tell(listener, id, news));
        }
    }

    private static void tell(ChannelListener listener, String id, List<Finding> news) {
        try {
            listener.news(id, List.copyOf(news));
        } catch (RuntimeException e) {
            log.warn("{} failed to hear of channel {}", listener.getClass().getName(), id, e);
        }
    }
}
