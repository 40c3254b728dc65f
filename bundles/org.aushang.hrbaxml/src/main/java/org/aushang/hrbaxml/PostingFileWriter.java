package org.aushang.hrbaxml;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.aushang.hrbaxml.internal.ElementWriter;
import org.aushang.hrbaxml.internal.Lexical;
import org.aushang.hrbaxml.internal.TypeLayout;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.codehaus.stax2.XMLStreamWriter2;

/**
 * Streaming writer of one file, record by record, validated against the schema while writing: UTF-8, no namespace, postings first
 * and deletions after them. Characters that XML does not know are left out. Needs no more memory than one record. For one
 * thread.
 */
public final class PostingFileWriter implements AutoCloseable {

    private static final WstxOutputFactory FACTORY = factory();
    private static final TypeLayout POSTING = TypeLayout.of(JobPositionPostingType.class);

    private final XMLStreamWriter2 xml;
    private final ElementWriter pen;
    private final ValidationTracker watch;
    private boolean deleting;
    private boolean closed;

    /**
     * Begins the file. The stream is flushed but not closed at the end.
     *
     * @param generation the schema that it is held against
     */
    public PostingFileWriter(OutputStream out, Header header, SchemaRelease generation) {
        try {
            xml = (XMLStreamWriter2) FACTORY.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            watch = new ValidationTracker(generation);
            pen = new ElementWriter(xml, watch);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            pen.open("HRBAXMLJobPositionPosting");
            pen.open("Header");
            pen.leaf("SupplierId", header.supplierId());
            pen.leaf("Timestamp", Lexical.print(header.timestamp()));
            pen.leaf("Amount", Integer.toString(header.amount()));
            pen.leaf("TypeOfLoad", header.load().value());
            pen.close();
            pen.open("Data");
        } catch (XMLStreamException e) {
            throw new UnwritableFileException(e);
        }
    }

    private static WstxOutputFactory factory() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.configureForSpeed();
        factory.getConfig().enableAutomaticEmptyElements(true);
        factory.getConfig().doSupportNamespaces(false);
        return factory;
    }

    /**
     * One new or changed posting.
     *
     * @throws IllegalStateException after the first deletion: the schema wants them behind all postings
     */
    public void posting(JobPositionPostingType posting) {
        if (deleting) {
            throw new IllegalStateException("deletions come behind all postings");
        }
        watch.begin(String.valueOf(posting.getJobPositionPostingId()));
        try {
            pen.open("JobPositionPosting");
            POSTING.write(posting, pen);
            pen.close();
        } catch (XMLStreamException e) {
            throw new UnwritableFileException(e);
        }
        watch.begin("");
    }

    /** One reference number to delete. */
    public void deletion(String reference) {
        deleting = true;
        watch.begin(reference);
        try {
            pen.open("DeleteEntry");
            pen.leaf("EntryId", reference);
            pen.close();
        } catch (XMLStreamException e) {
            throw new UnwritableFileException(e);
        }
        watch.begin("");
    }

    /** What was written so far is on the stream afterwards. */
    public void flush() {
        try {
            xml.flush();
        } catch (XMLStreamException e) {
            throw new UnwritableFileException(e);
        }
    }

    /** Ends the file; again: nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            pen.close();
            pen.close();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new UnwritableFileException(e);
        }
    }

    /** What the schema objected to so far, the first of each record: one missing element has many echoes. */
    public List<Violation> violations() {
        return watch.violations();
    }
}
