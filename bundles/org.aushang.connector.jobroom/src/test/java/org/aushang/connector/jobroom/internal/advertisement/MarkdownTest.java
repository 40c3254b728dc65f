package org.aushang.connector.jobroom.internal.advertisement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Wir suchen <3 Jahre Erfahrung> | Wir suchen &lt;3 Jahre Erfahrung>
                    snake_case und *Stern*         | snake\\_case und \\*Stern\\*
                    # keine Überschrift            | \\# keine Überschrift
                    > kein Zitat                   | \\> kein Zitat
                    1. kein Anfang einer Liste     | 1\\. kein Anfang einer Liste
                    - ein Punkt                    | - ein Punkt
                    [kein](Verweis)                | \\[kein\\](Verweis)
                    """)
    void what_markdown_and_html_would_read_as_an_order_is_text(String text, String markdown) {
        assertThat(Markdown.of(text)).isEqualTo(markdown);
    }

    @Test
    void paragraphs_and_items_stay() {
        assertThat(Markdown.of("Aufgaben:\n\n- pflanzen\n- giessen")).isEqualTo("Aufgaben:\n\n- pflanzen\n- giessen");
    }

    @Test
    void what_json_cannot_carry_is_left_out() {
        assertThat(Markdown.clean("a\u0000b\uD800c\uDC00d\uFFFEe \uD83D\uDE80")).isEqualTo("abcde \uD83D\uDE80");
    }

    @Test
    void signs_that_a_reader_does_not_see_make_no_difference() {
        assertThat(Markdown.comparable(Markdown.of("a <b> *c*\n\nd"))).isEqualTo(Markdown.comparable("a <b> *c* d"));
    }
}
