package org.aushang.hrbaxml.internal;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/** Streams over a file of many small entries, whatever their exact shape. */
public final class Entries {

    /** In characters: the largest catalogue that was seen has about 40 million. */
    public static final long LARGEST = 400_000_000;

    private static final WstxInputFactory FACTORY = factory();

    private Entries() {}

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Otherwise what is too long is found when a text is asked for, by an exception that nobody declares.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 100);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 100_000);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, LARGEST);
        return factory;
    }

    /** Values by their names: attributes and elements without children, at any depth. */
    public static final class Entry {

        private final Map<String, List<String>> values = new HashMap<>();
        private final Map<String, String> own = new HashMap<>();

        /** The first value of this name; empty if there is none. */
        public String first(String name) {
            List<String> all = all(name);
            return all.isEmpty() ? "" : all.get(0);
        }

        public List<String> all(String name) {
            return values.getOrDefault(name, List.of());
        }

        /** The value of this name that is the entry's own, not that of another entry inside; empty if there is none. */
        public String own(String name) {
            return own.getOrDefault(name, "");
        }

        private void put(int depth, String name, String value) {
            if (!value.isBlank()) {
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value.strip());
                if (depth <= 1) {
                    own.putIfAbsent(name, value.strip());
                }
            }
        }
    }

    /** @param element what an entry is called; one inside another belongs to the outer one */
    public static void each(InputStream in, String element, Consumer<Entry> sink) throws XMLStreamException {
        XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("has a document type");
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element)) {
                sink.accept(entry(xml));
            }
        }
    }

    private static Entry entry(XMLStreamReader xml) throws XMLStreamException {
        Entry entry = new Entry();
        attributes(xml, entry, 0);
        int depth = 0;
        StringBuilder text = new StringBuilder();
        String open = "";
        while (depth >= 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    attributes(xml, entry, depth + 1);
                    open = xml.getLocalName();
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals(open)) {
                        entry.put(depth, open, text.toString());
                    }
                    open = "";
                    depth--;
                }
                default -> {
                    // Comments say nothing.
                }
            }
        }
        return entry;
    }

    private static void attributes(XMLStreamReader xml, Entry entry, int depth) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            entry.put(depth, xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
    }
}
