package org.aushang.connector.arbeitsagentur.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.connector.arbeitsagentur.internal.Samples;
import org.aushang.connector.arbeitsagentur.internal.Script;
import org.aushang.connector.arbeitsagentur.internal.deliver.FolderFixture;
import org.aushang.connector.arbeitsagentur.internal.translate.ListingPeriod;
import org.aushang.transport.Reply;
import org.junit.jupiter.api.Test;

/** How often a report is fetched, and what becomes of it then. */
class ReportReaderTest {

    private static final String REPORT = "ESV999999900_2026-11-22_09-30-00.xml";
    private static final Receipt RECEIPT = Receipt.of(
            new SubmissionId("S"),
            "DSV999999900_2026-11-22_09-30-00.xml",
            Instant.EPOCH,
            List.of(new Receipt.Entry(new PublicationId("ONE"), Aim.PUBLISH)));

    private final Script gateway = new Script();
    private final Samples.Context context = new Samples.Context();

    private List<Decision> collect(boolean tidy, String... listed) {
        return new ReportReader(FolderFixture.of(gateway, listed), tidy, new ListingPeriod(60))
                .collect(List.of(RECEIPT), "99999", context).stream()
                        .map(Verdict::decision)
                        .toList();
    }

    @Test
    void what_was_not_yet_written_to_its_end_is_fetched_again() {
        gateway.file("<Log><Error").file("<Log><ErrorInformation/></Log>");

        assertThat(collect(false, REPORT)).containsExactly(Decision.STILL_UNKNOWN);
        assertThat(collect(false, REPORT)).containsExactly(Decision.ACCEPTED);

        assertThat(gateway.asked).hasSize(2);
    }

    @Test
    void an_accepted_posting_is_shown_until_the_day_that_was_uploaded() {
        context.sent.put(
                new PublicationId("ONE"),
                Samples.posting().validThrough(LocalDate.parse("2026-12-24")).build());
        gateway.file("<Log><ErrorInformation/></Log>");

        List<Verdict> verdicts = new ReportReader(FolderFixture.of(gateway, REPORT), false, new ListingPeriod(60))
                .collect(
                        List.of(Receipt.of(
                                RECEIPT.submission(), RECEIPT.value(), Samples.CLOCK.instant(), RECEIPT.entries())),
                        "99999",
                        context);

        assertThat(verdicts).singleElement().satisfies(verdict -> assertThat(verdict.shownUntil())
                .contains(Instant.parse("2026-12-24T23:00:00Z")));
    }

    @Test
    void is_deleted_only_where_that_is_wanted_and_nothing_is_left_to_decide() {
        gateway.file("<Log><ErrorInformation/></Log>");
        collect(false, REPORT);
        context.stored.clear();
        gateway.file(" ");
        collect(true, REPORT);
        assertThat(gateway.asked).noneMatch(call -> call.startsWith("DELETE"));

        gateway.file("<Log><ErrorInformation/></Log>").page(204, "");
        assertThat(collect(true, REPORT)).containsExactly(Decision.ACCEPTED);
        assertThat(gateway.asked).last().isEqualTo("DELETE " + REPORT);
    }

    @Test
    void a_gateway_that_lets_nobody_delete_is_no_trouble() {
        gateway.file("<Log><ErrorInformation/></Log>").page(403, "");

        assertThat(collect(true, REPORT)).containsExactly(Decision.ACCEPTED);
        assertThat(context.lines).containsExactly(REPORT + " stays there");
    }

    /** The verdicts of the look before never reached the ledger. */
    @Test
    void what_was_deleted_there_is_judged_again_from_our_copy() {
        context.stored.put(REPORT, "<Log><ErrorInformation/></Log>".getBytes(StandardCharsets.UTF_8));

        assertThat(collect(true)).containsExactly(Decision.ACCEPTED);
        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void a_report_that_cannot_be_fetched_now_decides_nothing() {
        gateway.answer(new Reply.NotSent(Reply.Fault.CONNECTION_REFUSED, "refused"));

        assertThat(collect(true, REPORT)).isEmpty();
    }
}
