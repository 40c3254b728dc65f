package org.aushang.benchmarks;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.aushang.hrbaxml.Header;
import org.aushang.hrbaxml.PostingFileReader;
import org.aushang.hrbaxml.PostingFileWriter;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.hrbaxml.UnreadableFileException;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A file of 500 records, read back. */
@State(Scope.Benchmark)
public class Reading {

    private static final int RECORDS = 500;

    private byte[] file = {};

    @Setup
    public void prepare() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PostingFileWriter writer = new PostingFileWriter(out, Postings.header(RECORDS), SchemaRelease.P82);
        for (int i = 0; i < RECORDS; i++) {
            writer.posting(Postings.record(i));
        }
        writer.close();
        file = out.toByteArray();
    }

    /** What we ship: every record as objects. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void reader(Blackhole hole) throws UnreadableFileException {
        new PostingFileReader().read(new ByteArrayInputStream(file), new PostingFileReader.Visitor() {
            @Override
            public void header(Header header) {
                hole.consume(header);
            }

            @Override
            public void posting(JobPositionPostingType posting) {
                hole.consume(posting);
            }

            @Override
            public void deletion(String reference) {
                hole.consume(reference);
            }
        });
    }

    /** Baseline: a bare pass over all events and texts. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void bareStax(Blackhole hole) throws XMLStreamException {
        XMLStreamReader xml = new WstxInputFactory().createXMLStreamReader(new ByteArrayInputStream(file));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.CHARACTERS) {
                hole.consume(xml.getText());
            }
        }
    }
}
