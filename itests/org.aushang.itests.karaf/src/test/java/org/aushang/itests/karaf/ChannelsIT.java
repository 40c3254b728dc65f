package org.aushang.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.itests.support.Feeds;
import org.aushang.itests.support.Host;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Channels of several boards side by side in one Karaf, sound ones and broken ones, ours and a new author's. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ChannelsIT {

    private static final String FEED = "it-feed";
    private static final String FEED_PID = "org.aushang.connector.feed";
    private static final String MISBEHAVING_PID = "org.aushang.connector.misbehaving";
    private static final String TOKEN = "canary-7777";

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    @Filter(timeout = 30_000)
    private PublicationService service;

    @Inject
    private ChannelService channelService;

    private Host host;
    private Feeds feeds;
    private final Map<String, Configuration> made = new HashMap<>();

    @org.ops4j.pax.exam.Configuration
    public static Option[] karaf() throws IOException {
        Path target = Path.of(System.getProperty("aushang.target", "target"));
        try (Stream<Path> jars = Files.list(
                target.resolve("../../target/author/com.example.hello/target").normalize())) {
            Path hello = jars.filter(
                            file -> file.getFileName().toString().matches("com\\.example\\.hello-[\\d.]+\\.jar"))
                    .findFirst()
                    .orElseThrow();
            Option[] ours = JobBoardKaraf.with(
                    "scr", "aushang-arbeitsagentur", "aushang-feed", "aushang-simulator", "aushang-misbehaving");
            return Stream.concat(
                            Arrays.stream(ours),
                            Stream.of(CoreOptions.bundle(hello.toUri().toString())))
                    .toArray(Option[]::new);
        }
    }

    @Before
    public void openTheBoards() throws Exception {
        host = new Host(context, configurations, service, "channels");
        Object port = configurations
                .getConfiguration("org.ops4j.pax.web", "?")
                .getProperties()
                .get("org.osgi.service.http.port");
        feeds = new Feeds("http://127.0.0.1:" + port + "/aushang/feed/" + FEED + "/");
        configure(
                FEED_PID,
                "it",
                Map.of(
                        "aushang.channel.id",
                        FEED,
                        "publisher",
                        "Grünwerk GmbH",
                        "publicUrl",
                        "https://jobs.gruenwerk.example",
                        ".token",
                        TOKEN));
    }

    @After
    public void closeThem() throws IOException {
        for (Configuration configuration : made.values()) {
            configuration.delete();
        }
        host.close();
    }

    private void configure(String pid, String name, Map<String, Object> form) throws IOException {
        made.put(pid + name, host.configure(pid, name, form));
    }

    private static boolean accepted(PublicationStatus status) {
        return status.state() == PublicationState.ACCEPTED;
    }

    @Test
    public void onePostingOnTwoBoardsIsWithdrawnFromBoth() throws Exception {
        host.openGateway();
        host.configureChannel(Map.of());

        service.publish(new ChannelId(Host.CHANNEL), Host.posting("both").build());
        service.publish(new ChannelId(FEED), Host.posting("both").build());

        PublicationStatus atTheBa = host.await("both", ChannelsIT::accepted);
        PublicationStatus inTheFeed = host.await(FEED, "both", ChannelsIT::accepted);
        String page = "jobs/" + inTheFeed.publication();
        assertTrue(host.book(), host.book().contains(atTheBa.publication() + "-S\tonline\t1\t0"));
        String feed = feeds.text("feed.xml?token=" + TOKEN);
        assertTrue(feed, feed.contains("<referencenumber>" + inTheFeed.publication() + "</referencenumber>"));
        assertTrue(feed, feed.contains("<title>Gärtnerin / Gärtner (m/w/d)</title>"));
        String html = feeds.text(page);
        assertTrue(html, html.contains("application/ld+json") && html.contains("\"@type\":\"JobPosting\""));
        String sitemap = feeds.text("sitemap.xml", "Authorization", "Bearer " + TOKEN);
        assertTrue(sitemap, sitemap.contains("https://jobs.gruenwerk.example/aushang/feed/" + FEED + "/" + page));

        service.withdraw(PublicationRef.of(Host.CHANNEL, "both"), Withdrawal.usual());
        service.withdraw(PublicationRef.of(FEED, "both"), Withdrawal.usual());

        host.await("both", now -> now.state() == PublicationState.WITHDRAWN);
        host.await(FEED, "both", now -> now.state() == PublicationState.WITHDRAWN);
        assertTrue(host.book(), host.book().contains(atTheBa.publication() + "-S\tdeleted"));
        assertEquals(410, feeds.status(page));
        assertFalse(feeds.text("feed.xml?token=" + TOKEN)
                .contains(inTheFeed.publication().value()));
    }

    @Test
    public void aFeedIsFetchedOnlyWhenItChangedAndOnlyByThoseWhoMay() throws Exception {
        service.publish(new ChannelId(FEED), Host.posting("fetched").build());
        PublicationStatus status = host.await(FEED, "fetched", ChannelsIT::accepted);
        String page = "jobs/" + status.publication();

        assertEquals(401, feeds.status("feed.xml"));
        assertEquals(401, feeds.status("feed.xml?token=wrong"));
        assertEquals(404, feeds.status("jobs/NEVERTHERE"));
        assertEquals(200, feeds.status(page));
        HttpResponse<byte[]> first =
                feeds.get("feed.xml", "Authorization", "Bearer " + TOKEN, "Accept-Encoding", "gzip");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals(200, first.statusCode());
        assertEquals("gzip", first.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(Feeds.unpacked(first).contains("<job>"));
        String[] again = {"Authorization", "Bearer " + TOKEN, "Accept-Encoding", "gzip", "If-None-Match", tag};
        assertEquals(304, feeds.status("feed.xml", again));
        assertEquals(200, feeds.status("feed.xml", "Authorization", "Bearer " + TOKEN, "If-None-Match", tag));

        service.publish(
                new ChannelId(FEED),
                Host.posting("fetched").title("Landschaftsgärtner (m/w/d)").build());
        host.until("the change is in the feed", () -> feeds.status("feed.xml", again) == 200);
        assertTrue(feeds.text(page).contains("Landschaftsgärtner"));
    }

    @Test
    public void brokenConnectorsStopNeitherTheHostNorAnotherChannel() throws Exception {
        for (String conduct : List.of("hang", "throw", "error", "null")) {
            for (String method : List.of("describe", "check", "submit", "collectVerdicts")) {
                String channel = "bad-" + method + "-" + conduct;
                // One that hangs on the way to its board is given up after minutes: that is its deadline, not ours.
                if (!conduct.equals("hang") || method.equals("describe") || method.equals("check")) {
                    configure(MISBEHAVING_PID, channel, Map.of("aushang.channel.id", channel, method, conduct));
                    service.publish(
                            new ChannelId(channel), Host.posting("victim").build());
                }
            }
        }

        service.publish(new ChannelId(FEED), Host.posting("bystander").build());
        host.await(FEED, "bystander", ChannelsIT::accepted);

        for (String channel : List.of("bad-check-hang", "bad-check-null", "bad-submit-throw", "bad-submit-null")) {
            host.await(channel, "victim", now -> now.state() == PublicationState.FAILED);
        }
        host.await(
                "bad-describe-hang",
                "victim",
                now -> now.state() == PublicationState.PENDING
                        && now.findings().stream()
                                .anyMatch(finding -> finding.code().equals("dispatch.defect")));
        host.await(
                "bad-collectVerdicts-error",
                "victim",
                now -> now.state() == PublicationState.SUBMITTED
                        && now.findings().stream()
                                .anyMatch(finding -> finding.code().equals("dispatch.defect")));
        assertTrue(channelService.channels().size() > 10);
    }

    @Test
    public void aConnectorThatGoesInMidSubmissionLosesNothingAndSendsNothingTwice() throws Exception {
        String channel = "slow";
        configure(
                MISBEHAVING_PID, channel, Map.of("aushang.channel.id", channel, "submit", "delay", "delaySeconds", 5));
        Bundle connector = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(MISBEHAVING_PID))
                .findFirst()
                .orElseThrow();
        service.publish(new ChannelId(channel), Host.posting("interrupted").build());
        host.until("the handover has begun", () -> begun(channel) == 1);

        connector.stop();
        host.await(channel, "interrupted", now -> now.state() == PublicationState.SUBMITTED);
        service.publish(new ChannelId(FEED), Host.posting("meanwhile").build());
        host.await(FEED, "meanwhile", ChannelsIT::accepted);
        connector.start();

        host.await(channel, "interrupted", ChannelsIT::accepted);
        assertEquals(1, begun(channel));
    }

    private long begun(String channel) {
        return service.timeline(PublicationRef.of(channel, "interrupted")).stream()
                .filter(step -> step.step().english().equals("Transmission started"))
                .count();
    }

    @Test
    public void aNewAuthorsConnectorIsAChannelLikeAnyOther() throws Exception {
        Path board = Files.createTempDirectory("hello-board");
        configure("com.example.hello", "it", Map.of("aushang.channel.id", "hello", "folder", board.toString()));

        service.publish(new ChannelId("hello"), Host.posting("first").build());

        PublicationStatus status = host.await("hello", "first", ChannelsIT::accepted);
        Path file = board.resolve(status.publication() + ".txt");
        assertTrue(Files.readString(file).startsWith("Gärtnerin / Gärtner (m/w/d)"));
        service.withdraw(PublicationRef.of("hello", "first"), Withdrawal.usual());
        host.await("hello", "first", now -> now.state() == PublicationState.WITHDRAWN);
        assertFalse(Files.exists(file));
    }
}
