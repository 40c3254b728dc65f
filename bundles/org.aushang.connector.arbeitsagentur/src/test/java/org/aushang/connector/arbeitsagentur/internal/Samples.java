package org.aushang.connector.arbeitsagentur.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aushang.api.connector.Artifact;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Limits;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.occupation.Catalogues;
import org.aushang.connector.arbeitsagentur.internal.online.Online;
import org.aushang.connector.arbeitsagentur.internal.place.PlaceTables;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.transport.Gateway;

/** A sound posting and sound settings; each test bends what it is about. */
public final class Samples {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:30:00.5Z"), ZoneOffset.UTC);
    public static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    public static final PublicationId ID = new PublicationId("A1B2C3");

    public static final Settings SETTINGS = new Settings(
            new ChannelId("ba"),
            true,
            new Settings.Partner("V999999900", "A000A00001", "99999", Settings.Answer.UNKNOWN, Set.of()),
            new Gateway(
                    URI.create("https://localhost/"),
                    true,
                    List.of(),
                    null,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1)),
            Limits.DEFAULT,
            Duration.ZERO,
            new Settings.Document(60, 10_000_000, SchemaRelease.P82, null, false),
            Settings.DataFolders.NONE,
            List.of());

    private Samples() {}

    /** What a node knows that has no core beside it. */
    public static ReferenceData referenceData() {
        return new ReferenceData(new Catalogues(), new PlaceTables(), Online.of(null));
    }

    public static JobPosting.Builder posting() {
        return JobPosting.builder("job-1")
                .title("Softwareentwickler Java (m/w/d)")
                .description("Sie entwickeln unsere Abrechnung weiter.\n\n- Entwurf\n- Umsetzung")
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
                .extension(Extensions.TITLE_CODE, "15260");
    }

    public static Submission submission(Order... orders) {
        return Submission.of(new SubmissionId("S1"), List.of(orders));
    }

    /** Records what was stored, and can be cancelled. */
    public static final class Context implements SubmitContext, CollectContext {

        public final Map<String, byte[]> stored = new LinkedHashMap<>();
        public final List<String> lines = new ArrayList<>();
        public final Map<PublicationId, JobPosting> sent = new HashMap<>();
        public final List<String> facts = new ArrayList<>();
        public boolean cancelled;
        private final Map<Class<?>, AutoCloseable> shared = new HashMap<>();

        /** For a check after what was learned. */
        public CheckContext checking() {
            return new CheckContext() {
                @Override
                public Clock clock() {
                    return CLOCK;
                }

                @Override
                public Optional<JobPosting> online() {
                    return Optional.empty();
                }

                @Override
                public Set<String> facts(String topic) {
                    return facts.stream()
                            .filter(fact -> fact.startsWith(topic + " "))
                            .map(fact -> fact.substring(topic.length() + 1))
                            .collect(Collectors.toSet());
                }
            };
        }

        @Override
        public LocalDateTime sendTime() {
            return LocalDateTime.parse("2026-11-22T09:30:00");
        }

        @Override
        public void store(String name, byte[] content) {
            stored.put(name, content);
        }

        @Override
        public void store(SubmissionId submission, String name, byte[] content) {
            stored.put(name, content);
        }

        @Override
        public List<Artifact> artifacts(SubmissionId submission, Predicate<String> names) {
            return stored.keySet().stream()
                    .filter(names)
                    .<Artifact>map(name -> new Copy(
                            name, new String(stored.getOrDefault(name, new byte[0]), StandardCharsets.ISO_8859_1)))
                    .toList();
        }

        /** @param content a character for each byte */
        private record Copy(String name, String content) implements Artifact {

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        @Override
        public <T extends AutoCloseable> T shared(Class<T> type, Supplier<T> made) {
            return type.cast(shared.computeIfAbsent(type, key -> made.get()));
        }

        /** The pass is over. */
        public void end() throws Exception {
            for (AutoCloseable one : shared.values()) {
                one.close();
            }
            shared.clear();
        }

        @Override
        public Optional<byte[]> secret(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<JobPosting> sent(SubmissionId submission, PublicationId publication) {
            return Optional.ofNullable(sent.get(publication));
        }

        @Override
        public void recordFact(String topic, String fact) {
            facts.add(topic + " " + fact);
        }

        @Override
        public Clock clock() {
            return CLOCK;
        }

        @Override
        public Instant deadline() {
            return CLOCK.instant().plusSeconds(60);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void log(String line) {
            lines.add(line);
        }
    }
}
