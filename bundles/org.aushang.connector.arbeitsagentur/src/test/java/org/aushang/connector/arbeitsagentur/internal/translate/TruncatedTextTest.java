package org.aushang.connector.arbeitsagentur.internal.translate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncatedTextTest {

    @ParameterizedTest
    @CsvSource({
        "20, kurz, kurz, 0",
        "10, eins zwei drei, eins zwei, 5",
        "9, eins zwei drei, eins zwei, 5",
        "8, eins zwei drei, eins, 10",
        "4, Donaudampfschiff, Dona, 12"
    })
    void cuts_between_words(int most, String text, String kept, int lost) {
        assertThat(TruncatedText.to(most, text)).isEqualTo(new TruncatedText(kept, lost));
    }

    @Test
    void half_a_list_item_is_left_out() {
        String text = "Wir bieten Ihnen viel:\n- dreißig Tage Urlaub im Jahr\n- eine Kantine mit Blick auf den Hafen";

        assertThat(TruncatedText.to(75, text).text())
                .isEqualTo("Wir bieten Ihnen viel:\n- dreißig Tage Urlaub im Jahr");
        assertThat(TruncatedText.to(40, text).text()).isEqualTo("Wir bieten Ihnen viel:");
    }

    @Property
    void is_never_longer_than_asked_for_and_a_beginning_of_the_text(
            @ForAll @StringLength(max = 60) String text, @ForAll @IntRange(min = 1, max = 50) int most) {
        TruncatedText shortened = TruncatedText.to(most, text);

        assertThat(text).startsWith(shortened.text());
        assertThat(shortened.text().length() + shortened.lost()).isEqualTo(text.length());
        assertThat(shortened.text().length()
                        + shortened.text().chars().filter(c -> c == '\n').count())
                .isLessThanOrEqualTo(most);
    }
}
