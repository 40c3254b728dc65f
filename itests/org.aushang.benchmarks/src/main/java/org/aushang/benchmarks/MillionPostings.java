package org.aushang.benchmarks;

import java.io.OutputStream;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.hrbaxml.PostingFileWriter;
import org.aushang.hrbaxml.SchemaRelease;

/** One file of 1,000,000 postings, translated and written one by one; for a JVM with 64 MB of heap. */
public final class MillionPostings {

    private static final int POSTINGS = 1_000_000;

    private MillionPostings() {}

    /** Says how many bytes it wrote; ends with 1 if the schema objected. */
    public static void main(String[] arguments) {
        long[] bytes = {0};
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
                bytes[0] += length;
            }
        };
        Translation translation = new Translation(Postings.SETTINGS);
        PostingFileWriter writer = new PostingFileWriter(out, Postings.header(POSTINGS), SchemaRelease.P82);
        for (int i = 0; i < POSTINGS; i++) {
            writer.posting(translation
                    .translate(Postings.id(i), Postings.posting(i), false, Postings.CLOCK)
                    .document());
        }
        writer.close();
        System.out.println(bytes[0]);
        System.exit(writer.violations().isEmpty() ? 0 : 1);
    }
}
