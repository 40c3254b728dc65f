package org.aushang.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import java.io.ByteArrayInputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationInbox;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.ApplicationRouting;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.PublicationService;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.itests.support.Host;
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
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/** The feature for applications comes into a running Karaf, brings one to the host, goes, and leaves nothing but its database. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ApplicationsIT {

    private static final String LOGGING = "etc/org.ops4j.pax.logging.cfg";
    private static final String ROUTINGS = "(objectClass=" + ApplicationRouting.class.getName() + ")";
    private static final List<String> OURS = List.of("org.aushang.applications", "org.aushang.applications.mail");

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private FeaturesService features;

    @Inject
    @Filter(timeout = 30_000)
    private PublicationService publications;

    @Inject
    @Filter(timeout = 30_000)
    private ChannelAdministration administration;

    @org.ops4j.pax.exam.Configuration
    public static Option[] karaf() {
        List<Option> options = new ArrayList<>(List.of(
                JobBoardKaraf.with("scr", "eventadmin", "aushang", "aushang-arbeitsagentur", "aushang-simulator")));
        // Whatever we could write into the log is written.
        options.add(editConfigurationFilePut(LOGGING, "log4j2.logger.aushang.name", "org.aushang"));
        options.add(editConfigurationFilePut(LOGGING, "log4j2.logger.aushang.level", "TRACE"));
        return options.toArray(Option[]::new);
    }

    private List<Bundle> ours() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> OURS.contains(bundle.getSymbolicName()))
                .toList();
    }

    private <T> T await(Class<T> service) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, service, null);
        tracker.open();
        try {
            return tracker.waitForService(60_000);
        } finally {
            tracker.close();
        }
    }

    @Test
    public void comesBringsAnApplicationToTheHostAndLeavesNothingBehind() throws Exception {
        Queue<Application> received = new ConcurrentLinkedQueue<>();
        AtomicInteger offers = new AtomicInteger();
        ServiceRegistration<ApplicationReceiver> receiver = context.registerService(
                ApplicationReceiver.class,
                application -> {
                    if (offers.incrementAndGet() == 1) {
                        throw new IllegalStateException(
                                "a careless host: " + application.candidate().formattedName());
                    }
                    received.add(application);
                    return ReceiveResult.accepted("ATS-1");
                },
                null);
        Configuration settings = configurations.getConfiguration("org.aushang.applications", "?");
        settings.update(FrameworkUtil.asDictionary(Map.of(
                "publicUrl", "https://jobs.muster.example",
                "address", "jobs+{token}@muster.example",
                "privacyUrl", "https://muster.example/datenschutz",
                "consent", "Einverstanden.")));
        try (Host host = new Host(context, configurations, publications, "applications");
                Canary canary = new Canary(context)) {
            host.openGateway();
            host.configureChannel(Map.of());

            Queue<String> early = new ConcurrentLinkedQueue<>();
            ServiceListener eager = event -> early.addAll(publishAtOnce(event));
            List<BundleContext> hosts = Arrays.stream(context.getBundles())
                    .map(Bundle::getBundleContext)
                    .filter(Objects::nonNull)
                    .toList();
            for (BundleContext each : hosts) {
                each.addServiceListener(eager, ROUTINGS);
            }
            features.installFeature("aushang-applications-mail");
            // A bundle that was refreshed for the feature has lost its listener.
            host.until("most were told", () -> early.size() > hosts.size() / 2);
            assertEquals(
                    "all have the address of the inbox",
                    List.of(),
                    early.stream()
                            .filter(email -> !email.endsWith("@muster.example"))
                            .toList());
            PublicationRef job = PublicationRef.of(Host.CHANNEL, "cook");
            String address = bring(host, job, received, canary);

            List<WeakReference<ClassLoader>> loaders = ours().stream()
                    .map(bundle ->
                            new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()))
                    .toList();
            assertEquals(2, loaders.size());
            received.clear();
            // The inbox was installed with it, so it goes with it.
            features.uninstallFeature("aushang-applications-mail");

            assertEquals("bundles", List.of(), ours());
            host.until("no thread of ours is left", () -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("aushang-applications")
                            || thread.getName().startsWith("aushang-mailbox")));
            host.until("no class loader of ours is left", () -> {
                System.gc();
                return loaders.stream().allMatch(loader -> loader.get() == null);
            });
            assertEquals(
                    "what was published keeps its link",
                    address,
                    publications.posting(job).orElseThrow().applicationContact().email());
        } finally {
            receiver.unregister();
            settings.delete();
        }
    }

    /** What a host does that waits for the inbox only, told of it in whatever order the framework likes. */
    private List<String> publishAtOnce(ServiceEvent event) {
        if (event.getType() != ServiceEvent.REGISTERED) {
            return List.of();
        }
        publications.publish(new ChannelId(Host.CHANNEL), Host.posting("early").build());
        return List.of(publications
                .posting(PublicationRef.of(Host.CHANNEL, "early"))
                .orElseThrow()
                .applicationContact()
                .email());
    }

    /** In a method of its own, whose variables are gone when it returns. */
    private String bring(Host host, PublicationRef job, Queue<Application> received, Canary canary) throws Exception {
        await(ApplicationRouting.class);
        ApplicationInbox inbox = await(ApplicationInbox.class);
        ApplicationService applications = await(ApplicationService.class);
        publications.publish(new ChannelId(Host.CHANNEL), Host.posting("cook").build());
        String address =
                publications.posting(job).orElseThrow().applicationContact().email();
        assertTrue(address, address.matches("jobs\\+[0-9a-z]{11}@muster\\.example"));
        inbox.acceptMail(new ByteArrayInputStream(Canary.mail(address)));

        host.until("the application is in the host", () -> received.size() == 1);
        host.until("and erased here", () -> applications.counts().equals(Map.of(ApplicationState.ACCEPTED, 1L)));
        assertEquals(job, received.element().publication().orElseThrow());
        assertEquals(Canary.NAME, received.element().candidate().formattedName());
        assertTrue("events of the whole platform are seen", canary.events() > 0);
        assertEquals("no trace of a candidate", List.of(), canary.traces(administration, job));
        host.until("the form is there", () -> form(address) == 200);
        return address;
    }

    private int form(String address) {
        String token = address.replaceAll("jobs\\+|@.*", "");
        try {
            Object port = configurations
                    .getConfiguration("org.ops4j.pax.web", "?")
                    .getProperties()
                    .get("org.osgi.service.http.port");
            URI form = URI.create("http://127.0.0.1:" + port + "/aushang/apply/" + token);
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(form).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
