package org.aushang.connector.jobroom.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.simulator.jobroom.internal.JobRoomSimulator;

/** A simulated Job-Room with channels to it. */
public final class SimulatedJobRoom implements AutoCloseable {

    public static final String PASSWORD = "canary-7788";

    private final JobRoomSimulator simulator;

    public SimulatedJobRoom(Clock clock) throws IOException {
        simulator = JobRoomSimulator.start(0, PASSWORD, Duration.ofHours(6), clock);
    }

    public JobRoomSimulator simulator() {
        return simulator;
    }

    /** @param path below which the simulator misbehaves; empty: it does not */
    public Map<String, Object> form(String path) {
        Map<String, Object> form = new HashMap<>(form());
        form.put("baseUrl", simulator.at(path).toString());
        form.put("trustedCertificates", simulator.certificate());
        return form;
    }

    public JobRoomPublisher channel() {
        return channel(form(""));
    }

    public static JobRoomPublisher channel(Map<String, Object> form) {
        return new JobRoomPublisher(form, null);
    }

    /** Complete, for the real Job-Room. */
    public static Map<String, Object> form() {
        return Map.ofEntries(
                Map.entry("aushang.channel.id", "kit"),
                Map.entry("user", JobRoomSimulator.USER),
                Map.entry(".password", PASSWORD),
                Map.entry("company", "Gärten AG"),
                Map.entry("street", "Seestrasse"),
                Map.entry("houseNumber", "1a"),
                Map.entry("postalCode", "8001"),
                Map.entry("city", "Zürich"),
                Map.entry("contactSalutation", "MS"),
                Map.entry("contactFirstName", "Eva"),
                Map.entry("contactLastName", "Gross"),
                Map.entry("contactPhone", "058 123 45 67"),
                Map.entry("contactEmail", "eva@gardens.example"));
    }

    /** One that Job-Room takes. */
    public static JobPosting.Builder posting(String identifier, String title) {
        return JobPosting.builder(identifier)
                .title(title)
                .description(
                        "Sie pflegen die Gärten der Stadt und arbeiten bei jedem Wetter mit einem Team, das sich freut.\n\n"
                                + "- pflanzen\n- giessen")
                .hiringOrganization(Organization.builder("Gärten AG")
                        .url("https://gardens.example")
                        .build())
                .jobLocations(List.of(PostalAddress.builder()
                        .postalCode("8001")
                        .addressLocality("Zürich")
                        .addressCountry("CH")
                        .build()))
                .applicationContact(ContactPoint.builder()
                        .honorificPrefix("Frau")
                        .givenName("Eva")
                        .familyName("Gross")
                        .email("jobs@gardens.example")
                        .telephone("+41 58 123 45 67")
                        .url("https://gardens.example/apply")
                        .build())
                .extension("jobroom:avamOccupationCode", "11101");
    }

    @Override
    public void close() {
        simulator.close();
    }
}
