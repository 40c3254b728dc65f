package org.aushang.hrbaxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.aushang.hrbaxml.ErrorLog.Message;
import org.aushang.hrbaxml.ErrorLog.Report;
import org.aushang.hrbaxml.ErrorLog.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorLogReaderTest {

    private static final String MESSAGE =
            """
            <ErrorMessage><ErrorCode>FLR_JCValid_033</ErrorCode><ReferenceId>99999-A1-S</ReferenceId>
            <AdditionalInformation>PLZ 10115 gehört nicht zu Brandenburg (Ä)</AdditionalInformation></ErrorMessage>
            """;
    private static final Message READ =
            new Message("FLR_JCValid_033", "99999-A1-S", "PLZ 10115 gehört nicht zu Brandenburg (Ä)");

    private final ErrorLogReader reader = new ErrorLogReader();

    private ErrorLog read(String xml) {
        return reader.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<HRBAXMLErrorLog><ErrorInformation>%s</ErrorInformation></HRBAXMLErrorLog>",
                "<anything xmlns='urn:x'><deep><deeper>%s</deeper></deep></anything>",
                "<?xml version='1.0' encoding='UTF-8'?><a><b/><ErrorInformation>%s</ErrorInformation></a>"
            })
    void finds_messages_in_every_frame(String frame) {
        assertThat(read(String.format(frame, MESSAGE)))
                .isInstanceOfSatisfying(
                        Report.class, report -> assertThat(report.messages()).containsExactly(READ));
    }

    @Test
    void reads_other_encodings() {
        String xml = "<?xml version='1.0' encoding='ISO-8859-1'?><a>" + MESSAGE + "</a>";

        assertThat(reader.read(xml.getBytes(Charset.forName("ISO-8859-1"))))
                .isInstanceOfSatisfying(
                        Report.class, report -> assertThat(report.messages()).containsExactly(READ));
    }

    @Test
    void a_report_without_messages_objects_to_nothing() {
        assertThat(read("<HRBAXMLErrorLog><ErrorInformation/></HRBAXMLErrorLog>"))
                .isInstanceOfSatisfying(
                        Report.class, report -> assertThat(report.messages()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\t ", "\uFEFF  "})
    void blank_is_neither_yes_nor_no(String blank) {
        assertThat(read(blank)).isInstanceOf(ErrorLog.Blank.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><b></a>",
                "plain text",
                "<html><body>Anmelden</body></html>",
                "<!DOCTYPE html><HTML/>",
                "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>",
                "<a/><b/>",
                "<a/>",
                "<Error><Code>ServiceUnavailable</Code><Message>Please retry</Message></Error>",
                "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body><soap:Fault>"
                        + "<faultstring>down</faultstring></soap:Fault></soap:Body></soap:Envelope>"
            })
    void what_is_no_report_is_unreadable(String impostor) {
        assertThat(read(impostor)).isInstanceOf(Unreadable.class);
    }

    @Test
    void an_entity_bomb_does_not_go_off() {
        String bomb = "<!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;&x;&x;'>]><a>&y;</a>";

        assertThat(read(bomb)).isInstanceOf(Unreadable.class);
    }

    @Test
    void absurd_nesting_is_unreadable() {
        assertThat(read("<a>".repeat(5_000) + "</a>".repeat(5_000))).isInstanceOf(Unreadable.class);
    }

    @Test
    void knows_a_rule_under_both_prefixes() {
        assertThat(new Message("FLR_JCValid_033", "", "").rule()).isEqualTo("JCValid_033");
        assertThat(new Message("APPS_JCValid_033", "", "").rule()).isEqualTo("JCValid_033");
    }

    @Property(tries = 500)
    void never_throws(@ForAll byte[] noise) {
        assertThat(reader.read(noise)).isNotNull();
    }
}
