package org.aushang.connector.arbeitsagentur.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings.Answer;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings.Partner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that are mixed up in practice (docs/hr-ba-xml.md#identifiers). */
class PartnerNumbersTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            V000132700, A000A00000, 13739,      ''
            P000132700, '',         13739,      ''
            V000132700, '',         13739,      channel.kundennummer.missing
            A000A00000, A000A00000, 13739,      channel.supplierId.kundennummer
            V00013270,  A000A00000, 13739,      channel.supplierId
            V000132701, A000A00000, 13739,      channel.supplierId
            V000132700, V000132700, 13739,      channel.kundennummer.supplierId
            V000132700, 08791942,   13739,      channel.kundennummer.betriebsnummer
            V000132700, D000A00000, 13739,      channel.kundennummer
            V000132700, A000Z00000, 13739,      channel.kundennummer
            V000132700, A000A00000, V000132700, channel.allianzpartnernummer.supplierId
            V000132700, A000A00000, 000132700,  channel.allianzpartnernummer.supplierId
            V000132700, A000A00000, 13739-X,    channel.allianzpartnernummer
            V000132700, A000A00000, '',         channel.allianzpartnernummer
            """)
    void says_which_number_stands_in_the_wrong_field(
            String supplierId, String kundennummer, String allianzpartnernummer, String code) {
        List<Finding> findings = PartnerNumbers.findings(
                new Partner(supplierId, kundennummer, allianzpartnernummer, Answer.UNKNOWN, Set.of()));

        assertThat(findings).extracting(Finding::code).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.nextStep().german()).startsWith("Bitte"));
    }
}
