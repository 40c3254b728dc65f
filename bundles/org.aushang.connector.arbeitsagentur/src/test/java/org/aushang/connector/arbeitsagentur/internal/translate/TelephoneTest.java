package org.aushang.connector.arbeitsagentur.internal.translate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneTest {

    @ParameterizedTest
    @CsvSource({
        "0431 123-456, +49, 431, 123456",
        "+49 (0)431 123456, +49, 431, 123456",
        "0049 30 12345678, +49, 30, 12345678",
        "030/12345678, +49, 30, 12345678",
        "+49 170 1234567, +49, 170, 1234567",
        "+43 1 5123456, +43, 1, 5123456"
    })
    void comes_apart_into_three(String written, String international, String area, String number) {
        assertThat(Telephone.parse(written)).contains(new Telephone(international, area, number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "siehe Webseite", "12", "+", "0431 123456 ext. 7"})
    void what_is_no_number_does_not(String written) {
        assertThat(Telephone.parse(written)).isEmpty();
    }

    @Test
    void a_number_of_a_country_without_area_codes_loses_nothing() {
        assertThat(Telephone.parse("+352 26 12 34 56"))
                .hasValueSatisfying(
                        number -> assertThat(number.area() + number.number()).isEqualTo("26123456"));
    }

    @Property
    void whatever_comes_out_the_schema_takes(@ForAll String written) {
        assertThat(Telephone.parse(written)
                        .map(number -> number.international().matches("\\+[1-9]\\d{0,4}")
                                && number.area().matches("\\d{1,14}")
                                && number.number().matches("\\d{1,25}")))
                .isNotEqualTo(java.util.Optional.of(false));
    }
}
