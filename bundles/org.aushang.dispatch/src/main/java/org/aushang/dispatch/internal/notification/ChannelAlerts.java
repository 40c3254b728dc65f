package org.aushang.dispatch.internal.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.host.ChannelListener;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.model.Texts;
import org.aushang.dispatch.internal.store.ChannelRepository;
import org.aushang.dispatch.internal.store.Ledger;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Channel alerts: reports new findings about channels once to the log and the hosts; notified codes are stored, so that neither another node
 * nor another start tells it again. What goes away and comes back is news again.
 */
@Component(service = ChannelAlerts.class)
public final class ChannelAlerts {

    private static final Logger log = LoggerFactory.getLogger(ChannelAlerts.class);

    private final Ledger ledger;
    private final Channels channels;
    private final Clock clock;
    /** What the last look saw, so that a channel at rest costs the ledger nothing. */
    private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();

    private final Listeners<ChannelListener> listeners;

    @Activate
    public ChannelAlerts(BundleContext context, @Reference Ledger ledger, @Reference Channels channels) {
        this(ledger, channels, Clock.systemUTC(), Listeners.services(context, ChannelListener.class));
    }

    /** Calls listeners on the caller's thread. */
    public static ChannelAlerts direct(Ledger ledger, Channels channels, Clock clock) {
        return new ChannelAlerts(ledger, channels, clock, Listeners.direct());
    }

    private ChannelAlerts(Ledger ledger, Channels channels, Clock clock, Listeners<ChannelListener> listeners) {
        this.ledger = ledger;
        this.channels = channels;
        this.clock = clock;
        this.listeners = listeners;
    }

    public void bind(ChannelListener listener) {
        listeners.add(listener, () -> listener);
    }

    @Deactivate
    void close() {
        listeners.close();
    }

    private static void log(String id, Finding finding) {
        String what = finding.message().english() + " " + finding.nextStep().english();
        if (finding.severity() == Severity.INFO) {
            log.info("Channel {}: {} ({})", id, what, finding.code());
        } else {
            log.warn("Channel {}: {} ({})", id, what, finding.code());
        }
    }

    /** Asks every channel that is there how it is. */
    public void checkAllChannels() {
        channels.ids().forEach(this::checkChannel);
    }

    /** Asks one channel how it is, if it is there. */
    public void checkChannel(String id) {
        Optional<Channel> channel = channels.find(id);
        if (channel.isPresent()) {
            ChannelRepository.Life life =
                    ledger.inTransaction(work -> work.channels().life(id));
            checkChannel(id, channel.get(), life);
        }
    }

    private void checkChannel(String id, Channel channel, ChannelRepository.Life life) {
        List<Finding> findings = Stream.concat(
                        channels.findings(id, channel.descriptor()).stream(), Texts.standstill(life.hold()).stream())
                .filter(finding -> finding.severity() != Severity.INFO)
                .collect(Collectors.toCollection(ArrayList::new));
        boolean active = channel.descriptor().condition().isReady()
                && Texts.standstill(life.hold()).isEmpty();
        if (active) {
            findings.add(Texts.active());
        }
        if (life.accepted()) {
            findings.add(Texts.firstAcceptance());
        }
        Set<String> codes = new TreeSet<>();
        findings.forEach(finding -> codes.add(finding.code()));
        if (codes.equals(seen.get(id))) {
            return;
        }
        Set<String> before = ledger.inTransaction(work -> {
            ChannelRepository rows = work.channels();
            if (codes.isEmpty() && rows.find(id).isEmpty()) {
                return codes;
            }
            rows.insertIfAbsent(id, clock.instant());
            Set<String> told = rows.lockNotifiedCodes(id);
            if (!told.equals(codes)) {
                rows.notifiedCodes(id, codes);
            }
            return told;
        });
        // Not before: what the ledger could not store is evaluated again.
        seen.put(id, codes);
        List<Finding> news = new ArrayList<>();
        Set<String> said = new TreeSet<>(before);
        findings.stream().filter(finding -> said.add(finding.code())).forEach(news::add);
        if (!active && before.contains(Texts.active().code())) {
            news.add(Texts.inactive());
        }
        news.forEach(finding -> log(id, finding));
        if (!news.isEmpty()) {
            listeners.call(listener -> listener.alerted(new ChannelId(id), List.copyOf(news)));
        }
    }
}
