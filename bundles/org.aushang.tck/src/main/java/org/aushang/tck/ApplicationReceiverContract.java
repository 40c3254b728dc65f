package org.aushang.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.Application.Origin;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.Candidate;
import org.aushang.api.applications.Consent;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.applications.ReceiveResult.Kind;
import org.aushang.api.model.Field;
import org.aushang.api.model.PublicationRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link ApplicationReceiver} has to hold. A host extends it and says how to reach its receiver; the applications are as
 * real ones are at their edges.
 */
@Timeout(180)
public abstract class ApplicationReceiverContract {

    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** The receiver; the same in one test, over the same storage. */
    protected abstract ApplicationReceiver receiver();

    /** A receiver over the same storage, as after a restart. */
    protected abstract ApplicationReceiver restarted();

    /** A job that the host has. */
    protected abstract PublicationRef job();

    /** A job that the host does not have; the same as {@link #job()} if it takes applications for any. */
    protected abstract PublicationRef absentJob();

    /** How many applications the host has stored in this test. */
    protected abstract int stored() throws Exception;

    private static Application.Builder application(PublicationRef job) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return Application.builder(new ApplicationId(id), Origin.MAIL, Instant.now())
                .publication(job)
                .candidate(Candidate.builder()
                        .formattedName("Erika Müster-Çelik")
                        .email("erika@example.org")
                        .build())
                .message("Guten Tag,\n\nich bewerbe mich.");
    }

    private static Attachment file(String name) {
        return Attachment.builder(name, () -> new ByteArrayInputStream(PDF))
                .type("application/pdf")
                .size(PDF.length)
                .build();
    }

    @Test
    public void rule_1_it_accepts_with_a_reference_and_stores_once() throws Exception {
        ReceiveResult result = receiver().receive(application(job()).build());

        assertThat(result.kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(result.hostReference()).as("the host's own id").isNotBlank().hasSizeLessThanOrEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    public void rule_2_the_same_id_again_is_known_by_the_same_reference() throws Exception {
        Application application = application(job()).build();
        ReceiveResult first = receiver().receive(application);

        ReceiveResult again = receiver().receive(application);
        ReceiveResult afterRestart = restarted().receive(application);

        assertThat(List.of(again.kind(), afterRestart.kind())).containsOnly(Kind.ALREADY_RECEIVED);
        assertThat(List.of(again.hostReference(), afterRestart.hostReference())).containsOnly(first.hostReference());
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    public void rule_3_two_of_one_person_are_two() throws Exception {
        receiver().receive(application(job()).build());
        receiver().receive(application(job()).build());

        assertThat(stored()).isEqualTo(2);
    }

    @Test
    public void rule_4_it_takes_several_at_once() throws Exception {
        ApplicationReceiver receiver = receiver();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<ReceiveResult>> results = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Application application =
                        application(job()).attachments(List.of(file("cv.pdf"))).build();
                results.add(threads.submit(() -> receiver.receive(application)));
            }
            Set<String> references = new java.util.HashSet<>();
            for (Future<ReceiveResult> result : results) {
                references.add(result.get(LONGEST.toSeconds(), TimeUnit.SECONDS).hostReference());
            }
            assertThat(references).hasSize(20);
            assertThat(stored()).isEqualTo(20);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void rule_5_a_job_that_it_does_not_have_is_said_and_not_thrown() throws Exception {
        if (absentJob().equals(job())) {
            abort("the host takes applications for any job");
        }
        ReceiveResult result = receiver().receive(application(absentJob()).build());

        assertThat(result.kind()).isIn(Kind.UNKNOWN_JOB, Kind.DECLINED);
        assertThat(stored()).isZero();
    }

    @Test
    public void rule_6_it_bears_what_candidates_leave_out() throws Exception {
        Application bare = application(job())
                .candidate(Candidate.UNKNOWN)
                .message("")
                .attachments(List.of())
                .build();

        assertThat(receiver().receive(bare).kind()).isIn(Kind.ACCEPTED, Kind.DECLINED);
    }

    @Test
    public void rule_7_it_bears_files_with_one_name_and_empty_ones() throws Exception {
        Attachment empty = Attachment.builder("cv.pdf", () -> new ByteArrayInputStream(new byte[0]))
                .build();
        Application application = application(job())
                .attachments(List.of(file("cv.pdf"), file("cv.pdf"), empty))
                .consents(List.of(new Consent("Ich stimme zu.", "1", Instant.now())))
                .build();

        assertThat(receiver().receive(application).kind()).isEqualTo(Kind.ACCEPTED);
    }

    @Test
    public void rule_8_a_file_that_cannot_be_read_is_tried_again_later_and_leaves_nothing_half_done() throws Exception {
        Attachment broken = Attachment.builder("cv.pdf", () -> {
                    throw new java.io.IOException("erased");
                })
                .build();
        Application application =
                application(job()).attachments(List.of(file("a.pdf"), broken)).build();

        ReceiveResult result = receiver().receive(application);

        assertThat(result.kind()).isEqualTo(Kind.RETRY_LATER);
        assertThat(stored()).isZero();
    }

    @Test
    public void rule_9_its_questions_can_be_asked() {
        List<Field> questions =
                receiver().questions(job().channel(), job().job()).fields();

        assertThat(questions).hasSizeLessThanOrEqualTo(20);
        assertThat(questions.stream().map(Field::name).collect(Collectors.toSet()))
                .as("names")
                .hasSameSizeAs(questions);
        assertThat(questions)
                .extracting(Field::type)
                .isSubsetOf(
                        Field.Type.TEXT,
                        Field.Type.MULTI_LINE,
                        Field.Type.WHOLE_NUMBER,
                        Field.Type.CHOICE,
                        Field.Type.SWITCH);
    }
}
