package org.aushang.connector.jobroom.internal.advertisement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    private final Languages languages = new Languages();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de | Wir suchen eine Person, die mit uns die Gärten der Stadt pflegt und sich auf die Arbeit im Freien freut.
                    fr | Nous cherchons une personne qui aime le travail en plein air et qui s'occupe des jardins de la ville avec nous.
                    it | Cerchiamo una persona che ami il lavoro all'aperto e che si occupi con noi dei giardini della città e dei parchi.
                    en | We are looking for a person who is fond of work in the open and will care for the gardens of the city with us.
                    """)
    void a_text_is_recognized_by_its_small_words(String language, String text) {
        assertThat(languages.of(text)).contains(language);
    }

    @Test
    void a_text_of_few_words_says_nothing() {
        assertThat(languages.of("Software Engineer Java, Zürich")).isEmpty();
    }
}
