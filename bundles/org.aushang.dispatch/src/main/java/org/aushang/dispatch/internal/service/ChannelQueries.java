package org.aushang.dispatch.internal.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.ConnectionTest;
import org.aushang.api.connector.FeedSource;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.connector.TermLookup;
import org.aushang.api.host.ChannelStatus.Address;
import org.aushang.api.host.PublicationService.Page;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.connector.Channels.Channel;
import org.aushang.dispatch.internal.connector.ConnectorDefectException;
import org.aushang.dispatch.internal.delivery.ConnectorContexts;
import org.aushang.dispatch.internal.model.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a host asks a channel, without the ledger. A connector that is absent or fails is an answer too. */
final class ChannelQueries {

    private static final Logger log = LoggerFactory.getLogger(ChannelQueries.class);

    /** A person waits for it. */
    private static final Duration CREDENTIALS = Duration.ofSeconds(30);

    private final Channels channels;
    private final ConnectorContexts contexts;

    ChannelQueries(Channels channels, ConnectorContexts contexts) {
        this.channels = channels;
        this.contexts = contexts;
    }

    List<Finding> check(String channelId, JobPosting posting, CheckContext context) {
        return asked(
                channelId,
                channel -> List.copyOf(channel.ask(Channels.QUICK, publisher -> publisher.check(posting, context))),
                List.of(Texts.connectorAbsent(channelId, 0)),
                List.of(Texts.defect(posting.identifier())));
    }

    Optional<Page> preview(String channelId, JobPosting posting, CheckContext context) {
        return asked(
                channelId,
                channel -> channel.<PreviewProvider, PreviewProvider.Page>ask(
                                PreviewProvider.class, Channels.QUICK, facet -> facet.preview(posting, context))
                        .map(page -> new Page(page.mediaType(), page.text())),
                Optional.empty(),
                Optional.empty());
    }

    List<Finding> testConnection(String channelId) {
        return asked(
                channelId,
                channel -> channel.descriptor().condition().isReady()
                        ? channel.<ConnectionTest, List<Finding>>ask(
                                        ConnectionTest.class,
                                        CREDENTIALS,
                                        facet -> List.copyOf(
                                                facet.testConnection(contexts.question(channelId, CREDENTIALS))))
                                .orElseGet(() -> List.of(Texts.cannotTry()))
                        : channels.findings(channelId, channel.descriptor()),
                List.of(Texts.connectorAbsent(channelId, 0)),
                List.of(Texts.defect("credentials")));
    }

    List<Term> lookUp(String channelId, String catalogue, String text, JobPosting posting, int most) {
        return asked(
                channelId,
                channel -> channel
                        .<TermLookup, List<Term>>ask(
                                TermLookup.class,
                                Channels.QUICK,
                                facet -> List.copyOf(facet.lookUp(catalogue, text, posting, most)))
                        .orElseGet(List::of)
                        .stream()
                        .limit(most)
                        .toList(),
                List.of(),
                List.of());
    }

    /** Where a board fetches; empty if we send, or the connector cannot say. */
    List<Address> addresses(Channel channel) {
        try {
            return channel
                    .<FeedSource, List<FeedSource.Address>>ask(FeedSource.class, Channels.QUICK, FeedSource::addresses)
                    .orElseGet(List::of)
                    .stream()
                    .map(address -> new Address(address.purpose(), address.url()))
                    .toList();
        } catch (ConnectorDefectException | NullPointerException e) {
            log.error(
                    "Channel {} failed to say where it is fetched",
                    channel.descriptor().channelId(),
                    e);
            return List.of();
        }
    }

    Schema schema(String channelId, Schema.Part part) {
        return asked(channelId, channel -> channel.descriptor().schema(part), Schema.EMPTY, Schema.EMPTY);
    }

    private interface Question<T> {

        T to(Channel channel);
    }

    private <T> T asked(String channelId, Question<T> question, T absent, T defect) {
        Optional<Channel> channel = channels.find(channelId);
        if (channel.isEmpty()) {
            return absent;
        }
        try {
            return question.to(channel.get());
        } catch (ConnectorDefectException | NullPointerException e) {
            log.error("Channel {} failed to answer", channelId, e);
            return defect;
        }
    }
}
