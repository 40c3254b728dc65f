package org.aushang.connector.arbeitsagentur.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.connector.arbeitsagentur.internal.Samples.CLOCK;
import static org.aushang.connector.arbeitsagentur.internal.Samples.ID;
import static org.aushang.connector.arbeitsagentur.internal.Samples.SETTINGS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.aushang.api.model.Field;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.SmallCatalogue;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.aushang.connector.arbeitsagentur.internal.place.Places;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.connector.arbeitsagentur.internal.translate.Translations;
import org.aushang.hrbaxml.Header;
import org.aushang.hrbaxml.PostingFileReader;
import org.aushang.hrbaxml.PostingFileWriter;
import org.aushang.hrbaxml.SchemaCheck;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.hrbaxml.Violation;
import org.aushang.hrbaxml.schema.JobPositionPostingType;

/** What must hold for every posting that a host can think of. */
@Tag("slow")
class PropertiesTest {

    private static final Header HEADER = new Header("V999999900", OffsetDateTime.parse("2026-11-22T09:30:00+01:00"), 1);
    private static final SchemaCheck SECOND_OPINION = SchemaCheck.of(SchemaRelease.P82);
    private static final Sources SOURCES = new Sources(SmallCatalogue.standard().read(), Places.NONE, Set.of());

    private final Check check = new Check(SETTINGS, new Translations(SETTINGS));
    private final Corrections corrections = new Corrections(SOURCES);
    private final Translation translation = new Translation(SETTINGS);

    @Provide
    static Arbitrary<JobPosting> postings() {
        return Arbitraries.longs().map(seed -> new AnyPosting(seed).posting());
    }

    private record Written(String text, List<Violation> violations) {}

    private static Written write(JobPositionPostingType record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PostingFileWriter writer = new PostingFileWriter(out, HEADER, SchemaRelease.P82);
        writer.posting(record);
        writer.close();
        return new Written(out.toString(StandardCharsets.UTF_8), writer.violations());
    }

    private static JobPositionPostingType read(String text) throws Exception {
        List<JobPositionPostingType> found = new ArrayList<>();
        new PostingFileReader()
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new PostingFileReader.Visitor() {
                    @Override
                    public void header(Header header) {}

                    @Override
                    public void posting(JobPositionPostingType posting) {
                        found.add(posting);
                    }

                    @Override
                    public void deletion(String reference) {}
                });
        return found.get(0);
    }

    @Property(tries = 2000)
    void what_passes_the_check_keeps_to_the_schema(@ForAll("postings") JobPosting any) {
        JobPosting posting = corrections.applied(any);
        boolean passes = corrections.errors(posting).isEmpty();
        Statistics.label("passes").collect(passes).coverage(coverage -> coverage.check(true)
                .percentage(share -> share > 20));
        if (!passes) {
            return;
        }

        Written written = write(translation.translate(ID, posting, false, CLOCK).document());

        assertThat(written.violations()).isEmpty();
        assertThat(SECOND_OPINION.violations(written.text().getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Property(tries = 1000)
    void what_is_written_is_read_back_the_same(@ForAll("postings") JobPosting any) throws Exception {
        JobPositionPostingType record =
                translation.translate(ID, any, false, CLOCK).document();
        String text = write(record).text();

        JobPositionPostingType again = read(text);

        assertThat(write(again).text()).isEqualTo(text);
        assertThat(again.getJobPositionInformation().getObjective())
                .isEqualTo(record.getJobPositionInformation().getObjective());
    }

    @Property(tries = 1000)
    void a_value_that_no_form_would_take_is_found_at_its_field(
            @ForAll("postings") JobPosting any, @ForAll("fields") Field field, @ForAll("nonsense") String nonsense) {
        JobPosting broken = any.toBuilder().extension(field.name(), nonsense).build();

        assertThat(corrections.errors(broken))
                .anySatisfy(finding -> assertThat(finding.target()).isEqualTo(field.name()));
    }

    /** Text is never nonsense. */
    @Provide
    static Arbitrary<Field> fields() {
        return Arbitraries.of(PostingSchema.SCHEMA.fields().stream()
                .filter(field -> field.pattern().isPresent()
                        || !Set.of(Field.Type.TEXT, Field.Type.MULTI_LINE, Field.Type.EMAIL)
                                .contains(field.type()))
                .toList());
    }

    @Provide
    static Arbitrary<String> nonsense() {
        return Arbitraries.of("?", "-1", "2026-13-45", "ja und nein", "99999999999", "1,2,3", ":", "\u0000", "1:2:3");
    }

    /** The check takes whatever comes. */
    @Property(tries = 500)
    void no_posting_makes_the_check_throw(@ForAll String text, @ForAll("fields") Field field) {
        JobPosting posting = JobPosting.builder("job-1")
                .title(text)
                .description(text)
                .extension(field.name(), text, text)
                .build();

        assertThat(check.findings(posting, Optional.of(posting), SOURCES, CLOCK))
                .isNotEmpty();
    }
}
