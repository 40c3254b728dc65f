package org.aushang.itests.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;

/** An employer that looks for cooks, and its channel to a simulated gateway. */
final class Kitchen {

    static final ChannelId CHANNEL = new ChannelId("ba");

    private static final String PARTNER = "V999999900";

    private Kitchen() {}

    static JobPosting posting(String job) {
        return JobPosting.builder(job)
                .title("Koch (m/w/d), " + job)
                .description("Sie kochen abends für 80 Gäste und planen die Karte mit.")
                .hiringOrganization(Organization.of("Grünwerk GmbH"))
                .jobLocations(List.of(PostalAddress.builder()
                        .postalCode("24103")
                        .addressLocality("Kiel")
                        .addressCountry("DE")
                        .build()))
                .applicationContact(
                        ContactPoint.builder().email("jobs@example.com").build())
                .extension("arbeitsagentur:titleCode", "10285")
                .build();
    }

    /** @param directory of the gateway */
    static Map<String, String> settings(Path directory, URI gateway) throws IOException {
        Path partners = directory.resolve("partners");
        Properties numbers = new Properties();
        try (InputStream in = Files.newInputStream(partners.resolve(PARTNER + ".properties"))) {
            numbers.load(in);
        }
        byte[] certificate = Files.readAllBytes(partners.resolve(PARTNER + ".p12"));
        return Map.of(
                ".certificate",
                Base64.getEncoder().encodeToString(certificate),
                ".pin",
                Files.readString(partners.resolve(PARTNER + ".pin"), StandardCharsets.UTF_8)
                        .strip(),
                "supplierId",
                numbers.getProperty("supplierId"),
                "kundennummer",
                numbers.getProperty("kundennummer"),
                "allianzpartnernummer",
                numbers.getProperty("allianzpartnernummer"),
                "baseUrl",
                gateway.toString(),
                "minUploadIntervalSeconds",
                "1",
                "firstPollSeconds",
                "1",
                "pollIntervalSeconds",
                "1",
                "answerTimeoutSeconds",
                "5");
    }
}
