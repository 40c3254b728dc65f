package org.aushang.hrbaxml;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.aushang.hrbaxml.internal.Jaxb;
import org.aushang.hrbaxml.internal.Lexical;
import org.aushang.hrbaxml.internal.SafeXml;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.aushang.hrbaxml.schema.LoadKind;

/**
 * Streaming reader of job posting files, record by record, tolerant of all releases: unknown elements are skipped,
 * texts may be as long as any witness had them, times may come with or without an offset, and no schema is asked (docs/hr-ba-xml.md#lengths).
 * Without DTDs and external entities, and within bounds: elements nest at most {@value #DEEPEST} deep, a text
 * has at most {@value #LONGEST_TEXT} characters and a file at most {@value #LARGEST}. Safe for all threads.
 */
public final class PostingFileReader {

    private static final int DEEPEST = 60;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final long LARGEST = 200_000_000;

    private static final XMLInputFactory FACTORY = SafeXml.readers(DEEPEST, LONGEST_TEXT, LARGEST);

    /** Takes what is read, in the order of the file. */
    public interface Visitor {

        void header(Header header);

        void posting(JobPositionPostingType posting);

        void deletion(String reference);
    }

    /** @throws UnreadableFileException if it is no such file; the message says where it ends to be one */
    public void read(InputStream in, Visitor visitor) throws UnreadableFileException {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
            Unmarshaller unmarshaller = Jaxb.CONTEXT.createUnmarshaller();
            if (root(xml) != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("HRBAXMLJobPositionPosting")) {
                throw new UnreadableFileException("no HRBAXMLJobPositionPosting at its root", null);
            }
            while (xml.hasNext()) {
                if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                    xml.next();
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "Header" -> visitor.header(header(xml));
                        // The unmarshaller leaves the reader behind the record's end.
                    case "JobPositionPosting" -> visitor.posting(unmarshaller
                            .unmarshal(xml, JobPositionPostingType.class)
                            .getValue());
                    case "EntryId" -> visitor.deletion(xml.getElementText().strip());
                    default -> xml.next();
                }
            }
        } catch (XMLStreamException | JAXBException | DateTimeException e) {
            throw new UnreadableFileException(said(e), e);
        } catch (RuntimeException e) {
            // Parsers wrap what the stream underneath throws, and are known to stumble over broken encodings.
            throw new UnreadableFileException("no XML: " + said(e), e);
        }
    }

    private static String said(Throwable e) {
        Throwable cause = e.getMessage() == null && e.getCause() != null ? e.getCause() : e;
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }

    private static int root(XMLStreamReader xml) throws XMLStreamException, UnreadableFileException {
        int event = xml.getEventType();
        while (event != XMLStreamConstants.START_ELEMENT && xml.hasNext()) {
            event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new UnreadableFileException("has a document type", null);
            }
        }
        return event;
    }

    private static Header header(XMLStreamReader xml) throws XMLStreamException {
        String supplier = "";
        OffsetDateTime timestamp = OffsetDateTime.MIN;
        int amount = 0;
        LoadKind load = LoadKind.D;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("Header"))) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "SupplierId" -> supplier = xml.getElementText().strip();
                case "Timestamp" -> timestamp = Lexical.parseDateTime(xml.getElementText());
                case "Amount" -> amount = amount(xml.getElementText().strip());
                case "TypeOfLoad" -> load =
                        xml.getElementText().strip().equals(LoadKind.F.value()) ? LoadKind.F : LoadKind.D;
                default -> {
                    // A later generation may say more.
                }
            }
        }
        return new Header(supplier, timestamp, amount, load);
    }

    private static int amount(String written) {
        return written.matches("\\d{1,9}") ? Integer.parseInt(written) : 0;
    }
}
