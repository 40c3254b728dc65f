package org.aushang.itests.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationInbox;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.ReceiveResult;
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
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** On a framework that has nothing but what they need, the bundles for applications bring one to the host. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ApplicationsIT {

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    @Filter(timeout = 30_000)
    private PublicationService publications;

    @org.ops4j.pax.exam.Configuration
    public static Option[] felix() throws IOException {
        List<Option> options = new ArrayList<>(List.of(PublishingIT.felix()));
        Path folder = Path.of(System.getProperty("aushang.target", "target")).resolve("applications");
        try (Stream<Path> jars = Files.list(folder)) {
            jars.sorted().forEach(jar -> options.add(bundle(jar.toUri().toString())));
        }
        return options.toArray(Option[]::new);
    }

    @Test
    public void anApplicationComesBack() throws Exception {
        Queue<Application> received = new ConcurrentLinkedQueue<>();
        context.registerService(
                ApplicationReceiver.class,
                application -> {
                    received.add(application);
                    return ReceiveResult.accepted("ATS-1");
                },
                null);
        Configuration settings = configurations.getConfiguration("org.aushang.applications", "?");
        settings.update(FrameworkUtil.asDictionary(Map.of(
                "publicUrl", "https://jobs.muster.example",
                "privacyUrl", "https://muster.example/datenschutz",
                "consent", "Einverstanden.")));
        PublicationRef job = PublicationRef.of(Host.CHANNEL, "cook");
        try (Host host = new Host(context, configurations, publications, "applications")) {
            host.openGateway();
            host.configureChannel(Map.of());
            // Until the settings have reached the inbox postings keep their own contact.
            host.until("the posting has the link", () -> {
                publications.publish(
                        new ChannelId(Host.CHANNEL), Host.posting("cook").build());
                return link(job).startsWith("https://jobs.muster.example/aushang/apply/");
            });
            String token = link(job).substring(link(job).lastIndexOf('/') + 1);

            host.until("the form is there", () -> form(token).contains("name=\"consent\""));
            assertTrue(form(token), form(token).contains("Gärtnerin / Gärtner"));
            host.until("the inbox takes a mail", () -> taken(token));
            host.until("the application is in the host", () -> received.size() == 1);
            assertEquals(job, received.element().publication().orElseThrow());
        }
    }

    private String link(PublicationRef job) {
        return publications.posting(job).orElseThrow().applicationContact().url();
    }

    /** The service that was injected is replaced when settings come. */
    private boolean taken(String token) {
        try {
            ApplicationInbox present = context.getService(context.getServiceReference(ApplicationInbox.class));
            byte[] mail = ("From: Erika <erika@example.org>\r\nTo: jobs+" + token
                            + "@muster.example\r\nSubject: Bewerbung\r\n\r\nGuten Tag\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            present.acceptMail(new ByteArrayInputStream(mail));
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private String form(String token) {
        URI form = URI.create(
                "http://127.0.0.1:" + context.getProperty("org.osgi.service.http.port") + "/aushang/apply/" + token);
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(form).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
