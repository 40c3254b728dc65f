package org.aushang.connector.arbeitsagentur.internal.envelope;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.PublicationId;
import org.aushang.api.spi.Order;
import org.aushang.api.spi.Submission;
import org.aushang.connector.arbeitsagentur.internal.Settings;
import org.aushang.connector.arbeitsagentur.internal.Texts;
import org.aushang.connector.arbeitsagentur.internal.translate.Reference;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.hrbaxml.PostingFile;
import org.aushang.hrbaxml.PostingFileWriter;
import org.aushang.hrbaxml.SchemaCheck;
import org.aushang.hrbaxml.schema.JobPositionPostingType;

/** Puts a submission into one file and does not let it go before it keeps to the schema. */
public final class Envelope {

    private final Settings settings;
    private final Translation translation;
    private final PostingFileWriter writer = new PostingFileWriter();
    private final SchemaCheck schema = new SchemaCheck();

    public Envelope(Settings settings) {
        this.settings = settings;
        this.translation = new Translation(settings);
    }

    /** A file that may leave, or why it may not. */
    public sealed interface Sealed {

        /** May leave. */
        final class Ready implements Sealed {

            private final FileName name;
            private final byte[] content;

            Ready(FileName name, byte[] content) {
                this.name = name;
                this.content = content;
            }

            public FileName name() {
                return name;
            }

            public byte[] content() {
                return content.clone();
            }
        }

        /**
         * May not leave: our own mistake, and the BA would refuse the whole file for it.
         *
         * @param findings one for each broken record
         */
        record Broken(List<Finding> findings) implements Sealed {

            public Broken {
                findings = List.copyOf(findings);
            }
        }
    }

    /** @param sendTime by the BA's clock */
    public Sealed seal(Submission submission, LocalDateTime sendTime, Clock clock) {
        byte[] content = draw(submission, clock);
        Map<String, PublicationId> publications = new HashMap<>();
        submission.orders().forEach(order -> publications.put(reference(order), order.publication()));
        List<Finding> findings = findings(schema.violations(content), publications);
        return findings.isEmpty()
                ? new Sealed.Ready(FileName.of(settings.partner().supplierId(), sendTime), content)
                : new Sealed.Broken(findings);
    }

    private String reference(Order order) {
        return new Reference(settings.partner().allianzpartnernummer(), order.publication()).value();
    }

    /** The file's content, whether it may leave or not. */
    public byte[] draw(Submission submission, Clock clock) {
        List<JobPositionPostingType> postings = new ArrayList<>();
        List<String> deletions = new ArrayList<>();
        for (Order order : submission.orders()) {
            if (order instanceof Order.Advertise advertise) {
                postings.add(translation
                        .translate(order.publication(), advertise.posting(), advertise.known(), clock)
                        .document());
            } else {
                deletions.add(reference(order));
            }
        }
        OffsetDateTime timestamp =
                OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.SECONDS), Translation.BERLIN);
        return writer.write(new PostingFile(settings.partner().supplierId(), timestamp, postings, deletions));
    }

    /** The first violation of each record: one missing element has many echoes. */
    private static List<Finding> findings(
            List<SchemaCheck.Violation> violations, Map<String, PublicationId> publications) {
        Map<String, Finding> first = new HashMap<>();
        for (SchemaCheck.Violation violation : violations) {
            first.computeIfAbsent(violation.reference(), reference -> Texts.said(
                            "ba.schema",
                            "ba.schema",
                            Actor.OPERATOR,
                            Remedy.FIX_PLATFORM,
                            Severity.ERROR,
                            violation.message(),
                            violation.path())
                    .toBuilder()
                    .publication(publications.get(reference))
                    .build());
        }
        return List.copyOf(first.values());
    }
}
