package org.aushang.hrbaxml;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.aushang.hrbaxml.internal.Jaxb;
import org.aushang.hrbaxml.internal.Lexical;
import org.aushang.hrbaxml.schema.JobPositionPostingType;

/** Reads a file of job postings back, record by record, without DTDs and external entities. Safe for all threads. */
public final class PostingFileReader {

    /** @throws UnreadableFileException if it is no such file; the message says where it ends to be one */
    public PostingFile read(InputStream in) throws UnreadableFileException {
        String supplier = "";
        OffsetDateTime timestamp = OffsetDateTime.MIN;
        List<JobPositionPostingType> postings = new ArrayList<>();
        List<String> deletions = new ArrayList<>();
        try {
            XMLStreamReader xml = safe().createXMLStreamReader(in);
            Unmarshaller unmarshaller = Jaxb.CONTEXT.createUnmarshaller();
            xml.nextTag();
            if (!xml.getLocalName().equals("HRBAXMLJobPositionPosting")) {
                throw new UnreadableFileException("the root is " + xml.getLocalName(), null);
            }
            while (xml.hasNext()) {
                if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                    xml.next();
                    continue;
                }
                switch (xml.getLocalName()) {
                        // The unmarshaller leaves the reader behind the record's end.
                    case "JobPositionPosting" -> postings.add(unmarshaller
                            .unmarshal(xml, JobPositionPostingType.class)
                            .getValue());
                    case "SupplierId" -> supplier = xml.getElementText().strip();
                    case "Timestamp" -> timestamp = Lexical.parseDateTime(xml.getElementText());
                    case "EntryId" -> deletions.add(xml.getElementText().strip());
                    default -> xml.next();
                }
            }
            return new PostingFile(supplier, timestamp, postings, deletions);
        } catch (XMLStreamException | JAXBException | DateTimeException e) {
            throw new UnreadableFileException(String.valueOf(e.getMessage()), e);
        }
    }

    private static XMLInputFactory safe() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
