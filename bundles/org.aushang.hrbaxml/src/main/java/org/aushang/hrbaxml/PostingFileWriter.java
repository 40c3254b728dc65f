package org.aushang.hrbaxml;

import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.aushang.hrbaxml.internal.Jaxb;
import org.aushang.hrbaxml.internal.Lexical;
import org.aushang.hrbaxml.schema.JobPositionPostingType;

/**
 * Writes a file in UTF-8 without namespace, postings first and deletions after them. Characters that XML does not know
 * are left out. Whether the result keeps to the schema is for {@link SchemaCheck} to say. Safe for all threads.
 */
public final class PostingFileWriter {

    private static final QName POSTING = new QName("JobPositionPosting");

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

    /** @throws IllegalArgumentException if a posting lacks what even the generated classes insist on */
    public byte[] write(PostingFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Marshaller marshaller = Jaxb.CONTEXT.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            XMLStreamWriter xml = factory.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("HRBAXMLJobPositionPosting");
            writeHeader(xml, file);
            xml.writeStartElement("Data");
            for (JobPositionPostingType posting : file.postings()) {
                marshaller.marshal(new JAXBElement<>(POSTING, JobPositionPostingType.class, posting), xml);
            }
            for (String reference : file.deletions()) {
                xml.writeStartElement("DeleteEntry");
                leaf(xml, "EntryId", reference);
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (JAXBException | XMLStreamException e) {
            throw new IllegalArgumentException("a posting cannot be written: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static void writeHeader(XMLStreamWriter xml, PostingFile file) throws XMLStreamException {
        OffsetDateTime timestamp = file.timestamp();
        xml.writeStartElement("Header");
        leaf(xml, "SupplierId", file.supplierId());
        leaf(xml, "Timestamp", String.valueOf(Lexical.print(timestamp)));
        leaf(xml, "Amount", String.valueOf(file.records()));
        leaf(xml, "TypeOfLoad", "D");
        xml.writeEndElement();
    }

    private static void leaf(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(String.valueOf(Lexical.print(text)));
        xml.writeEndElement();
    }
}
