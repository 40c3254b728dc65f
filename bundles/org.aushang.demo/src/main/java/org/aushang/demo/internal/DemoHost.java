package org.aushang.demo.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.aushang.api.applications.ApplicationRouting;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.Schema;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Demo host that acts as an admin and a recruiter: configures one channel, publishes every sample, and watches. */
@Component(configurationPid = DemoHost.PID, configurationPolicy = ConfigurationPolicy.REQUIRE, immediate = true)
@Designate(ocd = DemoConfig.class)
public final class DemoHost implements PublicationListener {

    static final String PID = "org.aushang.demo";
    static final ChannelId CHANNEL = new ChannelId("demo-ba");

    private static final String CHANNEL_PID = "org.aushang.connector.arbeitsagentur";
    private static final String PARTNER = "V999999900";
    private static final Logger log = LoggerFactory.getLogger(DemoHost.class);

    private final PublicationService publications;
    private final Results results;

    @Activate
    public DemoHost(
            Map<String, Object> properties,
            BundleContext context,
            @Reference PublicationService publications,
            @Reference ConfigurationAdmin configurations,
            // Not before the inbox says where candidates apply: what is published earlier keeps the links of the
            // samples.
            @Reference ApplicationRouting routing,
            @Reference(target = "(aushang.simulator=arbeitsagentur)") ServiceReference<URI> gateway)
            throws IOException {
        this.publications = publications;
        SettingsReader reader = SettingsReader.of(DemoConfig.class, properties);
        configureChannel(
                configurations, context.getService(gateway), gateway, reader.number("pollIntervalSeconds", 1, 86_400));
        beginSetup(configurations, LocalDate.now(ZoneId.of("Europe/Berlin")));
        reader.findings()
                .forEach(finding -> log.warn("{}: {}", PID, finding.message().english()));
        List<URL> files = Collections.list(context.getBundle().findEntries("samples", "*.*", false));
        List<Sample> samples = Samples.read(files, LocalDate.now(ZoneId.of("Europe/Berlin")));
        results =
                new Results(samples, Path.of(reader.text("directory")), Locale.forLanguageTag(reader.text("language")));
        for (Sample sample : samples) {
            publications.publish(CHANNEL, sample.posting());
        }
        log.info("{} samples published on {}, applications: {}", samples.size(), CHANNEL, routing.route());
        writeLink(samples.get(0), Path.of(reader.text("directory")));
        results.write(statuses());
    }

    /** What a candidate reads on the board about one posting: link and address. */
    private void writeLink(Sample sample, Path directory) throws IOException {
        ContactPoint contact = publications
                .posting(new PublicationRef(CHANNEL, sample.posting().id()))
                .orElseThrow()
                .applicationContact();
        Path draft = directory.resolve("apply.draft");
        Files.writeString(draft, contact.url() + "\n" + contact.email() + "\n");
        Files.move(
                draft,
                directory.resolve("apply.txt"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private List<PublicationStatus> statuses() {
        return publications.find(PublicationQuery.of(CHANNEL)).items();
    }

    /** The same again on every start: nothing changes if nothing changed. */
    private static void configureChannel(
            ConfigurationAdmin configurations, URI address, ServiceReference<URI> gateway, int look)
            throws IOException {
        Path partners =
                Path.of(String.valueOf(gateway.getProperty("directory"))).resolve("partners");
        Properties numbers = new Properties();
        try (InputStream in = Files.newInputStream(partners.resolve(PARTNER + ".properties"))) {
            numbers.load(in);
        }
        configurations
                .getFactoryConfiguration(CHANNEL_PID, "demo", "?")
                .updateIfDifferent(FrameworkUtil.asDictionary(Map.ofEntries(
                        Map.entry("aushang.channel.id", CHANNEL.value()),
                        Map.entry("enabled", true),
                        Map.entry(
                                ".certificate",
                                Base64.getEncoder()
                                        .encodeToString(Files.readAllBytes(partners.resolve(PARTNER + ".p12")))),
                        Map.entry(
                                ".pin",
                                Files.readString(partners.resolve(PARTNER + ".pin"))
                                        .strip()),
                        Map.entry("supplierId", numbers.getProperty("supplierId")),
                        Map.entry("kundennummer", numbers.getProperty("kundennummer")),
                        Map.entry("allianzpartnernummer", numbers.getProperty("allianzpartnernummer")),
                        Map.entry("baseUrl", address.toString()),
                        Map.entry("batchSize", 10),
                        Map.entry("minUploadIntervalSeconds", 1),
                        Map.entry("firstPollSeconds", look),
                        Map.entry("pollIntervalSeconds", look),
                        Map.entry("resendAfterSeconds", 20))));
    }

    /** A second channel, three weeks into its set-up; what a person ticks since then stays. */
    private static void beginSetup(ConfigurationAdmin configurations, LocalDate today) throws IOException {
        Configuration second = configurations.getFactoryConfiguration(CHANNEL_PID, "second", "?");
        if (second.getProperties() == null) {
            second.update(FrameworkUtil.asDictionary(Map.of(
                    "aushang.channel.id",
                    "demo-second",
                    Schema.NOTE + "setup.registered",
                    today.minusDays(21).toString(),
                    Schema.NOTE + "setup.supervised",
                    today.minusDays(20).toString(),
                    Schema.NOTE + "setup.requested",
                    today.minusDays(9).toString())));
        }
    }

    @Override
    public void changed(PublicationStatus status) {
        if (status.ref().channel().equals(CHANNEL)) {
            results.write(statuses());
        }
    }
}
