package org.aushang.connector.arbeitsagentur.internal.file;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Submission;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.connector.arbeitsagentur.internal.translate.Reference;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.connector.arbeitsagentur.internal.translate.Translations;
import org.aushang.hrbaxml.Header;
import org.aushang.hrbaxml.PostingFileWriter;
import org.aushang.hrbaxml.SchemaCheck;
import org.aushang.hrbaxml.Violation;

/** Builds the upload file of a submission, and refuses one that violates the schema. */
public final class UploadFileBuilder {

    /** What one deletion may add to a file, its elements included. */
    private static final int LARGEST_DELETION = 100;

    private final Settings settings;
    private final Translations translations;
    private final Optional<SchemaCheck> second;

    /** @param second the operator's own schema, asked when ours has nothing to say */
    public UploadFileBuilder(Settings settings, Translations translations, Optional<SchemaCheck> second) {
        this.settings = settings;
        this.translations = translations;
        this.second = second;
    }

    /** A file that may leave, or why it may not. */
    public sealed interface UploadFile {

        /** May leave. */
        final class Built implements UploadFile {

            private final FileName name;
            private final byte[] content;

            Built(FileName name, byte[] content) {
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
        record Invalid(List<Finding> findings) implements UploadFile {

            public Invalid {
                findings = List.copyOf(findings);
            }
        }

        /**
         * Too much for one file.
         *
         * @param fits how many of the first orders are not
         */
        record TooLarge(int fits) implements UploadFile {}
    }

    /** @param sendTime by the BA's clock */
    public UploadFile build(Submission submission, LocalDateTime sendTime, Clock clock) {
        Map<String, PublicationId> publications = new HashMap<>();
        submission.orders().forEach(order -> publications.put(reference(order), order.publication()));
        Drawn drawn = draw(submission, clock);
        if (drawn.fits() == 0) {
            return new UploadFile.Invalid(List.of(
                    Texts.rule("size", "ba.size", "", settings.document().largest())
                            .publication(submission.orders().get(0).publication())
                            .build()));
        }
        if (drawn.fits() < submission.orders().size()) {
            return new UploadFile.TooLarge(drawn.fits());
        }
        List<Finding> findings = findings("ba.schema", drawn.violations(), publications);
        byte[] content = drawn.out().toByteArray();
        if (findings.isEmpty() && second.isPresent()) {
            findings = findings("ba.schema.second", second.get().violations(content), publications);
        }
        return findings.isEmpty()
                ? new UploadFile.Built(FileName.of(settings.partner().supplierId(), sendTime), content)
                : new UploadFile.Invalid(findings);
    }

    private String reference(Order order) {
        return new Reference(settings.partner().allianzpartnernummer(), order.publication()).value();
    }

    /** The file's content, whether it may leave or not. */
    public byte[] preview(Submission submission, Clock clock) {
        return draw(submission, clock).out().toByteArray();
    }

    /** A file, how many of the orders are in it before it became too large, and what the schema says to it. */
    private record Drawn(ByteArrayOutputStream out, int fits, List<Violation> violations) {}

    private Drawn draw(Submission submission, Clock clock) {
        List<Order> orders = submission.orders();
        OffsetDateTime timestamp =
                OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.SECONDS), Translation.BERLIN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Header header = new Header(settings.partner().supplierId(), timestamp, orders.size());
        PostingFileWriter writer =
                new PostingFileWriter(out, header, settings.document().generation());
        int fits = 0;
        for (Order order : orders) {
            if (order instanceof Order.Publish publish) {
                writer.posting(translations
                        .forUpload(order.publication(), publish.posting(), publish.known(), clock)
                        .document());
                writer.flush();
            }
            // Deletions stand at the end; they are counted as they come.
            if (out.size() + (fits + 1) * LARGEST_DELETION > settings.document().largest()) {
                return new Drawn(out, fits, List.of());
            }
            fits++;
        }
        orders.stream().filter(Order.Withdraw.class::isInstance).forEach(order -> writer.deletion(reference(order)));
        writer.close();
        return new Drawn(out, fits, writer.violations());
    }

    /** Names the element, the posting and the value. */
    private static List<Finding> findings(
            String code, List<Violation> violations, Map<String, PublicationId> publications) {
        Map<String, Finding> first = new HashMap<>();
        for (Violation violation : violations) {
            first.computeIfAbsent(violation.reference(), reference -> Texts.MESSAGES
                    .finding(code, violation.path(), violation.value(), reference)
                    .raw(violation.message())
                    .publication(publications.get(reference))
                    .build());
        }
        return List.copyOf(first.values());
    }
}
