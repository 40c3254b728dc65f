package org.aushang.benchmarks;

import com.ctc.wstx.stax.WstxOutputFactory;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.check.Check;
import org.aushang.connector.arbeitsagentur.internal.check.Sources;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.hrbaxml.Header;
import org.aushang.hrbaxml.PostingFileWriter;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.hrbaxml.internal.ElementWriter;
import org.aushang.hrbaxml.internal.Jaxb;
import org.aushang.hrbaxml.internal.Lexical;
import org.aushang.hrbaxml.internal.TypeLayout;
import org.aushang.hrbaxml.schema.DataType;
import org.aushang.hrbaxml.schema.HeaderType;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.aushang.hrbaxml.schema.JobPostingFileType;
import org.aushang.hrbaxml.schema.ObjectFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.xml.sax.SAXException;

/** 100,000 postings in files of 500, from ours down to the bare stream. */
@State(Scope.Benchmark)
public class Writing {

    static final int POSTINGS = 100_000;
    private static final int DIFFERENT = 5_000;
    private static final int FILE = 500;

    private final List<JobPositionPostingType> records = new ArrayList<>();
    private final List<List<String[]>> events = new ArrayList<>();
    private final WstxOutputFactory factory = new WstxOutputFactory();
    private final Translation translation = new Translation(Postings.SETTINGS);
    private final org.aushang.connector.arbeitsagentur.internal.translate.Translations translations =
            new org.aushang.connector.arbeitsagentur.internal.translate.Translations(Postings.SETTINGS);
    private final Check check = new Check(Postings.SETTINGS, translations);
    private final Schema schema = schema();

    /** Where the bytes go: counted, so that the compiler cannot leave them out. */
    private static final class Counting extends OutputStream {

        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }

