package org.aushang.simulator.arbeitsagentur.internal.gateway;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.aushang.simulator.arbeitsagentur.internal.judge.Message;

/** An {@code ES…} file: the inner path is witnessed, the frame is ours (dossier 3.1, 3.4). */
final class Report {

    private Report() {}

    static byte[] of(List<Message> messages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("HRBAXMLErrorLog");
            xml.writeStartElement("ErrorInformation");
            for (Message message : messages) {
                xml.writeStartElement("ErrorMessage");
                leaf(xml, "ErrorCode", "FLR_" + message.rule());
                leaf(xml, "ReferenceId", message.reference());
                leaf(xml, "AdditionalInformation", message.text());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report can be written to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void leaf(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
