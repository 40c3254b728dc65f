package org.aushang.connector.feed.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.feed.internal.render.FeedXml;
import org.aushang.connector.feed.internal.settings.Settings;
import org.aushang.tck.JobBoardPublisherContract;

/** The kit, with the feed that an aggregator would fetch as what the board shows. */
class FeedContractTest extends JobBoardPublisherContract {

    private static final String TOKEN = "canary-2222";

    private long fetched = -1;
    private String feed = "";

    static Map<String, Object> form(String publisher) {
        return Map.of("aushang.channel.id", "kit", "publisher", publisher, ".token", TOKEN);
    }

    @Override
    protected JobBoardPublisher connector() {
        return new FeedPublisher(form("Gardens Ltd"));
    }

    @Override
    protected int timesShown(PublicationId publication) throws IOException {
        long revision = view().revision(new ChannelId("kit")).number();
        if (revision != fetched) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new FeedXml(Settings.read(form("Gardens Ltd")), view(), "https://localhost").write(clock().instant(), out);
            feed = out.toString(StandardCharsets.UTF_8);
            fetched = revision;
        }
        return feed.split("<referencenumber>" + publication + "<", -1).length - 1;
    }

    @Override
    protected Optional<JobBoardPublisher> misconfigured() {
        return Optional.of(new FeedPublisher(form("")));
    }

    @Override
    protected String secret() {
        return TOKEN;
    }
}
