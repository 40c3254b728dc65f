package org.aushang.dispatch.internal.connector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.JobBoard;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.dispatch.internal.model.Texts;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registry of the connectors and boards that are installed now, and of the secret store that connectors read from. No other
 * class keeps a reference to one. Thread-safe.
 */
@Component(service = Channels.class)
public final class Channels {

    /** For what must be quick: more than any sound connector needs, and short enough for a person to wait. */
    public static final Duration QUICK = Duration.ofSeconds(2);

    private static final Duration RECENT = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Channels.class);

    /** In order of arrival: with two of one id the older one works. */
    private final Map<String, List<JobBoardPublisher>> byId = new TreeMap<>();

    /** What each was configured with, as far as its service shows it: nothing that begins with a dot. */
    private final Map<JobBoardPublisher, Map<String, Object>> configured = new ConcurrentHashMap<>();

    private final Map<String, JobBoard> boards = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable SecretStore> secrets = new AtomicReference<>();
    private final Map<String, Integer> registered = new HashMap<>();
    private final Map<String, Recent> recent = new ConcurrentHashMap<>();
    private final ConnectorInvoker guard = new ConnectorInvoker();
    /** The last defect of each channel, so that the log says it once. */
    private final Map<String, String> defects = new ConcurrentHashMap<>();

    /** A channel that is there, and how it describes itself at this moment. */
    public final class Channel {

        private final JobBoardPublisher publisher;
        private final ChannelDescriptor descriptor;

        private Channel(JobBoardPublisher publisher, ChannelDescriptor descriptor) {
            this.publisher = publisher;
            this.descriptor = descriptor;
        }

        public ChannelDescriptor descriptor() {
            return descriptor;
        }

        public Capabilities capabilities() {
            return descriptor.capabilities();
        }

        /** Whether this is still the connector that works this channel; a renewed configuration brings another one. */
        public boolean isCurrent() {
            return publishers(descriptor.channel().value()).stream()
                    .findFirst()
                    .filter(publisher::equals)
                    .isPresent();
        }

        /** Whether the connector has an optional facet. */
        public boolean has(Class<?> facet) {
            return facet.isInstance(publisher);
        }

        /**
         * Asks the connector.
         *
         * @throws ConnectorDefectException if it throws, returns null or does not return
         * @throws org.aushang.dispatch.internal.model.LedgerException if what it wanted to keep could not be written
         */
        public <T> T ask(Duration within, Function<JobBoardPublisher, @Nullable T> question) {
            return guard.call(publisher, within, () -> question.apply(publisher));
        }

        /** Applies a function that asks the connector to each item, in parallel where they are many; in the order of the items. */
        public <A, B> List<B> each(List<A> items, Function<A, B> work) {
            return guard.each(items, work);
        }

        /** The same as {@link #ask(Duration, Function)} for an optional facet; empty if the connector does not have it. */
        public <F, T> Optional<T> ask(Class<F> facet, Duration within, Function<F, @Nullable T> question) {
            return facet.isInstance(publisher)
                    ? Optional.of(guard.call(publisher, within, () -> question.apply(facet.cast(publisher))))
                    : Optional.empty();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void bind(JobBoardPublisher publisher, Map<String, Object> properties) {
        List<JobBoardPublisher> same = byId.computeIfAbsent(id(properties), key -> new ArrayList<>());
        same.add(publisher);
        configured.put(publisher, Map.copyOf(properties));
        registered.merge(id(properties), 1, Integer::sum);
        notifyAll();
        if (same.size() > 1) {
            log.error("{}", Texts.duplicateChannel(id(properties)));
        }
    }

    public synchronized void unbind(JobBoardPublisher publisher, Map<String, Object> properties) {
        List<JobBoardPublisher> same = byId.getOrDefault(id(properties), new ArrayList<>());
        same.remove(publisher);
        configured.remove(publisher);
        if (same.isEmpty()) {
            byId.remove(id(properties));
            recent.remove(id(properties));
        }
    }

    /** The id under which a channel registered; one without a valid id is known under a stand-in, so that it can say so. */
    public static String id(Map<String, Object> properties) {
        String id = String.valueOf(properties.getOrDefault(JobBoards.CHANNEL_ID, ""))
                .strip();
        return ChannelId.isValid(id) ? id : "unnamed";
    }

    /** The settings of the channel that works under this id, without secrets, sorted; empty if there is none. */
    public SortedMap<String, Object> settings(String id) {
        SortedMap<String, Object> settings = new TreeMap<>();
        publishers(id).stream().findFirst().ifPresent(publisher -> configured
                .getOrDefault(publisher, Map.of())
                .forEach((name, value) -> {
                    if (!name.startsWith(".")) {
                        settings.put(name, value);
                    }
                }));
        return settings;
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
        ChannelDescriptor descriptor = describe(id, publisher);
        if (descriptor == null) {
            return find(id);
        }
        Channel channel = new Channel(publisher, descriptor);
        recent.put(id, new Recent(channel, System.nanoTime()));
        return Optional.of(channel);
    }

    /** As it described itself within the last second, for status texts; decisions use a fresh description. */
    public Optional<Channel> recent(String id) {
        Recent last = recent.get(id);
        return last != null
                        && last.age().compareTo(RECENT) < 0
                        && last.channel().isCurrent()
                ? Optional.of(last.channel())
                : find(id);
    }

    private record Recent(Channel channel, long nanos) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    /** Null if it failed because it went away while it was asked, as at each update of its bundle or of one that it uses. */
    private @Nullable ChannelDescriptor describe(String id, JobBoardPublisher publisher) {
        try {
            ChannelDescriptor descriptor = guard.call(publisher, QUICK, publisher::describe);
            // One that is not ready may say so under a stand-in, because its id is what is wrong.
            if (descriptor.condition().isReady()
                    && !descriptor.channel().value().equals(id)) {
                throw new ConnectorDefectException(
                        "it calls itself " + descriptor.channel().value(), null);
            }
            defects.remove(id);
            return descriptor;
        } catch (ConnectorDefectException e) {
            String defect = String.valueOf(e.getMessage());
            if (!publishers(id).contains(publisher)) {
                log.debug(
                        "Channel {}: the connector went away while it described itself: {}", id, defect, e.getCause());
                return null;
            }
            if (!defect.equals(defects.put(id, defect))) {
                log.error("Channel {} failed to describe itself, its work waits: {}", id, defect, e.getCause());
            }
            return ChannelDescriptor.builder(new ChannelId(id), "unknown")
                    .condition(Condition.of(Condition.Kind.MISCONFIGURED, List.of(Texts.defect("describe"))))
                    .build();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindBoard(JobBoard board) {
        boards.put(board.id(), board);
    }

    public void unbindBoard(JobBoard board) {
        boards.remove(board.id(), board);
    }

    /** The installed boards by id. */
    public SortedMap<String, JobBoard> boards() {
        return new TreeMap<>(boards);
    }

    /**
     * Asks a board within {@link #QUICK}.
     *
     * @throws ConnectorDefectException if it throws, returns null or does not return
     */
    public <T> T ask(JobBoard board, Function<JobBoard, @Nullable T> question) {
        return guard.call(board, QUICK, () -> question.apply(board));
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindSecrets(SecretStore store) {
        secrets.set(store);
    }

    public void unbindSecrets(SecretStore store) {
        secrets.compareAndSet(store, null);
    }

    /** Empty where the host has no encrypted store. */
    public Optional<SecretStore> secrets() {
        return Optional.ofNullable(secrets.get());
    }

    /**
     * Waits until a connector registers this channel.
     *
     * @param before {@link #registrations} before what makes it register
     * @return whether it did within that time
     */
    public synchronized boolean awaitRegistration(String id, int before, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        while (registrations(id) == before && left > 0) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        return registrations(id) != before;
    }

    /** How often this channel was registered so far. */
    public synchronized int registrations(String id) {
        return registered.getOrDefault(id, 0);
    }

    /** For work that waits for a connector; refuses when the bundle stops. */
    public Executor threads() {
        return guard.threads();
    }

    @Deactivate
    void close() {
        guard.close();
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
