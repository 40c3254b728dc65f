package org.aushang.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.itests.support.Host;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** Installs what a user installs, configures what a user configures, and publishes. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PublishingIT {

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

    @org.ops4j.pax.exam.Configuration
    public static Option[] karaf() {
        return JobBoardKaraf.with("scr", "aushang-arbeitsagentur", "aushang-simulator");
    }

    @Before
    public void openGateway() throws Exception {
        host = new Host(context, configurations, service, "publishing");
        host.openGateway();
    }

    @After
    public void closeAndReadTheLog() throws IOException {
        host.close();
        assertEquals(
                "errors in the log",
                List.of(),
                log().filter(line -> line.contains("| ERROR |")).toList());
    }

    private static Stream<String> log() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("karaf.base", "."), "data", "log", "karaf.log")).stream();
    }

    @Test
    public void aPostingIsAccepted() throws Exception {
        host.configureChannel(Map.of());

        service.publish(new ChannelId(Host.CHANNEL), Host.posting("accepted").build());

        PublicationStatus status = host.await("accepted", now -> now.state() == PublicationState.ACCEPTED);
        assertTrue(host.book(), host.book().contains(status.publication() + "-S\tonline\t1\t0"));
        assertTrue(service.timeline(PublicationRef.of(Host.CHANNEL, "accepted")).stream()
                .anyMatch(step -> step.detail().startsWith("ESV999999900_")
                        && step.detail().contains("sha256:")));
    }

    @Test
    public void aPostingIsRefusedWithTheReasonAndGoesOutWhenCorrected() throws Exception {
        host.configureChannel(Map.of());
        PostalAddress wrong = PostalAddress.builder()
                .streetAddress("Am Kai 1")
                .postalCode("24103")
                .addressLocality("Kiehl")
                .addressRegion("Schleswig-Holstein")
                .addressCountry("DE")
                .build();

        service.publish(
                new ChannelId(Host.CHANNEL),
                Host.posting("refused").jobLocations(List.of(wrong)).build());

        PublicationStatus refused = host.await("refused", now -> now.state() == PublicationState.REJECTED);
        assertEquals("ba.033", refused.findings().get(0).code());
        assertTrue(refused.findings().get(0).raw().contains("24103"));
        assertTrue(refused.findings().get(0).nextStep().in(Locale.GERMAN).startsWith("Bitte PLZ"));
        JobPosting other =
                Host.posting("same-place").jobLocations(List.of(wrong)).build();
        assertTrue(channelService.check(new ChannelId(Host.CHANNEL), other).stream()
                .anyMatch(finding -> finding.code().equals("ba.033") && finding.isError()));

        service.publish(new ChannelId(Host.CHANNEL), Host.posting("refused").build());
        host.await("refused", now -> now.state() == PublicationState.ACCEPTED);
    }

    @Test
    public void aPostingWaitsForAGatewayThatIsDownAndIsSentOnce() throws Exception {
        host.configureChannel(Map.of());
        host.closeGateway();

        service.publish(new ChannelId(Host.CHANNEL), Host.posting("patient").build());
        PublicationStatus waiting = host.await("patient", now -> now.findings().stream()
                .anyMatch(finding -> finding.code().startsWith("ba.connection.")));
        assertEquals(PublicationState.PENDING, waiting.state());

        host.openGateway();
        PublicationStatus accepted = host.await("patient", now -> now.state() == PublicationState.ACCEPTED);
        assertTrue(host.book(), host.book().contains(accepted.publication() + "-S\tonline\t1\t0"));
    }

    /** The gateway has the upload and says nothing; the connector that waits for its answer is replaced. */
    @Test
    public void aConnectorUpdatedInTheMiddleOfAnUploadIsReconciledByItself() throws Exception {
        host.configureChannel(Map.of("answerTimeoutSeconds", 10));
        service.publish(
                new ChannelId(Host.CHANNEL), Host.posting("before-update").build());
        host.await("before-update", now -> now.state() == PublicationState.ACCEPTED);
        host.misbehaveOnce("UPLOAD_SILENT");

        service.publish(new ChannelId(Host.CHANNEL), Host.posting("updated").build());
        host.until("the gateway has it", () -> service.status(PublicationRef.of(Host.CHANNEL, "updated"))
                .filter(now -> book(now).contains("-S\tonline\t1\t0"))
                .isPresent());
        assertEquals(
                PublicationState.PENDING,
                service.status(PublicationRef.of(Host.CHANNEL, "updated"))
                        .orElseThrow()
                        .state());
        Bundle connector = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(Host.CHANNEL_PID))
                .findFirst()
                .orElseThrow();
        connector.update();

        PublicationStatus status = host.await("updated", now -> now.state() == PublicationState.ACCEPTED);
        assertTrue(host.book(), book(status).contains("-S\tonline\t1\t0"));
        assertEquals(List.of(), status.findings());
    }

    /** What the gateway's book says of one publication. */
    private String book(PublicationStatus status) {
        try {
            return host.book()
                    .lines()
                    .filter(line -> line.contains(status.publication().value()))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On a channel of its own: the usual one would still be right while this configuration is on its way. */
    @Test
    public void aWrongPinLeavesTheChannelThereAndTheWorkWaiting() throws Exception {
        String channel = "it-wrong-pin";
        try (Host admin = new Host(context, configurations, service, "publishing", channel)) {
            admin.configureChannel(Map.of(".pin", "canary-0815"));
            service.publish(new ChannelId(channel), Host.posting("wrong-pin").build());

            PublicationStatus waiting = admin.await("wrong-pin", now -> now.findings().stream()
                    .anyMatch(finding -> finding.code().equals("certificate.wrong-pin")));
            assertEquals(PublicationState.PENDING, waiting.state());

            admin.configureChannel(Map.of());
            admin.await("wrong-pin", now -> now.state() == PublicationState.ACCEPTED);
        }
        assertFalse(
                "secrets are in the service registry",
                Arrays.toString(context.getServiceReferences(JobBoardPublisher.class, null).stream()
                                .flatMap(reference -> Arrays.stream(reference.getPropertyKeys()))
                                .toArray())
                        .matches(".*(pin|certificate).*"));
        assertFalse("the PIN is in the log", log().anyMatch(line -> line.contains("canary-0815")));
    }

    /** By Karaf's interpolation plug-in, from a file of its own in {@code etc}. */
    @Test
    public void aPinMayLieInAFileOfItsOwn() throws Exception {
        String channel = "it-secret";
        Path etc = Path.of(System.getProperty("karaf.etc"));
        try (Host admin = new Host(context, configurations, service, "publishing", channel)) {
            admin.configureChannel(Map.of(".pin", "$[secret:it-ba-pin]"));
            service.publish(new ChannelId(channel), Host.posting("secret").build());
            admin.await("secret", now -> now.findings().stream()
                    .anyMatch(finding -> finding.code().equals("certificate.placeholder")));

            Files.writeString(etc.resolve("it-ba-pin"), admin.pin());
            admin.configureChannel(Map.of(".pin", "$[secret:it-ba-pin]", "defaultListingDays", 61));
            admin.await("secret", now -> now.state() == PublicationState.ACCEPTED);
        }
    }

    @Test
    public void everyChangeIsAnEvent() throws Exception {
        host.configureChannel(Map.of());
        List<Object> states = new CopyOnWriteArrayList<>();
        ServiceRegistration<EventHandler> handler = context.registerService(
                EventHandler.class,
                event -> states.add(event.getProperty("job") + " " + event.getProperty("state")),
                FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, PublicationListener.TOPIC)));
        try {
            service.publish(
                    new ChannelId(Host.CHANNEL), Host.posting("eventful").build());
            host.await("eventful", now -> now.state() == PublicationState.ACCEPTED);
            host.until("the last event", () -> states.contains("eventful ACCEPTED"));
            assertTrue(states.toString(), states.contains("eventful SUBMITTED"));
        } finally {
            handler.unregister();
        }
    }

    @Test
    public void aWithdrawnPostingIsGone() throws Exception {
        host.configureChannel(Map.of());
        service.publish(new ChannelId(Host.CHANNEL), Host.posting("withdrawn").build());
        PublicationStatus online = host.await("withdrawn", now -> now.state() == PublicationState.ACCEPTED);

        service.withdraw(PublicationRef.of(Host.CHANNEL, "withdrawn"), Withdrawal.usual());

        host.await("withdrawn", now -> now.state() == PublicationState.WITHDRAWN);
        assertTrue(host.book(), host.book().contains(online.publication() + "-S\tdeleted"));
    }
}
