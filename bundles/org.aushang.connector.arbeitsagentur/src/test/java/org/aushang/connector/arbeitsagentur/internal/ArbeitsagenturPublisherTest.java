package org.aushang.connector.arbeitsagentur.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.connector.arbeitsagentur.internal.Samples.CLOCK;
import static org.aushang.connector.arbeitsagentur.internal.Samples.ID;
import static org.aushang.connector.arbeitsagentur.internal.Samples.SETTINGS;
import static org.aushang.connector.arbeitsagentur.internal.Samples.posting;
import static org.aushang.connector.arbeitsagentur.internal.Samples.submission;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.aushang.api.connector.Attempt;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Reconciliation;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.credentials.Credential;
import org.aushang.credentials.Problem;
import org.aushang.transport.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArbeitsagenturPublisherTest {

    private static final String FILE = "DSV999999900_2026-11-22_09-30-00.xml";
    private static final String REPORT = "ESV999999900_2026-11-22_09-30-00.xml";

    private final Script gateway = new Script();
    private final Samples.Context context = new Samples.Context();
    private final ArbeitsagenturPublisher publisher = publisher(TestCredential.of("HRBAXML_Test_Nutzer"));

    private ArbeitsagenturPublisher publisher(Credential credential) {
        return new ArbeitsagenturPublisher(
                SETTINGS, credential, (where, who) -> gateway, Samples.referenceData(), CLOCK);
    }

    private static Submission publish() {
        return submission(Order.publish(ID, posting().build(), false));
    }

    private Finding deferred(SubmitResult handover) {
        assertThat(handover.kind()).isEqualTo(SubmitResult.Kind.DEFERRED);
        return handover.findings().get(0);
    }

    @Test
    void looks_first_then_uploads_and_keeps_what_left() {
        gateway.listing().page(200, "<title>SUCCESS</title>Die Übermittlung war erfolgreich");

        SubmitResult handover = publisher.submit(publish(), context);

        assertThat(handover).isEqualTo(SubmitResult.delivered(Receipt.of(publish(), FILE, CLOCK.instant())));
        assertThat(gateway.asked)
                .containsExactly("GET daten/V999999900/", "POST daten/V999999900/in/upload.php upload=" + FILE);
        assertThat(new String(context.stored.get(FILE), StandardCharsets.UTF_8))
                .contains("<JobPositionPostingId>99999-A1B2C3-S</JobPositionPostingId>");
    }

    @Test
    void one_conversation_lasts_for_a_pass() throws Exception {
        gateway.listing().listing().page(200, "<title>SUCCESS</title>Die Übermittlung war erfolgreich");

        publisher.collectVerdicts(List.of(), context);
        publisher.submit(publish(), context);
        context.end();

        assertThat(gateway.asked)
                .containsExactly(
                        "GET daten/V999999900/",
                        "GET daten/V999999900/",
                        "POST daten/V999999900/in/upload.php upload=" + FILE,
                        "close");
    }

    @Test
    void a_refused_certificate_shows_before_anything_leaves() {
        gateway.answer(new Reply.NotSent(Reply.Fault.CLIENT_CERTIFICATE_REFUSED, "bad_certificate"));

        assertThat(deferred(publisher.submit(publish(), context)).code()).isEqualTo("ba.connection.certificate");
        assertThat(gateway.asked).noneMatch(call -> call.startsWith("POST"));
    }

    @Test
    void a_login_page_instead_of_the_listing_defers() {
        gateway.page(200, "<title>Anmeldung</title><input type=password>")
                .page(200, "<title>Anmeldung</title><input type=password>");

        assertThat(deferred(publisher.submit(publish(), context)).code()).isEqualTo("ba.connection.login");
    }

    @Test
    void the_error_page_means_that_nothing_arrived() {
        gateway.listing().page(500, "<title>ERROR</title>Fehler in der Übertragung: kein XML");

        assertThat(deferred(publisher.submit(publish(), context)).raw()).contains("kein XML");
    }

    @Test
    void a_lost_answer_is_unknown_and_so_is_a_page_nobody_knows() {
        gateway.listing().answer(new Reply.Lost(Reply.Fault.CONNECTION_LOST, "reset"));
        assertThat(publisher.submit(publish(), context).kind()).isEqualTo(SubmitResult.Kind.IN_DOUBT);

        gateway.listing().page(503, "<title>Wartung</title>");
        assertThat(publisher.submit(publish(), context).kind()).isEqualTo(SubmitResult.Kind.IN_DOUBT);
    }

    @Test
    void stops_before_the_upload_when_the_host_stops() {
        gateway.listing();
        context.cancelled = true;

        assertThat(deferred(publisher.submit(publish(), context)).code()).isEqualTo("ba.connection.stopped");
    }

    @Test
    void what_would_break_the_schema_does_not_leave() {
        Submission broken = submission(Order.publish(
                ID, posting().extension(Extensions.TITLE_CODE, "x").build(), false));

        SubmitResult refused = publisher.submit(broken, context);

        assertThat(refused.kind()).isEqualTo(SubmitResult.Kind.REFUSED);
        assertThat(refused.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.publication()).contains(ID);
            assertThat(finding.message().german()).contains("TitleCode");
        });
        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void fetches_each_report_and_keeps_its_bytes() {
        gateway.listing("other.xml", REPORT, "ESV999999900_2026-11-22_09-30-00_2.xml")
                .file("<Log><ErrorInformation/></Log>")
                .file("<Log><ErrorInformation/></Log>");

        List<Verdict> verdicts =
                publisher.collectVerdicts(List.of(Receipt.of(publish(), FILE, Instant.EPOCH)), context);

        assertThat(verdicts).singleElement().satisfies(verdict -> {
            assertThat(verdict.decision()).isEqualTo(Verdict.Decision.ACCEPTED);
            assertThat(verdict.evidence()).contains(REPORT, "sha256:");
        });
        assertThat(context.stored).hasSize(2);
    }

    @Test
    void a_place_that_the_board_does_not_know_is_learned_and_found_in_the_next_posting() {
        context.sent.put(ID, posting().build());
        gateway.listing(REPORT)
                .file(
                        "<Log><ErrorMessage><ErrorCode>FLR_JCValid_033</ErrorCode><ReferenceId>99999-A1B2C3-S</ReferenceId>"
                                + "<AdditionalInformation>nicht bekannt</AdditionalInformation></ErrorMessage></Log>");

        publisher.collectVerdicts(List.of(Receipt.of(publish(), FILE, Instant.EPOCH)), context);

        assertThat(context.facts).containsExactly("refused-places de|berlin|10117|berlin");
        assertThat(publisher.check(posting().title("Köchin (m/w/d)").build(), context.checking()))
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("ba.033");
                    assertThat(finding.isError()).isTrue();
                });
    }

    @Test
    void what_is_too_large_for_one_file_goes_in_two_and_nothing_leaves_before() {
        Submission large = submission(IntStream.range(0, 3_000)
                .mapToObj(i -> Order.publish(
                        new PublicationId("A" + i),
                        posting().description("Gärten pflegen. ".repeat(240)).build(),
                        false))
                .toArray(Order[]::new));

        assertThat(publisher.submit(large, context).fits()).isBetween(1_000, 2_999);
        assertThat(gateway.asked).isEmpty();
        assertThat(context.stored).isEmpty();
    }

    @Test
    void no_report_is_no_verdict() {
        gateway.listing("ESV999999900_2026-11-22_09-30-01.xml");

        assertThat(publisher.collectVerdicts(List.of(Receipt.of(publish(), FILE, Instant.EPOCH)), context))
                .isEmpty();
    }

    @Test
    void an_unreachable_listing_is_said_on_every_open_publication() {
        gateway.answer(new Reply.NotSent(Reply.Fault.CONNECTION_REFUSED, "refused"));

        assertThat(publisher.collectVerdicts(List.of(Receipt.of(publish(), FILE, Instant.EPOCH)), context))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.decision()).isEqualTo(Verdict.Decision.STILL_UNKNOWN);
                    assertThat(verdict.findings()).extracting(Finding::code).containsExactly("ba.connection.connect");
                });
    }

    @Test
    void a_report_with_its_name_proves_that_a_lost_upload_arrived() {
        Attempt attempt = Attempt.of(publish(), LocalDateTime.parse("2026-11-22T09:30:00"), Instant.EPOCH);
        gateway.listing(REPORT).listing();

        assertThat(publisher.reconcile(attempt, context).kind()).isEqualTo(Reconciliation.Kind.ARRIVED);
        assertThat(publisher.reconcile(attempt, context).kind()).isEqualTo(Reconciliation.Kind.STILL_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void every_problem_with_the_certificate_has_its_sentence_and_defers(Problem problem) {
        ArbeitsagenturPublisher barred = publisher(TestCredential.unusable(problem, "2026-11-03"));

        assertThat(barred.describe().condition()).satisfies(condition -> {
            assertThat(condition.kind()).isEqualTo(Condition.Kind.MISCONFIGURED);
            assertThat(condition.findings()).singleElement().satisfies(finding -> assertThat(finding.actor())
                    .isEqualTo(Finding.Actor.ADMIN));
        });
        assertThat(deferred(barred.submit(publish(), context)).code()).startsWith("certificate.");
        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void an_empty_configuration_is_a_channel_that_says_what_is_missing() {
        Settings settings = Settings.read(Map.of());

        assertThat(settings.channel().value()).isEqualTo(Settings.UNNAMED);
        assertThat(settings.findings())
                .extracting(Finding::target)
                .containsExactly("channel.aushang.channel.id", "channel.supplierId", "channel.allianzpartnernummer");
    }
}
