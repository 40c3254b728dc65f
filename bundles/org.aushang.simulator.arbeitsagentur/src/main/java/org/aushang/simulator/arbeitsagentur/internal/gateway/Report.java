package org.aushang.simulator.arbeitsagentur.internal.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.aushang.simulator.arbeitsagentur.internal.fault.Fault;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.aushang.simulator.arbeitsagentur.internal.validation.Message;

/** An {@code ES…} file: the inner path is witnessed, the frame is ours (docs/hr-ba-xml.md#reports). */
final class Report {

    private Report() {}

    static byte[] of(List<Message> messages, FaultInjection faults) {
        if (faults.happens(Fault.REPORT_BLANK)) {
            return " \r\n ".getBytes(StandardCharsets.US_ASCII);
        }
        if (faults.happens(Fault.REPORT_HTML)) {
            return "<html><head><title>Fehler</title></head><body>Bitte später.</body></html>"
                    .getBytes(StandardCharsets.UTF_8);
        }
        List<Message> all = new ArrayList<>(messages);
        if (faults.happens(Fault.REPORT_ABOUT_FILE)) {
            all.add(new Message("JCValid_999", "", "Die Datei wurde nicht vollständig verarbeitet."));
        }
        String root = faults.happens(Fault.REPORT_OTHER_ROOT) ? "Protokoll" : "HRBAXMLErrorLog";
        String space = faults.happens(Fault.REPORT_NAMESPACE) ? "urn:example:log" : "";
        String prefix = faults.happens(Fault.REPORT_OLD_CODES) ? "APPS_" : "FLR_";
        String encoding = faults.happens(Fault.REPORT_LATIN1) ? "ISO-8859-1" : "UTF-8";
        byte[] report = write(all, root, space, prefix, encoding);
        return faults.happens(Fault.REPORT_CUT) ? Arrays.copyOf(report, report.length / 2) : report;
    }

    private static byte[] write(List<Message> messages, String root, String space, String prefix, String encoding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, encoding);
            xml.writeStartDocument(encoding, "1.0");
            xml.writeStartElement(root);
            if (!space.isEmpty()) {
                xml.writeDefaultNamespace(space);
            }
            xml.writeStartElement("ErrorInformation");
            for (Message message : messages) {
                xml.writeStartElement("ErrorMessage");
                leaf(xml, "ErrorCode", prefix + message.rule());
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
