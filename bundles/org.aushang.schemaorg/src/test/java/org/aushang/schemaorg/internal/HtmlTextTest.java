package org.aushang.schemaorg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlTextTest {

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("<p>Eins</p><p>Zwei</p>", "Eins\n\nZwei"),
                Arguments.of(
                        "<p>Aufgaben:</p><ul><li>a</li><li>b</li></ul><p>Ende</p>", "Aufgaben:\n\n- a\n- b\n\nEnde"),
                Arguments.of("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n- b"),
                Arguments.of("<ul><li>a<ul><li>tief</li></ul></li><li>b</li></ul>", "- a\n  - tief\n- b"),
                Arguments.of("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
                Arguments.of("Zeile<br/>Umbruch", "Zeile\nUmbruch"),
                Arguments.of("<h2>Ihr Profil</h2>Text", "Ihr Profil\n\nText"),
                Arguments.of("a <b>fetter</b>  Text", "a fetter Text"),
                Arguments.of("M&uuml;ller &amp; S&ouml;hne", "Müller & Söhne"),
                Arguments.of("<script>alert(1)</script><p>x</p>", "x"),
                Arguments.of("&lt;p&gt;doppelt&lt;/p&gt;&lt;p&gt;maskiert&lt;/p&gt;", "doppelt\n\nmaskiert"),
                Arguments.of("<table><tr><td>Mo</td><td>8 Uhr</td></tr></table>", "Mo 8 Uhr"),
                Arguments.of("nur Text\n\nmit Absatz", "nur Text\n\nmit Absatz"),
                Arguments.of("5 < 6 und 7 > 3", "5 < 6 und 7 > 3"),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void keeps_structure(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text);
    }

    @Test
    void leaves_unclosed_markup_to_the_library() {
        assertThat(HtmlText.of("<p>offen<ul><li>eins<li>zwei")).isEqualTo("offen\n\n- eins\n- zwei");
    }
}
