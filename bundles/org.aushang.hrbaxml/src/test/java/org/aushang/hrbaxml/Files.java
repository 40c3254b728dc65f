package org.aushang.hrbaxml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.aushang.hrbaxml.schema.JobPositionPostingType;

/** Whole files in memory, for tests. */
record Files(Header header, List<JobPositionPostingType> postings, List<String> deletions) {

    static final String EMPLOYER = "DSV999999900_2026-11-23_09-30-00.xml";
    static final String BOARD = "DSP999999800_2026-11-23_18-05-10_D001E.XML";
    static final Header HEADER = new Header("V999999900", OffsetDateTime.parse("2026-11-23T09:30:00+01:00"), 1);

    static byte[] example(String name) {
        try (InputStream in = Files.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Files read(byte[] bytes) throws UnreadableFileException {
        List<Header> headers = new ArrayList<>();
        List<JobPositionPostingType> postings = new ArrayList<>();
        List<String> deletions = new ArrayList<>();
        new PostingFileReader().read(new ByteArrayInputStream(bytes), new PostingFileReader.Visitor() {
            @Override
            public void header(Header header) {
                headers.add(header);
            }

            @Override
            public void posting(JobPositionPostingType posting) {
                postings.add(posting);
            }

            @Override
            public void deletion(String reference) {
                deletions.add(reference);
            }
        });
        return new Files(headers.isEmpty() ? HEADER : headers.get(0), postings, deletions);
    }

    /** What it becomes, and what the schema says to it. */
    record Written(String text, List<Violation> violations) {

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    Written write() {
        return write(SchemaRelease.P82);
    }

    Written write(SchemaRelease generation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PostingFileWriter writer = new PostingFileWriter(out, header, generation);
        postings.forEach(writer::posting);
        deletions.forEach(writer::deletion);
        writer.close();
        return new Written(out.toString(StandardCharsets.UTF_8), writer.violations());
    }
}