    private static Schema schema() {
        try (InputStream in = SchemaRelease.P82.xsd()) {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(in));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Also proves that all three put out the same. */
    @Setup
    public void prepare() throws XMLStreamException, JAXBException, IOException {
        factory.configureForSpeed();
        factory.getConfig().doSupportNamespaces(false);
        for (int i = 0; i < DIFFERENT; i++) {
            JobPositionPostingType record = Postings.record(i);
            records.add(record);
            List<String[]> recorded = new ArrayList<>();
            TypeLayout.of(JobPositionPostingType.class)
                    .write(record, new ElementWriter(Recorder.into(recorded), new NoTrail()));
            events.add(recorded);
        }
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        PostingFileWriter writer = write(ours, 0);
        ByteArrayOutputStream bare = new ByteArrayOutputStream();
        replay(bare, 0);
        if (!writer.violations().isEmpty() || !Arrays.equals(ours.toByteArray(), bare.toByteArray())) {
            throw new IllegalStateException("not the same bytes: " + writer.violations());
        }
        String jaxb = new String(marshalled(0), StandardCharsets.UTF_8);
        if (jaxb.length() < ours.size() * 9L / 10) {
            throw new IllegalStateException("JAXB puts out something else");
        }
    }

    private PostingFileWriter write(OutputStream out, int from) {
        PostingFileWriter writer = new PostingFileWriter(out, Postings.header(FILE), SchemaRelease.P82);
        for (int i = 0; i < FILE; i++) {
            writer.posting(records.get((from + i) % DIFFERENT));
        }
        writer.close();
        return writer;
    }

    /** What we ship: written and validated in one pass. */
    @Benchmark
    @OperationsPerInvocation(POSTINGS)
    public void ours(Blackhole hole) {
        Counting out = new Counting();
        for (int from = 0; from < POSTINGS; from += FILE) {
            hole.consume(write(out, from).violations());
        }
        hole.consume(out.count);
    }

    /** The same without a schema: what writing alone costs. */
    @Benchmark
    @OperationsPerInvocation(POSTINGS)
    public void oursWithoutSchema(Blackhole hole) throws XMLStreamException {
        Counting out = new Counting();
        TypeLayout shape = TypeLayout.of(JobPositionPostingType.class);
        for (int from = 0; from < POSTINGS; from += FILE) {
            XMLStreamWriter xml = factory.createXMLStreamWriter(out, "UTF-8");
            ElementWriter pen = new ElementWriter(xml, new NoTrail());
            pen.open("HRBAXMLJobPositionPosting");
            for (int i = 0; i < FILE; i++) {
                pen.open("JobPositionPosting");
                shape.write(records.get((from + i) % DIFFERENT), pen);
                pen.close();
            }
            xml.writeEndDocument();
            xml.close();
        }
        hole.consume(out.count);
    }

    private byte[] marshalled(int from) throws JAXBException {
        JobPostingFileType file = new JobPostingFileType();
        HeaderType header = new HeaderType();
        Header said = Postings.header(FILE);
        header.setSupplierId(said.supplierId());
        header.setTimestamp(said.timestamp());
        header.setAmount(FILE);
        header.setTypeOfLoad(said.load());
        file.setHeader(header);
        DataType data = new DataType();
        for (int i = 0; i < FILE; i++) {
            data.getJobPositionPosting().add(records.get((from + i) % DIFFERENT));
        }
        file.setData(data);
        Marshaller marshaller = Jaxb.CONTEXT.createMarshaller();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        marshaller.marshal(new ObjectFactory().createHRBAXMLJobPositionPosting(file), out);
        return out.toByteArray();
    }

    /** Baseline (a): JAXB, and javax.xml.validation afterwards. */
    @Benchmark
    @OperationsPerInvocation(POSTINGS)
    public void jaxbThenValidation(Blackhole hole) throws JAXBException, SAXException, IOException {
        for (int from = 0; from < POSTINGS; from += FILE) {
            byte[] bytes = marshalled(from);
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
            hole.consume(bytes.length);
        }
    }

    private void replay(OutputStream out, int from) throws XMLStreamException {
        XMLStreamWriter xml = factory.createXMLStreamWriter(out, "UTF-8");
        Header header = Postings.header(FILE);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("HRBAXMLJobPositionPosting");
        xml.writeStartElement("Header");
        leaf(xml, "SupplierId", header.supplierId());
        leaf(xml, "Timestamp", String.valueOf(Lexical.print(header.timestamp())));
        leaf(xml, "Amount", String.valueOf(FILE));
        leaf(xml, "TypeOfLoad", header.load().value());
        xml.writeEndElement();
        xml.writeStartElement("Data");
        for (int i = 0; i < FILE; i++) {
            xml.writeStartElement("JobPositionPosting");
            for (String[] event : events.get((from + i) % DIFFERENT)) {
                if (event.length == 1) {
                    xml.writeStartElement(event[0]);
                } else if (event.length == 2) {
                    leaf(xml, event[0], event[1]);
                } else {
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private static void leaf(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** Baseline (b), the floor: the bare Woodstox writer puts out the same bytes. */
    @Benchmark
    @OperationsPerInvocation(POSTINGS)
    public void bareWoodstox(Blackhole hole) throws XMLStreamException {
        Counting out = new Counting();
        for (int from = 0; from < POSTINGS; from += FILE) {
            replay(out, from);
        }
        hole.consume(out.count);
    }

    /** Baseline (c): the bare writer, and javax.xml.validation of what it put out. */
    @Benchmark
    @OperationsPerInvocation(POSTINGS)
    public void bareWoodstoxThenValidation(Blackhole hole) throws XMLStreamException, SAXException, IOException {
        for (int from = 0; from < POSTINGS; from += FILE) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            replay(out, from);
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(out.toByteArray())));
            hole.consume(out.size());
        }
    }

    /** A part of the whole: from the host's words to the BA's. */
    @Benchmark
    @OperationsPerInvocation(DIFFERENT)
    public void translate(Translations postings, Blackhole hole) {
        for (int i = 0; i < DIFFERENT; i++) {
            hole.consume(translation.translate(Postings.id(i), postings.all.get(i), false, Postings.CLOCK));
        }
    }

    /** A part of the whole: every rule, and one translation inside. */
    @Benchmark
    @OperationsPerInvocation(DIFFERENT)
    public void check(Translations postings, Blackhole hole) {
        for (int i = 0; i < DIFFERENT; i++) {
            hole.consume(check.findings(postings.all.get(i), Optional.empty(), Sources.NONE, Postings.CLOCK));
        }
    }

    /** The whole as the connector does it: the translation of the check goes on to the file. */
    @Benchmark
    @OperationsPerInvocation(DIFFERENT)
    public void whole(Translations postings, Blackhole hole) {
        Counting out = new Counting();
        int file = Postings.SETTINGS.limits().batchSize();
        for (int from = 0; from < DIFFERENT; from += file) {
            for (int i = from; i < from + file; i++) {
                hole.consume(check.findings(postings.all.get(i), Optional.empty(), Sources.NONE, Postings.CLOCK));
            }
            PostingFileWriter writer = new PostingFileWriter(out, Postings.header(file), SchemaRelease.P82);
            for (int i = from; i < from + file; i++) {
                writer.posting(translations
                        .forUpload(Postings.id(i), postings.all.get(i), false, Postings.CLOCK)
                        .document());
            }
            writer.close();
            hole.consume(writer.violations());
        }
        hole.consume(out.count);
    }

    /** The postings as the host says them. */
    @State(Scope.Benchmark)
    public static class Translations {

        private final List<JobPosting> all = new ArrayList<>();

        @Setup
        public void prepare() {
            for (int i = 0; i < DIFFERENT; i++) {
                all.add(Postings.posting(i));
            }
        }
    }

    static final class NoTrail implements ElementWriter.Trail {

        @Override
        public void enter(String name) {}

        @Override
        public void write(String text) {}

        @Override
        public void leave() {}
    }
}
