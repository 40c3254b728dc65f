package org.aushang.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        return JobBoardKaraf.with(
                "scr", "aushang-arbeitsagentur", "aushang-simulator", "webconsole", "aushang-console");
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

    private String address() throws Exception {
        return "http://127.0.0.1:"
                + configurations
                        .getConfiguration("org.ops4j.pax.web", "?")
                        .getProperties()
                        .get("org.osgi.service.http.port");
    }

    private HttpResponse<String> page(HttpClient browser, String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address() + path))
                        .header("Accept-Language", "de")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private int applicationStatus() {
        try {
            return page(HttpClient.newHttpClient(), "/aushang/login").statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (Exception e) {
            return 0;
        }
    }

    private HttpResponse<String> post(HttpClient browser, String path, String token, Map<String, String> fields)
            throws Exception {
        StringBuilder body = new StringBuilder("csrf=" + token);
        fields.forEach((name, value) ->
                body.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return browser.send(
                HttpRequest.newBuilder(URI.create(address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String page) {
        Matcher matcher = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page);
        assertTrue(page, matcher.find());
        return matcher.group(1);
    }

    @Test
    public void theApplicationIsForThoseOfTheRealmAndShowsPostingsAndNoSecret() throws Exception {
        try (Host host = new Host(context, configurations, service, "console")) {
            host.openGateway();
            host.configureChannel(Map.of());
            service.publish(new ChannelId(Host.CHANNEL), Host.posting("shown").build());
            host.await("shown", now -> now.state() == PublicationState.ACCEPTED);
            host.until("the application is up", () -> applicationStatus() == 200);
            HttpClient browser =
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

            assertEquals(302, page(browser, "/aushang/postings").statusCode());
            String token = token(page(browser, "/aushang/login").body());
            assertEquals(
                    401,
                    post(browser, "/aushang/login", token, Map.of("name", "itest", "password", "wrong"))
                            .statusCode());
            assertEquals(
                    302,
                    post(browser, "/aushang/login", token, Map.of("name", "itest", "password", "secret"))
                            .statusCode());

            String postings = page(browser, "/aushang/postings").body();
            assertTrue(postings, postings.contains("Gärtnerin / Gärtner (m/w/d)"));
            assertTrue(postings, postings.contains("Von der Jobbörse angenommen"));
            String settings = page(browser, "/aushang/channels/" + Host.CHANNEL + "/settings")
                    .body();
            assertTrue(settings, settings.contains("PIN des Zertifikats"));
            Configuration form = configurations.getFactoryConfiguration(Host.CHANNEL_PID, "it", "?");
            assertFalse(settings.contains(String.valueOf(form.getProperties().get(".pin"))));
        }
    }

    @Test
    public void aChannelThatIsSetUpThereHasAFileForItsOwnerOnly() throws Exception {
        try (Host host = new Host(context, configurations, service, "console")) {
            host.until("the application is up", () -> applicationStatus() == 200);
            HttpClient browser =
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            String token = token(page(browser, "/aushang/login").body());
            post(browser, "/aushang/login", token, Map.of("name", "itest", "password", "secret"));
            token = token(page(browser, "/aushang/boards/arbeitsagentur/new").body());

            HttpResponse<String> created =
                    post(browser, "/aushang/boards/arbeitsagentur/new", token, Map.of("id", "fresh"));
            assertEquals(created.body(), 303, created.statusCode());
            assertEquals(
                    303,
                    post(
                                    browser,
                                    "/aushang/channels/fresh/setup",
                                    token,
                                    Map.of("step", "registered", "date", "2026-11-02"))
                            .statusCode());

            Path file = Path.of(System.getProperty("karaf.etc"), Host.CHANNEL_PID + "~fresh.cfg");
            host.until("File Install has written the step", () -> read(file).contains("2026-11-02"));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            // File Install has seen the file by now, and made its name the configuration's.
            host.until("File Install knows the file", () -> fileOf("fresh").startsWith("file:/"));
            post(browser, "/aushang/channels/fresh/setup", token, Map.of("step", "supervised", "date", "2026-11-03"));
            host.until("the second step is written too", () -> read(file).contains("2026-11-03"));
            String page = page(browser, "/aushang/channels/fresh/setup").body();
            assertTrue(page, page.contains("erledigt am 2. November 2026"));
            Files.delete(file);
        }
    }

    private String fileOf(String channel) {
        try {
            return String.valueOf(configurations
                    .getFactoryConfiguration(Host.CHANNEL_PID, channel, "?")
                    .getProperties()
                    .get("felix.fileinstall.filename"));
        } catch (IOException e) {
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
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
