package org.aushang.connector.arbeitsagentur.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Receipt.Aim;
import org.aushang.api.connector.Receipt.Entry;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.hrbaxml.ErrorLog;
import org.aushang.hrbaxml.ErrorLog.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportInterpreterTest {

    private static final PublicationId ONE = new PublicationId("ONE");
    private static final PublicationId TWO = new PublicationId("TWO");

    private static List<Verdict> interpret(Aim aim, ErrorLog... reports) {
        return interpret(aim, false, reports);
    }

    private static List<Verdict> interpret(Aim aim, boolean late, ErrorLog... reports) {
        Receipt receipt = Receipt.of(
                new SubmissionId("S"), "DSV.xml", Instant.EPOCH, List.of(new Entry(ONE, aim), new Entry(TWO, aim)));
        ReportInterpreter interpreter = new ReportInterpreter(receipt, "99999", late);
        Arrays.stream(reports).forEach(report -> interpreter.add("ES.xml", report));
        return interpreter.verdicts();
    }

    private static ErrorLog.Report report(Message... messages) {
        return new ErrorLog.Report(List.of(messages));
    }

    private static Message about(String reference, String code) {
        return new Message(code, reference, "Text der BA");
    }

    @Test
    void accepted_is_what_a_readable_report_does_not_mention() {
        assertThat(interpret(Aim.PUBLISH, report(about("99999-ONE-S", "FLR_JCValid_033"))))
                .extracting(Verdict::decision)
                .containsExactly(Decision.REJECTED, Decision.ACCEPTED);
    }

    @Test
    void a_rejection_has_our_words_and_theirs() {
        assertThat(interpret(Aim.PUBLISH, report(about("99999-ONE-S", "FLR_JCValid_033")))
                        .get(0)
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("ba.033");
                    assertThat(finding.raw()).isEqualTo("Text der BA");
                    assertThat(finding.actor()).isEqualTo(Finding.Actor.RECRUITER);
                });
    }

    @Test
    void a_refused_wording_is_told_in_the_sentence_itself() {
        Message flame = new Message("FLR_ValidFlam_001", "99999-ONE-S", "unzulässig: \"{junges Team}\"");

        assertThat(interpret(Aim.PUBLISH, report(flame)).get(0).findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message().german()).endsWith("Sie schreibt: unzulässig: \"{junges Team}\""));
    }

    /** The dates of a file are those of the day on which it was written. */
    @Test
    void what_was_refused_only_because_it_was_looked_at_too_late_is_written_anew() {
        ErrorLog.Report past = report(about("99999-ONE-S", "FLR_JCValid_147"));

        assertThat(interpret(Aim.PUBLISH, true, past).get(0).decision()).isEqualTo(Decision.GONE);
        assertThat(interpret(Aim.PUBLISH, false, past).get(0).decision()).isEqualTo(Decision.REJECTED);
        assertThat(interpret(Aim.CHANGE, true, past).get(0).decision())
                .as("the old one is still online")
                .isEqualTo(Decision.REJECTED);
    }

    @Test
    void several_objections_are_all_told() {
        assertThat(interpret(
                                Aim.PUBLISH,
                                report(
                                        about("99999-ONE-S", "FLR_JCValid_033"),
                                        about("99999-ONE-S", "FLR_JCValid_999")))
                        .get(0)
                        .findings())
                .extracting(Finding::code)
                .containsExactly("ba.033", "ba.999");
    }

    @Test
    void a_reference_without_the_partner_in_front_is_understood() {
        assertThat(interpret(Aim.PUBLISH, report(about("TWO-S", "APPS_JCValid_166"))))
                .extracting(Verdict::decision)
                .containsExactly(Decision.ACCEPTED, Decision.REJECTED);
    }

    @Test
    void an_unreadable_file_rejects_every_record() {
        assertThat(interpret(Aim.PUBLISH, report(about("", "FLR_XML_Structure"))))
                .extracting(Verdict::decision)
                .containsOnly(Decision.REJECTED);
    }

    @Test
    void a_message_about_nobody_leaves_the_others_open() {
        assertThat(interpret(Aim.PUBLISH, report(about("", "FLR_JCValid_999"))))
                .extracting(Verdict::decision)
                .containsOnly(Decision.STILL_UNKNOWN);
    }

    @Test
    void a_message_about_the_contract_is_about_every_record() {
        assertThat(interpret(Aim.PUBLISH, report(about("", "FLR_JCValid_168"))))
                .hasSize(2)
                .allSatisfy(verdict -> {
                    assertThat(verdict.decision()).isEqualTo(Decision.ACCOUNT_REFUSED);
                    assertThat(verdict.findings()).singleElement().satisfies(finding -> {
                        assertThat(finding.target()).isEqualTo("channel");
                        assertThat(finding.actor()).isEqualTo(Finding.Actor.ADMIN);
                    });
                });
    }

    @Test
    void blank_and_unreadable_reports_say_neither_yes_nor_no() {
        assertThat(interpret(Aim.PUBLISH, new ErrorLog.Blank())).allSatisfy(verdict -> {
            assertThat(verdict.decision()).isEqualTo(Decision.STILL_UNKNOWN);
            assertThat(verdict.findings()).extracting(Finding::code).containsExactly("ba.report.blank");
        });
        assertThat(interpret(Aim.PUBLISH, new ErrorLog.Unreadable("x")))
                .extracting(Verdict::decision)
                .containsOnly(Decision.STILL_UNKNOWN);
    }

    @Test
    void one_unreadable_report_beside_a_good_one_leaves_doubt_but_keeps_what_was_said() {
        assertThat(interpret(
                        Aim.PUBLISH, new ErrorLog.Unreadable("x"), report(about("99999-ONE-S", "FLR_JCValid_033"))))
                .extracting(Verdict::decision)
                .containsExactly(Decision.REJECTED, Decision.STILL_UNKNOWN);
    }

    /** Otherwise it would be taken for absent, and be online a second time under the next reference. */
    @Test
    void a_posting_that_is_there_already_is_there_whatever_else_is_wrong_with_it() {
        assertThat(interpret(
                                Aim.PUBLISH,
                                report(
                                        about("99999-ONE-S", "FLR_JCValid_033"),
                                        about("99999-ONE-S", "FLR_DataStore_110")))
                        .get(0)
                        .decision())
                .isEqualTo(Decision.ALREADY_THERE);
    }

    @Test
    void a_posting_that_is_not_there_is_not_there_whatever_else_is_wrong_with_its_change() {
        assertThat(interpret(
                                Aim.CHANGE,
                                report(
                                        about("99999-ONE-S", "FLR_JCValid_033"),
                                        about("99999-ONE-S", "FLR_DataStore_130")))
                        .get(0)
                        .decision())
                .isEqualTo(Decision.GONE);
    }

    @ParameterizedTest
    @CsvSource({
        "DataStore_110, PUBLISH, ALREADY_THERE",
        "DataStore_110, CHANGE, REJECTED",
        "DataStore_130, WITHDRAW, GONE",
        "DataStore_130, CHANGE, GONE",
        "JCValid_139, PUBLISH, GONE",
        "JCValid_062, CHANGE, REMOVED_BY_BOARD",
        "JCValid_107, CHANGE, REMOVED_BY_BOARD",
        "JCValid_066, PUBLISH, ACCOUNT_REFUSED",
        "JCValid_168, PUBLISH, ACCOUNT_REFUSED",
        "JCValid_186, CHANGE, ACCOUNT_REFUSED",
        "JCValid_187, WITHDRAW, ACCOUNT_REFUSED",
        "JCValid_188, PUBLISH, ACCOUNT_REFUSED"
    })
    void reacts_as_the_table_says(String rule, Aim aim, Decision decision) {
        assertThat(interpret(aim, report(about("99999-ONE-S", "FLR_" + rule)))
                        .get(0)
                        .decision())
                .isEqualTo(decision);
    }
}
