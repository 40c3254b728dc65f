package org.aushang.dispatch.internal.service;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.Document;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.delivery.ConnectorContexts;
import org.aushang.dispatch.internal.notification.StatusAssembler;
import org.aushang.dispatch.internal.store.ChannelRevisions;
import org.aushang.dispatch.internal.store.OrderRepository;
import org.aushang.dispatch.internal.store.PublicationView;
import org.aushang.dispatch.internal.store.UnreadableContentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what support needs to know of one publication. Thread-safe. */
record SupportBundles(HostTransactions transactions, Channels channels, Clock clock) {

    private static final Logger log = LoggerFactory.getLogger(SupportBundles.class);

    /**
     * @throws IllegalArgumentException if the channel has no publication of the job
     * @throws IOException if {@code zip} cannot be written to
     */
    void write(PublicationRef ref, OutputStream zip, Function<ArtifactRef, Optional<byte[]>> artifacts)
            throws IOException {
        String channelId = ref.channel().value();
        String jobId = ref.job().value();
        Stored stored = transactions.read(work -> {
            PublicationView view = PublicationView.latest(channelId, jobId, work)
                    .orElseThrow(() -> new IllegalArgumentException("channel " + channelId + " has no job " + jobId));
            OrderRepository orders = work.orders();
            List<TimelineEntry> timeline = work.timeline().timeline(channelId, jobId);
            Set<SubmissionId> alone = new HashSet<>();
            for (TimelineEntry entry : timeline) {
                if (entry.submission().isPresent()
                        && orders.size(entry.submission().get()) == 1) {
                    alone.add(entry.submission().get());
                }
            }
            return new Stored(view, timeline, alone);
        });
        SupportBundle bundle = new SupportBundle(
                clock.instant(),
                stored.view().publication(),
                new StatusAssembler(channels).of(stored.view()),
                channels.find(channelId).map(Channel::descriptor),
                channels.settings(channelId),
                stored.timeline(),
                stored.alone());
        bundle.write(zip, artifacts, preview(bundle));
    }

    private record Stored(PublicationView view, List<TimelineEntry> timeline, Set<SubmissionId> alone) {}

    /** What would be sent of this job alone, because the files that were sent hold other jobs too. */
    private Optional<String> preview(SupportBundle bundle) {
        try {
            JobPosting posting =
                    ChannelRevisions.posting(bundle.publication().desired().payload());
            return channels.find(bundle.publication().channel())
                    .flatMap(channel -> channel.<PreviewProvider, Document>ask(
                            PreviewProvider.class,
                            Channels.QUICK,
                            facet ->
                                    facet.preview(posting, ConnectorContexts.check(clock, Optional.empty(), Map.of()))))
                    .map(Document::text);
        } catch (ConnectorDefectException | UnreadableContentException e) {
            log.warn("No preview for the support bundle of {}: {}", bundle.status(), e.getMessage());
            return Optional.empty();
        }
    }
}
