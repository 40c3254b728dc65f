package com.example.ats;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationLinks;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationRef;
import org.aushang.embedded.AushangRuntime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An ATS with Spring Boot that publishes its jobs with the BA and gets the applications. */
@SpringBootApplication
public class Ats {

    public static void main(String[] arguments) {
        SpringApplication.run(Ats.class, arguments);
    }

    /** Where applications arrive: a real ATS stores each in its database before it answers. */
    @Bean
    Map<String, String> received() {
        return new ConcurrentHashMap<>();
    }

    @Bean
    ApplicationReceiver receiver(Map<String, String> received) {
        return (Application application) -> received.put(
                                application.id().value(), application.candidate().formattedName())
                        == null
                ? ReceiveResult.accepted("ATS-" + application.id().reference())
                : ReceiveResult.alreadyReceived("ATS-" + application.id().reference());
    }

    @Bean(destroyMethod = "close")
    AushangRuntime aushang(
            @Value("${ats.home}") Path home, @Value("${ats.apply-port}") int port, ApplicationReceiver receiver) {
        AushangRuntime aushang =
                AushangRuntime.builder(home).http("127.0.0.1", port).start();
        aushang.register(ApplicationReceiver.class, receiver, Map.of());
        aushang.configure(
                "org.aushang.applications",
                Map.of(
                        "publicUrl", "https://jobs.example.com",
                        "privacyUrl", "https://example.com/privacy",
                        "consent", "Ich bin einverstanden, dass meine Angaben verarbeitet werden."));
        return aushang;
    }

    /** A job as this ATS knows it. */
    record Job(
            String title, String description, String employer, String postalCode, String city, String occupation) {}

    /** What its recruiters see. */
    record Shown(String state, String sentence, List<String> findings, String apply) {}

    @RestController
    record Jobs(AushangRuntime aushang, Map<String, String> received) {

        private static final ChannelId BA = new ChannelId("ba");

        /** What the BA mailed, by the names of the fields that {@code administration().boards()} lists. */
        @PutMapping("/settings")
        List<String> settings(@RequestBody Map<String, String> settings) {
            return texts(aushang.administration()
                    .configure(BA, "arbeitsagentur", settings)
                    .findings());
        }

        @PutMapping("/jobs/{id}")
        Shown publish(@PathVariable("id") String id, @RequestBody Job job) {
            return shown(aushang.publications()
                    .publish(
                            BA,
                            JobPosting.builder(id)
                                    .title(job.title())
                                    .description(job.description())
                                    .hiringOrganization(Organization.builder(job.employer()).build())
                                    .jobLocations(List.of(PostalAddress.builder()
                                            .postalCode(job.postalCode())
                                            .addressLocality(job.city())
                                            .addressCountry("DE")
                                            .build()))
                                    .extension("arbeitsagentur:titleCode", job.occupation())
                                    .build()));
        }

        @GetMapping("/jobs/{id}")
        ResponseEntity<Shown> show(@PathVariable("id") String id) {
            Optional<PublicationStatus> status = aushang.publications().status(PublicationRef.of(BA.value(), id));
            return ResponseEntity.of(status.map(this::shown));
        }

        @GetMapping("/applications")
        Map<String, String> applications() {
            return received;
        }

        private Shown shown(PublicationStatus status) {
            String link = aushang.service(ApplicationLinks.class)
                    .token(status.ref())
                    .map("https://jobs.example.com/aushang/apply/"::concat)
                    .orElse("");
            return new Shown(status.state().name(), status.sentence().german(), texts(status.findings()), link);
        }

        private static List<String> texts(List<Finding> findings) {
            return findings.stream()
                    .map(finding -> finding.message().german() + " " + finding.nextStep().german())
                    .toList();
        }
    }
}
