package org.aushang.dispatch.internal.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aushang.api.model.Finding;
import org.aushang.api.spi.ChannelDescriptor;
import org.aushang.api.spi.Condition;
import org.aushang.api.spi.JobBoardPublisher;
import org.aushang.api.spi.JobBoards;
import org.aushang.dispatch.internal.Texts;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels that are there now. Connectors come and go; nobody else keeps hold of one. Safe for all threads. */
@Component(service = Channels.class)
public final class Channels {

    private static final Logger log = LoggerFactory.getLogger(Channels.class);

    /** In order of arrival: with two of one id the older one works. */
    private final Map<String, List<JobBoardPublisher>> byId = new TreeMap<>();

    /** A channel that is there, and how it describes itself at this moment. */
    public record Channel(JobBoardPublisher publisher, ChannelDescriptor descriptor) {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void bind(JobBoardPublisher publisher, Map<String, Object> properties) {
        List<JobBoardPublisher> same = byId.computeIfAbsent(id(properties), key -> new ArrayList<>());
        same.add(publisher);
        if (same.size() > 1) {
            log.error("{}", Texts.duplicateChannel(id(properties)));
        }
    }

    public synchronized void unbind(JobBoardPublisher publisher, Map<String, Object> properties) {
        List<JobBoardPublisher> same = byId.getOrDefault(id(properties), new ArrayList<>());
        same.remove(publisher);
        if (same.isEmpty()) {
            byId.remove(id(properties));
        }
    }

    /** The id under which a channel registered; what has none is kept under a stand-in, so that it can say so. */
    public static String id(Map<String, Object> properties) {
        Object id = properties.get(JobBoards.CHANNEL_ID);
        return id == null || id.toString().isBlank() ? "unnamed" : id.toString().strip();
    }

    public synchronized List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    private synchronized List<JobBoardPublisher> publishers(String id) {
        return List.copyOf(byId.getOrDefault(id, List.of()));
    }

    /** The channel as it is now; empty if its connector is not there. A connector that cannot even describe itself is a defect. */
    public Optional<Channel> find(String id) {
        List<JobBoardPublisher> same = publishers(id);
        if (same.isEmpty()) {
            return Optional.empty();
        }
        JobBoardPublisher publisher = same.get(0);
        ChannelDescriptor descriptor;
        try {
            descriptor = publisher.describe();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            log.error("Channel {} failed to describe itself; its work waits", id, e);
            descriptor = ChannelDescriptor.builder(id, "unknown")
                    .condition(new Condition(Condition.Kind.MISCONFIGURED, List.of(Texts.defect("describe"))))
                    .build();
        }
        return Optional.of(new Channel(publisher, descriptor));
    }

    /** Whether this is still the connector that works this channel; a renewed configuration brings another one. */
    public boolean isCurrent(String id, Channel channel) {
        return publishers(id).stream()
                .findFirst()
                .filter(channel.publisher()::equals)
                .isPresent();
    }

    /** What is wrong with a channel: its own findings, and whether it has a double. */
    public List<Finding> findings(String id, ChannelDescriptor descriptor) {
        List<Finding> findings = new ArrayList<>(descriptor.condition().findings());
        if (publishers(id).size() > 1) {
            findings.add(Texts.duplicateChannel(id));
        }
        return findings;
    }
}
