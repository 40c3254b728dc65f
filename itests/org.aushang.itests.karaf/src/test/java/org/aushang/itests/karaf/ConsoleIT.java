package org.aushang.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.inject.Inject;
import org.aushang.api.host.PublicationService;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationState;
import org.aushang.itests.support.Host;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The console in a browser, with and without a password. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ConsoleIT {

    private static final String FORM = "configMgr/";

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    @Filter(timeout = 30_000)
    private PublicationService service;

    @org.ops4j.pax.exam.Configuration
    public static Option[] karaf() {
        return JobBoardKaraf.with("scr", "aushang-arbeitsagentur", "aushang-simulator", "webconsole", "aushang-console");
    }

    private HttpResponse<String> call(String method, String path, boolean known) throws Exception {
        Object port = configurations
                .getConfiguration("org.ops4j.pax.web", "?")
                .getProperties()
                .get("org.osgi.service.http.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/system/console/" + path))
                .header("Accept-Language", "de")
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (known) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString("itest:secret".getBytes(StandardCharsets.UTF_8)));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    public void theStatusPageIsForThoseWhoAreKnownAndShowsNoSecret() throws Exception {
        try (Host host = new Host(context, configurations, service, "console")) {
            host.openGateway();
            host.configureChannel(Map.of());
            service.publish(new ChannelId(Host.CHANNEL), Host.posting("shown").build());
            host.await("shown", now -> now.state() == PublicationState.ACCEPTED);
            host.until("the console is up", () -> status("aushang", true) == 200);

            assertEquals(401, call("GET", "aushang", false).statusCode());
            String page = call("GET", "aushang", true).body();
            assertTrue(page, page.contains("Gärtnerin / Gärtner (m/w/d)"));
            assertTrue(page, page.contains("Von der Jobbörse angenommen"));
            Configuration form = configurations.getFactoryConfiguration(Host.CHANNEL_PID, "it", "?");
            assertFalse(page.contains(String.valueOf(form.getProperties().get(".pin"))));
        }
    }

    private int status(String path, boolean known) {
        try {
            return call("GET", path, known).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (Exception e) {
            return 0;
        }
    }

    @Test
    public void theChannelsFormIsGermanWithAMaskedPinAndASwitch() throws Exception {
        try (Host host = new Host(context, configurations, service, "console")) {
            host.until("the console is up", () -> status("aushang", true) == 200);

            String form = call("POST", FORM + Host.CHANNEL_PID + "?create=true&factoryPid=" + Host.CHANNEL_PID, true)
                    .body();

            assertTrue(form, form.contains("PIN des Zertifikats"));
            assertTrue(form, form.contains("Eingeschaltet"));
            assertTrue(
                    form,
                    form.contains("Jobb\u00F6rse: Bundesagentur f\u00FCr Arbeit")
                            || form.contains("Bundesagentur f\\u00FCr Arbeit"));
            // The console's word for a password field is type 12, for a check box 11 (Metatype).
            assertTrue(form, form.matches("(?s).*\"\\.pin\":\\{[^}]*\"type\":12.*"));
            assertTrue(form, form.matches("(?s).*\"enabled\":\\{[^}]*\"type\":11.*"));
        }
    }
}
