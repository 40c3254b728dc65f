package org.aushang.connector.arbeitsagentur.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.aushang.api.model.Finding;
import org.aushang.connector.arbeitsagentur.internal.TestCredential;
import org.aushang.credentials.CertificateDetails;
import org.aushang.credentials.Inspection;
import org.aushang.credentials.Problem;
import org.aushang.credentials.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialFindingsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:30:00.5Z");

    private final NavigableMap<Slot, Inspection> slots = new TreeMap<>();

    private List<String> warnings() {
        return CredentialFindings.warnings(slots, NOW).stream()
                .map(Finding::code)
                .toList();
    }

    private static Inspection ending(Duration left) {
        return Inspection.usable(TestCredential.details("a", left, 2048));
    }

    @ParameterizedTest
    @CsvSource({
        "P61D, ''",
        "P60D, ''",
        "P59DT23H, certificate.expires.60",
        "P30DT1H, certificate.expires.60",
        "P29DT23H, certificate.expires.30",
        "P13DT23H, certificate.expires.14",
        "P6DT23H, certificate.expires.7",
        "P1DT1H, certificate.expires.7",
        "PT23H, certificate.expires.1"
    })
    void says_at_each_threshold_once_that_the_certificate_ends(Duration left, String code) {
        slots.put(Slot.CURRENT, ending(left));

        assertThat(warnings()).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void the_one_that_lasts_longer_counts() {
        slots.put(Slot.CURRENT, ending(Duration.ofDays(3)));
        slots.put(Slot.NEXT, ending(Duration.ofDays(300)));

        assertThat(warnings()).isEmpty();
        assertThat(CredentialFindings.errors(slots)).isEmpty();
    }

    @Test
    void nobody_is_warned_when_the_next_one_waits_already_and_will_be_in_time() {
        slots.put(Slot.CURRENT, ending(Duration.ofDays(3)));
        slots.put(Slot.NEXT, waiting(Duration.ofDays(2)));
        assertThat(warnings()).isEmpty();

        slots.put(Slot.NEXT, waiting(Duration.ofDays(4)));
        assertThat(warnings()).as("a day without a certificate").containsExactly("certificate.expires.7");
    }

    private static Inspection waiting(Duration until) {
        return Inspection.unusable(
                Problem.NOT_YET_VALID,
                "2026-11-24",
                new CertificateDetails(
                        "CN=b", "CN=BA", NOW.plus(until), NOW.plus(Duration.ofDays(400)), "b", "RSA", 2048));
    }

    @Test
    void a_next_one_that_cannot_be_used_is_said_while_the_current_one_works() {
        slots.put(Slot.CURRENT, ending(Duration.ofDays(100)));
        slots.put(Slot.NEXT, Inspection.unusable(Problem.WRONG_PIN, "", null));

        assertThat(CredentialFindings.errors(slots)).isEmpty();
        assertThat(CredentialFindings.warnings(slots, NOW)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("certificate.wrong-pin");
            assertThat(finding.target()).isEqualTo("channel.nextPin");
            assertThat(finding.isError()).isFalse();
        });
    }

    @Test
    void an_old_one_that_ended_is_how_it_should_be() {
        slots.put(Slot.CURRENT, Inspection.unusable(Problem.EXPIRED, "2026-11-01", null));
        slots.put(Slot.NEXT, ending(Duration.ofDays(300)));

        assertThat(warnings()).isEmpty();
        assertThat(CredentialFindings.errors(slots)).isEmpty();
    }

    @Test
    void a_short_key_is_said() {
        slots.put(Slot.CURRENT, Inspection.usable(TestCredential.details("a", Duration.ofDays(300), 1024)));

        assertThat(warnings()).containsExactly("certificate.weak");
    }

    @Test
    void both_are_named_when_none_works() {
        slots.put(Slot.CURRENT, Inspection.unusable(Problem.EXPIRED, "2026-11-01", null));
        slots.put(Slot.NEXT, Inspection.unusable(Problem.NOT_YET_VALID, "2026-12-01", null));

        assertThat(CredentialFindings.errors(slots))
                .extracting(Finding::code)
                .containsExactly("certificate.expired", "certificate.not-yet-valid");
    }

    @Test
    void says_whose_certificate_it_is_before_it_is_stored() {
        slots.put(
                Slot.CURRENT,
                Inspection.usable(new CertificateDetails(
                        "CN=Gärtnerei M\\, Söhne,O=x,C=DE",
                        "O=BA without CN",
                        NOW,
                        NOW.plus(Duration.ofDays(200)),
                        "a",
                        "RSA",
                        2048)));
        slots.put(Slot.NEXT, Inspection.unusable(Problem.WRONG_PIN, "", null));

        assertThat(CredentialFindings.details(slots, NOW)).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.target()).isEqualTo("channel.certificate");
            assertThat(finding.message().in(Locale.ENGLISH, ZoneOffset.UTC))
                    .contains("Holder: Gärtnerei M, Söhne.", "Issued by O=BA without CN", "(200 days left)");
        });
    }

    @Test
    void lasts_as_long_as_a_certificate_follows_without_a_gap() {
        assertThat(CredentialFindings.usableUntil(slots)).isNull();
        slots.put(Slot.CURRENT, ending(Duration.ofDays(3)));
        Instant first = slots.get(Slot.CURRENT).certificate().orElseThrow().notAfter();
        assertThat(CredentialFindings.usableUntil(slots)).isEqualTo(first);

        slots.put(Slot.NEXT, waiting(Duration.ofDays(4)));
        assertThat(CredentialFindings.usableUntil(slots))
                .as("a day without one")
                .isEqualTo(first);
        slots.put(Slot.NEXT, waiting(Duration.ofDays(2)));
        assertThat(CredentialFindings.usableUntil(slots)).isEqualTo(NOW.plus(Duration.ofDays(400)));
    }
}
