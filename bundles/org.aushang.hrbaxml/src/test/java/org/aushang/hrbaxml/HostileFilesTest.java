package org.aushang.hrbaxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in: a clear error within bounds, or a file. */
class HostileFilesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final PostingFileReader.Visitor NOBODY = new PostingFileReader.Visitor() {
        @Override
        public void header(Header header) {}

        @Override
        public void posting(JobPositionPostingType posting) {}

        @Override
        public void deletion(String reference) {}
    };

    private static void refused(InputStream in) {
        assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(() -> new PostingFileReader().read(in, NOBODY))
                .isInstanceOf(UnreadableFileException.class)
                .message()
                .isNotBlank()
                .doesNotContain("root:", "null"));
    }

    private static void refused(String text) {
        refused(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A beginning and the same part again and again, never in memory as a whole and without an end. */
    private static InputStream repeated(String begin, String part) {
        byte[] head = begin.getBytes(StandardCharsets.UTF_8);
        byte[] body = part.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                long i = at++;
                return i < head.length ? head[(int) i] : body[(int) ((i - head.length) % body.length)];
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    buffer[offset + i] = (byte) read();
                }
                return length;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no xml",
                "<html/>",
                "<HRBAXMLJobPositionPosting>",
                "<HRBAXMLJobPositionPosting><Header><Timestamp>yesterday</Timestamp></Header></HRBAXMLJobPositionPosting>",
                "<HRBAXMLJobPositionPosting>&unknown;</HRBAXMLJobPositionPosting>",
                "<!DOCTYPE x><HRBAXMLJobPositionPosting/>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><HRBAXMLJobPositionPosting><Header><SupplierId>&e;</SupplierId></Header></HRBAXMLJobPositionPosting>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><HRBAXMLJobPositionPosting>&c;</HRBAXMLJobPositionPosting>"
            })
    void refuses_what_is_no_such_file(String impostor) {
        refused(impostor);
    }

    @Test
    void refuses_deep_nesting() {
        refused(repeated("<HRBAXMLJobPositionPosting>", "<a>"));
    }

    @Test
    void refuses_a_text_without_end() {
        refused(repeated(
                "<HRBAXMLJobPositionPosting><Data><JobPositionPosting><JobPositionInformation><Objective>",
                "Lorem ipsum ".repeat(100)));
    }

    @Test
    void refuses_a_text_that_is_longer_than_any_text() {
        refused("<HRBAXMLJobPositionPosting><Data><JobPositionPosting><JobPositionInformation><Objective>"
                + "Lorem ipsum ".repeat(100_000)
                + "</Objective></JobPositionInformation></JobPositionPosting></Data></HRBAXMLJobPositionPosting>");
    }

    @Test
    void refuses_attributes_without_end() {
        refused(repeated("<HRBAXMLJobPositionPosting ", "a='" + "x".repeat(1000) + "' "));
        refused("<HRBAXMLJobPositionPosting><Data "
                + String.join(
                        " ",
                        IntStream.range(0, 1000).mapToObj(i -> "a" + i + "='x'").toList()) + "/>");
    }

    @Test
    void refuses_a_file_without_end() {
        refused(repeated(
                "<HRBAXMLJobPositionPosting><Data>",
                "<DeleteEntry><EntryId>99999-A1-S</EntryId></DeleteEntry>".repeat(1000)));
    }

    @Property(tries = 400)
    void a_file_cut_off_anywhere_is_refused(@ForAll("cuts") byte[] part) {
        refused(new ByteArrayInputStream(part));
    }

    @Provide
    static Arbitrary<byte[]> cuts() {
        byte[] whole = Files.example(Files.EMPLOYER);
        int end = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('>');
        return Arbitraries.integers().between(0, end).map(at -> java.util.Arrays.copyOf(whole, at));
    }

    @Property(tries = 300)
    void a_file_in_another_encoding_than_it_says_is_refused_or_read(@ForAll("encodings") Charset charset) {
        byte[] bytes = new String(Files.example(Files.EMPLOYER), StandardCharsets.UTF_8).getBytes(charset);

        endsSoon(bytes);
    }

    @Provide
    static Arbitrary<Charset> encodings() {
        return Arbitraries.of(List.of(
                StandardCharsets.ISO_8859_1,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16LE,
                Charset.forName("windows-1252"),
                Charset.forName("IBM1047")));
    }

    @Property(tries = 1000)
    void a_file_with_a_few_bytes_changed_is_refused_or_read(@ForAll("mutants") byte[] mutant) {
        endsSoon(mutant);
    }

    @Provide
    static Arbitrary<byte[]> mutants() {
        byte[] whole = Files.example(Files.BOARD);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, whole.length - 1);
        Arbitrary<Byte> bytes = Arbitraries.bytes();
        return places.list().ofMinSize(1).ofMaxSize(8).flatMap(at -> bytes.list()
                .ofSize(at.size())
                .map(values -> {
                    byte[] copy = whole.clone();
                    for (int i = 0; i < values.size(); i++) {
                        copy[at.get(i)] = values.get(i);
                    }
                    return copy;
                }));
    }

    private static void endsSoon(byte[] bytes) {
        assertTimeoutPreemptively(SOON, () -> {
            try {
                new PostingFileReader().read(new ByteArrayInputStream(bytes), NOBODY);
            } catch (UnreadableFileException e) {
                assertThat(e).hasMessageMatching("(?s).{3,}");
            }
        });
    }
}
