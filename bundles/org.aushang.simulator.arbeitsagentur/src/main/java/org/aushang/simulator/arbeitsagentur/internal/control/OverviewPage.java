package org.aushang.simulator.arbeitsagentur.internal.control;

import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.aushang.simulator.arbeitsagentur.internal.fault.Fault;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.aushang.simulator.arbeitsagentur.internal.store.GatewayStore;

/** Page of uploads, their verdicts, known postings and injected faults. The writer escapes everything. */
final class OverviewPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));

    private final XMLStreamWriter html;
    private final ResourceBundle texts;

    private OverviewPage(XMLStreamWriter html, ResourceBundle texts) {
        this.html = html;
        this.texts = texts;
    }

    static String of(GatewayStore book, FaultInjection faults, Locale language) {
        StringWriter page = new StringWriter();
        try {
            XMLStreamWriter html = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(page);
            ResourceBundle texts = ResourceBundle.getBundle(
                    "org.aushang.simulator.arbeitsagentur.internal.control.page",
                    language,
                    OverviewPage.class.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            new OverviewPage(html, texts).write(book, faults);
            html.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a page can be written to memory", e);
        }
        return "<!DOCTYPE html>\n" + page;
    }

    private void write(GatewayStore book, FaultInjection faults) throws XMLStreamException {
        html.writeStartElement("html");
        html.writeStartElement("head");
        element("title", texts.getString("title"));
        element(
                "style",
                "body{font-family:sans-serif}td,th{text-align:left;vertical-align:top;padding:2px 12px 2px 0}");
        html.writeEndElement();
        html.writeStartElement("body");
        element("h1", texts.getString("title"));
        table("uploads", List.of("arrived", "partner", "file", "taken", "said"), writer -> {
            for (GatewayStore.Validated upload : book.history()) {
                row(
                        TIME.format(upload.arrived()),
                        upload.supplierId(),
                        upload.fileName(),
                        String.valueOf(upload.taken()),
                        String.join("\n", upload.said()));
            }
        });
        table("offers", List.of("reference", "state", "inserts", "changes", "posting"), writer -> {
            for (var offer : book.offers().entrySet()) {
                row(
                        offer.getKey(),
                        offer.getValue().state().toString(),
                        String.valueOf(offer.getValue().inserts()),
                        String.valueOf(offer.getValue().changes()),
                        offer.getValue().title());
            }
        });
        table("faults", List.of("fault", "times"), writer -> {
            for (Fault fault : Fault.values()) {
                Integer times = faults.planned().get(fault);
                row(
                        fault.toString(),
                        times == null
                                ? ""
                                : times == FaultInjection.ALWAYS ? texts.getString("always") : times.toString());
            }
        });
        html.writeEndElement();
        html.writeEndElement();
    }

    private interface Rows {

        void write(XMLStreamWriter writer) throws XMLStreamException;
    }

    private void table(String heading, List<String> columns, Rows rows) throws XMLStreamException {
        element("h2", texts.getString(heading));
        html.writeStartElement("table");
        html.writeStartElement("tr");
        for (String column : columns) {
            element("th", texts.getString(column));
        }
        html.writeEndElement();
        rows.write(html);
        html.writeEndElement();
    }

    private void row(String... cells) throws XMLStreamException {
        html.writeStartElement("tr");
        for (String cell : cells) {
            html.writeStartElement("td");
            for (String line : cell.split("\n", -1)) {
                element("div", line);
            }
            html.writeEndElement();
        }
        html.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        html.writeStartElement(name);
        html.writeCharacters(text);
        html.writeEndElement();
    }
}
