package org.aushang.connector.arbeitsagentur.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aushang.api.model.Finding;
import org.aushang.credentials.Credential;
import org.aushang.credentials.Credentials;
import org.aushang.credentials.Entry;
import org.aushang.credentials.Inspection;
import org.junit.jupiter.api.Test;

/** The check of a form that is being filled in. */
class ArbeitsagenturBoardTest {

    private final List<Entry> opened = new ArrayList<>();

    private final ArbeitsagenturBoard board = new ArbeitsagenturBoard(
            new Credentials() {
                @Override
                public Credential credential(Entry current, Entry next) {
                    opened.add(current);
                    return TestCredential.of("Muster GmbH");
                }

                @Override
                public Inspection inspect(byte[] file, String pin, Instant now) {
                    throw new UnsupportedOperationException();
                }
            },
            Samples.CLOCK);

    @Test
    void finds_numbers_that_were_mixed_up_and_says_whose_certificate_it_is() {
        List<Finding> findings = board.checkSettings(Map.of(
                "aushang.channel.id", "ba",
                "supplierId", "A000A00001",
                "kundennummer", "V999999900",
                "allianzpartnernummer", "99999",
                ".certificate", "AQID",
                ".pin", "1234"));

        assertThat(findings)
                .extracting(Finding::target)
                .contains("channel.supplierId", "channel.kundennummer", "channel.certificate")
                .doesNotContain("channel.allianzpartnernummer");
        assertThat(findings).extracting(Finding::code).contains("certificate.opened");
        assertThat(findings.toString()).doesNotContain("1234", "AQID");
        assertThat(opened).containsExactly(new Entry("AQID", "1234"));
    }
}
