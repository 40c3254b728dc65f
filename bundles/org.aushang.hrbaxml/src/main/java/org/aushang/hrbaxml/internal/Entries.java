package org.aushang.hrbaxml.internal;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Streaming reader of files with many small entries, tolerant of their exact shape. */
public final class Entries {

    private static final XMLInputFactory FACTORY = SafeXml.readers(100, ReadLimits.VALUE, ReadLimits.CATALOGUE);

    private Entries() {}

    /** Values by their names: attributes and elements without children, at any depth. */
    public static final class Entry {

        private final Map<String, List<String>> values = new HashMap<>();
        private final Map<String, String> own = new HashMap<>();
        private final Map<String, List<String>> inside = new HashMap<>();
        private int count;
        private int length;

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

        /** Every value but numbers and the answers yes and no: what a person could search for. */
        public List<String> words() {
            return values.values().stream()
                    .flatMap(List::stream)
                    .filter(Entry::isWord)
                    .distinct()
                    .toList();
        }

        /** The same of elements inside elements of this name. */
        public List<String> wordsInside(String name) {
            return inside.getOrDefault(name, List.of()).stream()
                    .filter(Entry::isWord)
                    .distinct()
                    .toList();
        }

        private static boolean isWord(String value) {
            return value.chars().anyMatch(Character::isLetter) && !value.matches("(?i)ja?|n(ein)?");
        }

        private void putInside(String name, String value) {
            if (!value.isBlank()) {
                inside.computeIfAbsent(name, key -> new ArrayList<>()).add(value.strip());
            }
        }

        private void put(int depth, String name, String value) throws XMLStreamException {
            length += name.length() + value.length();
            if (++count > ReadLimits.VALUES || length > ReadLimits.ENTRY) {
                throw new XMLStreamException("an entry has more than " + ReadLimits.VALUES + " values or "
                        + ReadLimits.ENTRY + " characters");
            }
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
        boolean leaf = true;
        Deque<String> parents = new ArrayDeque<>();
        while (depth >= 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    leaf = false;
                    attributes(xml, entry, depth + 1);
                    open = xml.getLocalName();
                    parents.push(open);
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth > 0) {
                        parents.pop();
                    }
                    if (xml.getLocalName().equals(open)) {
                        entry.put(depth, open, text.toString());
                        if (!parents.isEmpty()) {
                            entry.putInside(parents.element(), text.toString());
                        }
                    } else if (depth == 0 && leaf) {
                        entry.put(0, "", text.toString());
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

    private static void attributes(XMLStreamReader xml, Entry entry, int depth) throws XMLStreamException {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            entry.put(depth, xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
    }
}
