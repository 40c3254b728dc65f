package org.aushang.connector.arbeitsagentur.internal;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.connector.arbeitsagentur.internal.occupation.Catalogues;
import org.aushang.connector.arbeitsagentur.internal.online.Online;
import org.aushang.connector.arbeitsagentur.internal.place.PlaceTables;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.credentials.internal.CredentialsConfig;
import org.aushang.credentials.internal.CredentialsService;
import org.aushang.credentials.internal.EncryptedFileStore;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.delivery.ChannelWorker;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.service.ChannelServiceImpl;
import org.aushang.dispatch.internal.service.PublicationServiceImpl;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.simulator.arbeitsagentur.internal.Simulator;
import org.aushang.simulator.arbeitsagentur.internal.fault.Fault;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer;
import org.aushang.transport.GatewayClient;
import org.aushang.transport.Reply;
import org.aushang.transport.internal.MutualTls;
import org.h2.jdbcx.JdbcDataSource;
import org.mockito.Answers;
import org.osgi.framework.BundleContext;

/** One host with all the real parts and one channel {@code ba}; only the scheduler is a hand that moves the clock. */
final class Office {

    static final String PARTNER = "V999999900";

    /** Moved by hand; the gateway and the channel see the same. */
    static final class HandClock extends Clock {

        private final AtomicReference<Instant> now =
                new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.SECONDS));

        /** Files are of their day (rule 147): tests that are not about midnight begin in the morning. */
        void nextMorning() {
            now.updateAndGet(instant -> instant.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(32)));
        }

        void pass(Duration duration) {
            now.updateAndGet(instant -> instant.plus(duration));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            Instant moment = now.get();
            return moment == null ? Instant.EPOCH : moment;
        }
    }

    final Simulator gateway;
    final Path directory;
    final PublicationServiceImpl service;
    final ChannelServiceImpl channelService;
    private final HandClock clock;
    private final Path gatewayDirectory;
    private final Channels channels = new Channels();
    private final ChannelWorker worker;
    private final CredentialsService keeper;
    private final Map<String, Object> good = new HashMap<>();
    private final Map<String, Object> properties = Map.of(JobBoards.CHANNEL_ID, "ba");
    private volatile ArbeitsagenturPublisher publisher;
    /** What happens while a file is on its way. */
    volatile Runnable midway = () -> {};

    Office(Simulator gateway, Path gatewayDirectory, Path directory, HandClock clock) throws IOException {
        this.gatewayDirectory = gatewayDirectory;
        this.gateway = gateway;
        this.directory = directory;
        this.clock = clock;
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + directory.resolve("ledger").toAbsolutePath() + ";DB_CLOSE_DELAY=-1");
        Ledger ledger = new Ledger(h2, true);
        channelService = new ChannelServiceImpl(List::of, ledger, channels, clock);
        service = PublicationServiceImpl.over(ledger, channels, id -> {}, clock);
        worker = new ChannelWorker(ledger, channels, clock, Duration.ofDays(2), SendPolicy.DEFAULT, () -> false);
        CredentialsConfig config =
                mock(CredentialsConfig.class, withSettings().stubOnly().defaultAnswer(call -> call.getMethod()
                        .getDefaultValue()));
        BundleContext context = mock(
                BundleContext.class,
                withSettings()
                        .stubOnly()
                        .defaultAnswer(call -> call.getMethod().getName().equals("getProperty")
                                ? directory.toString()
                                : Answers.RETURNS_DEFAULTS.answer(call)));
        keeper = new CredentialsService(config, context, new EncryptedFileStore(config, context));
        Files.createDirectories(directory.resolve("aushang/certificates"));
        Path partners = gatewayDirectory.resolve("partners");
        good.putAll(Map.of(
                "aushang.channel.id",
                "ba",
                ".certificate",
                Base64.getEncoder().encodeToString(Files.readAllBytes(partners.resolve(PARTNER + ".p12"))),
                ".pin",
                Files.readString(partners.resolve(PARTNER + ".pin")).strip(),
                "supplierId",
                PARTNER,
                "kundennummer",
                "A000A00001",
                "allianzpartnernummer",
                "99999",
                "baseUrl",
                gateway.address().toString(),
                "connectTimeoutSeconds",
                2,
                "answerTimeoutSeconds",
                2));
        publisher = publisher(Map.of());
        channels.bind(publisher, properties);
    }

    /** Something happens to the host while a file is on its way. */
    private final class Midway implements GatewayClient {

        private final GatewayClient real;

        private Midway(GatewayClient real) {
            this.real = real;
        }

        @Override
        public Reply get(String path) {
            return real.get(path);
        }

        @Override
        public Reply upload(String path, String field, String fileName, byte[] content) {
            midway.run();
            return real.upload(path, field, fileName, content);
        }

        @Override
        public Reply delete(String path) {
            return real.delete(path);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private ArbeitsagenturPublisher publisher(Map<String, Object> changed) {
        Map<String, Object> values = new HashMap<>(good);
        values.putAll(changed);
        return new ArbeitsagenturPublisher(
                Settings.read(values),
                ArbeitsagenturPublisher.certificates(values, keeper),
                (where, who) -> new Midway(new MutualTls().open(where, who)),
                new ReferenceData(new Catalogues(), new PlaceTables(), Online.of(null)),
                clock);
    }

    String renewedCertificate() throws IOException {
        return Base64.getEncoder()
                .encodeToString(
                        Files.readAllBytes(gatewayDirectory.resolve("partners").resolve(PARTNER + "-next.p12")));
    }

    String goodCertificate() {
        return String.valueOf(good.get(".certificate"));
    }

    String pin() {
        return String.valueOf(good.get(".pin"));
    }

    /** Signed by an authority with the name of the gateway's; the true one lies beside it, and is trusted. */
    Map<String, Object> unwantedCertificate() {
        try (InputStream in = Files.newInputStream(gatewayDirectory.resolve("ca.pem"))) {
            X509Certificate authority =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return Map.of(".certificate", Forged.unwanted(authority, now()), ".pin", Forged.PIN);
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the form says now, beside what is right; as ConfigAdmin does it, with the other one gone. */
    void configure(Map<String, Object> changed) {
        ArbeitsagenturPublisher before = publisher;
        publisher = publisher(changed);
        channels.unbind(before, properties);
        channels.bind(publisher, properties);
        worker.connectorReplaced("ba");
    }

    void configure(String name, Object value) {
        configure(Map.of(name, value));
    }

    void repair() {
        configure(Map.of());
    }

    static JobPosting.Builder posting(String job) {
        return JobPosting.builder(job)
                .title("Gärtnerin / Gärtner (m/w/d) " + job)
                .description("Sie pflegen Gärten und Parks der Stadt, bei jedem Wetter und gern im Team. " + job)
                .hiringOrganization(Organization.builder("Nordlicht GmbH")
                        .url("https://nordlicht.example")
                        .build())
                .jobLocations(List.of(PostalAddress.builder()
                        .streetAddress("Musterstr. 12")
                        .postalCode("10117")
                        .addressLocality("Berlin")
                        .addressRegion("Berlin")
                        .addressCountry("DE")
                        .build()))
                .employmentTypes(EnumSet.of(EmploymentType.FULL_TIME))
                .applicationContact(ContactPoint.builder()
                        .honorificPrefix("Frau")
                        .givenName("Ayla")
                        .familyName("Brandt")
                        .email("bewerbung@nordlicht.example")
                        .build())
                .extension("arbeitsagentur:titleCode", "15260");
    }

    void pass(Duration duration) {
        clock.pass(duration);
    }

    Instant now() {
        return clock.instant();
    }

    /** A quarter of an hour passes, and the channel is worked. */
    void runWorker() throws InterruptedException {
        clock.pass(Duration.ofMinutes(16));
        worker.run("ba");
        if (!gateway.faults().planned().containsKey(Fault.NEVER_JUDGED)) {
            gateway.awaitJudged();
        }
    }

    /** All of the channel, however many. */
    List<PublicationStatus> statuses() {
        PublicationQuery query = PublicationQuery.of(new ChannelId("ba")).toBuilder()
                .limit(PublicationQuery.MAX_LIMIT)
                .build();
        return service.findAll(query).toList();
    }

    PublicationStatus status(String job) {
        return service.status(PublicationRef.of("ba", job)).orElseThrow();
    }

    PublicationState state(String job) {
        return status(job).state();
    }

    /** Everything that a person could have read about this job and its channel until now. */
    List<Finding> seen(String job) {
        List<Finding> all = new ArrayList<>(status(job).findings());
        channelService.channels().stream()
                .filter(channel -> channel.channel().value().equals("ba"))
                .map(ChannelStatus::findings)
                .forEach(all::addAll);
        return all;
    }

    String steps(String job) {
        return service.timeline(PublicationRef.of("ba", job)).stream()
                .map(entry -> entry.step().english() + " (" + entry.detail() + ")")
                .toList()
                .toString();
    }

    /** The reference number that the gateway knows this job under. */
    String reference(String job) {
        return "99999-" + status(job).publication().value() + "-S";
    }

    /** What the gateway shows of this job, by its title. */
    List<Offer> shown(String job) {
        return gateway.book().offers().values().stream()
                .filter(offer -> offer.isThere() && offer.title().endsWith(" " + job))
                .toList();
    }
}
