package org.aushang.itests.support;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationRef;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What an admin and a recruiter do, and a listener that lets a test wait for what becomes of it. */
public final class Host implements PublicationListener, AutoCloseable {

    public static final String CHANNEL = "it-ba";
    public static final String CHANNEL_PID = "org.aushang.connector.arbeitsagentur";

    private static final String PARTNER = "V999999900";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PublicationService service;
    private final ConfigurationAdmin configurations;
    private final ServiceRegistration<PublicationListener> registration;
    private final String channel;
    private final Path gateway;
    private final int port = Integer.getInteger("aushang.gateway.port", 0);
    /** Port of the gateway's fault injection; -1 if there is none. */
    private final int control = Integer.getInteger("aushang.gateway.control", -1);

    public Host(BundleContext context, ConfigurationAdmin configurations, PublicationService service, String story) {
        this(context, configurations, service, story, CHANNEL);
    }

    /** With a channel of its own at the same gateway, for a story in which the usual one would be in the way. */
    public Host(
            BundleContext context,
            ConfigurationAdmin configurations,
            PublicationService service,
            String story,
            String channel) {
        this.service = service;
        this.channel = channel;
        this.configurations = configurations;
        this.gateway = Path.of(System.getProperty("aushang.target", "target"), "gateway-" + story);
        this.registration =
                context.registerService(PublicationListener.class, this, FrameworkUtil.asDictionary(Map.of()));
    }

    /** Starts the simulated gateway on its port, or leaves it as it is; its partners' files are there afterwards. */
    public void openGateway() throws IOException, InterruptedException {
        Configuration simulator = configurations.getConfiguration("org.aushang.simulator.arbeitsagentur", "?");
        simulator.update(FrameworkUtil.asDictionary(
                Map.of("port", port, "controlPort", control, "data", gateway.toString(), "delaySeconds", 1)));
        until("the gateway has made its certificates", () -> Files.exists(gateway.resolve("server.p12")));
    }

    /** Returns when the port is closed. */
    public void closeGateway() throws IOException, InterruptedException {
        configurations
                .getConfiguration("org.aushang.simulator.arbeitsagentur", "?")
                .delete();
        until("the gateway has closed its door", () -> {
            try (Socket socket = new Socket("localhost", port)) {
                return !socket.isConnected();
            } catch (ConnectException e) {
                return true;
            }
        });
    }

    /** Lets the gateway misbehave once, in a way that its README names. */
    public void misbehaveOnce(String how) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + control + "/faults/" + how + "?1"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status / 100 != 2) {
            throw new IOException("the gateway answers " + status + " to " + how);
        }
    }

    /** Any form, for a channel of another board. */
    public Configuration configure(String pid, String name, Map<String, Object> form) throws IOException {
        Configuration configuration = configurations.getFactoryConfiguration(pid, name, "?");
        configuration.update(FrameworkUtil.asDictionary(form));
        return configuration;
    }

    /** As the BA's letter says it. */
    public String pin() throws IOException {
        return Files.readString(gateway.resolve("partners").resolve(PARTNER + ".pin"))
                .strip();
    }

    /** The form as the BA's mail fills it, with what a test wants otherwise. */
    public Configuration configureChannel(Map<String, Object> otherwise) throws IOException {
        Path partner = gateway.resolve("partners").resolve(PARTNER + ".p12");
        Map<String, Object> form = new HashMap<>();
        form.put("aushang.channel.id", channel);
        form.put(".certificate", Base64.getEncoder().encodeToString(Files.readAllBytes(partner)));
        form.put(
                ".pin",
                Files.readString(partner.resolveSibling(PARTNER + ".pin")).strip());
        form.put("supplierId", PARTNER);
        form.put("kundennummer", "A000A00001");
        form.put("allianzpartnernummer", "99999");
        form.put("baseUrl", "https://localhost:" + port + "/");
        form.put("minUploadIntervalSeconds", 1);
        form.put("firstPollSeconds", 1);
        form.put("pollIntervalSeconds", 1);
        form.putAll(otherwise);
        Configuration configuration =
                configurations.getFactoryConfiguration(CHANNEL_PID, channel.equals(CHANNEL) ? "it" : channel, "?");
        configuration.update(FrameworkUtil.asDictionary(form));
        return configuration;
    }

    /** Which of the channel's secrets stand in a text. */
    public List<String> secretsIn(String text) throws IOException {
        Path partner = gateway.resolve("partners").resolve(PARTNER + ".p12");
        return Map.of(
                        "PIN",
                                Files.readString(partner.resolveSibling(PARTNER + ".pin"))
                                        .strip(),
                        "certificate",
                                Base64.getEncoder()
                                        .encodeToString(Files.readAllBytes(partner))
                                        .substring(0, 60))
                .entrySet()
                .stream()
                .filter(secret -> text.contains(secret.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    public static JobPosting.Builder posting(String id) {
        return JobPosting.builder(id)
                .title("Gärtnerin / Gärtner (m/w/d)")
                .description("Sie pflegen Gärten und Parks der Stadt, bei jedem Wetter.")
                .hiringOrganization(Organization.builder("Grünwerk GmbH")
                        .url("https://www.gruenwerk.example")
                        .build())
                .jobLocations(List.of(PostalAddress.builder()
                        .streetAddress("Am Kai 1")
                        .postalCode("24103")
                        .addressLocality("Kiel")
                        .addressRegion("Schleswig-Holstein")
                        .addressCountry("DE")
                        .build()))
                .employmentTypes(EnumSet.of(EmploymentType.FULL_TIME))
                .applicationContact(ContactPoint.builder()
                        .honorificPrefix("Frau")
                        .givenName("Eva")
                        .familyName("Gross")
                        .email("bewerbung@gruenwerk.example")
                        .build())
                .extension("arbeitsagentur:titleCode", "15260");
    }

    /** The gateway's own store. */
    public String book() throws IOException {
        return Files.readString(gateway.resolve("book.tsv"));
    }

    public PublicationStatus await(String job, Predicate<PublicationStatus> wanted) throws InterruptedException {
        return await(channel, job, wanted);
    }

    /** The same on another channel. */
    public PublicationStatus await(String where, String job, Predicate<PublicationStatus> wanted)
            throws InterruptedException {
        until(() -> "job " + job + ", which is " + service.status(PublicationRef.of(where, job)), () -> service.status(
                        PublicationRef.of(where, job))
                .filter(wanted)
                .isPresent());
        return service.status(PublicationRef.of(where, job)).orElseThrow();
    }

    /** Something that a test waits for. */
    @FunctionalInterface
    public interface Condition {

        boolean holds() throws IOException;
    }

    /** Looks whenever something changed, and every now and then besides. */
    public void until(String what, Condition condition) throws InterruptedException {
        until(() -> what, condition);
    }

    private synchronized void until(Supplier<String> what, Condition condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        try {
            while (!condition.holds()) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("not within " + PATIENCE + ": " + what.get());
                }
                wait(200);
            }
        } catch (IOException e) {
            throw new AssertionError(what.get(), e);
        }
    }

    @Override
    public synchronized void changed(PublicationStatus status) {
        notifyAll();
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
