package org.aushang.hrbaxml.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.hrbaxml.internal.SimpleType.Base;
import org.jspecify.annotations.Nullable;

/**
 * Our schema as a table: the elements of each type with order, occurrence and facets. A writer that holds its elements against it
 * needs no validator. Knows what our schemas use, which is sequences of elements and restrictions of simple types, and fails at
 * anything else; tests compare its verdicts with those of schema validators. Immutable.
 */
public final class ElementTable {

    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final Map<SchemaRelease, ElementTable> TABLES = read();

    private final Element root;

    private ElementTable(Element root) {
        this.root = root;
    }

    public static ElementTable of(SchemaRelease release) {
        return Objects.requireNonNull(TABLES.get(release));
    }

    Element root() {
        return root;
    }

    /** One element of a sequence. At most one of children and text is there; with neither, anything may be inside. */
    static final class Element {

        final String name;
        final int min;
        final int max;
        private final String type;
        private Element @Nullable [] children;
        private @Nullable SimpleType text;

        private Element(String name, String type, int min, int max) {
            this.name = name;
            this.type = type;
            this.min = min;
            this.max = max;
        }

        /** In order; null if it has a text, or anything. */
        Element @Nullable [] children() {
            return children;
        }

        @Nullable
        SimpleType text() {
            return text;
        }
    }

    private static Map<SchemaRelease, ElementTable> read() {
        Map<SchemaRelease, ElementTable> tables = new EnumMap<>(SchemaRelease.class);
        for (SchemaRelease release : SchemaRelease.values()) {
            try (InputStream in = release.xsd()) {
                tables.put(release, new Reader().read(in));
            } catch (XMLStreamException | IOException e) {
                throw new IllegalStateException("our own schema is no schema: " + release, e);
            }
        }
        return tables;
    }

    /** Reads one schema, for one thread. */
    private static final class Reader {

        private static final Map<String, Base> BUILT_IN = Map.of(
                "xs:string", Base.STRING,
                "xs:integer", Base.INTEGER,
                "xs:decimal", Base.DECIMAL,
                "xs:date", Base.DATE,
                "xs:dateTime", Base.DATE_TIME);

        private final Map<String, List<Element>> complex = new HashMap<>();
        private final Map<String, SimpleType> simple = new HashMap<>();
        private final List<Element> all = new ArrayList<>();

        private ElementTable read(InputStream in) throws XMLStreamException {
            XMLStreamReader xml =
                    SafeXml.readers(100, ReadLimits.VALUE, ReadLimits.CATALOGUE).createXMLStreamReader(in);
            Element root = null;
            List<Element> sequence = new ArrayList<>();
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "schema", "sequence" -> {
                        // What counts is inside.
                    }
                    case "annotation" -> skip(xml);
                    case "complexType" -> {
                        sequence = new ArrayList<>();
                        complex.put(xml.getAttributeValue(null, "name"), sequence);
                    }
                    case "element" -> {
                        Element element = element(xml);
                        all.add(element);
                        if (root == null) {
                            root = element;
                        } else {
                            sequence.add(element);
                        }
                    }
                    case "simpleType" -> {
                        String name = xml.getAttributeValue(null, "name");
                        simple.put(name, simpleType(xml));
                    }
                    default -> throw unknown(xml);
                }
            }
            BUILT_IN.forEach((name, base) -> simple.put(name, new SimpleType(base)));
            all.forEach(this::resolve);
            return new ElementTable(Objects.requireNonNull(root));
        }

        private static Element element(XMLStreamReader xml) {
            String min = xml.getAttributeValue(null, "minOccurs");
            String max = xml.getAttributeValue(null, "maxOccurs");
            return new Element(
                    xml.getAttributeValue(null, "name").intern(),
                    xml.getAttributeValue(null, "type"),
                    min == null ? 1 : Integer.parseInt(min),
                    max == null ? 1 : max.equals("unbounded") ? UNBOUNDED : Integer.parseInt(max));
        }

        /** The reader stands at its start, and afterwards at its end. */
        private static SimpleType simpleType(XMLStreamReader xml) throws XMLStreamException {
            xml.nextTag();
            SimpleType type;
            if (xml.getLocalName().equals("union")) {
                type = new SimpleType(Base.STRING);
                while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                    type.member(simpleType(xml));
                }
            } else if (xml.getLocalName().equals("restriction")) {
                Base base = BUILT_IN.get(xml.getAttributeValue(null, "base"));
                type = new SimpleType(Objects.requireNonNull(base, "a restriction of a type that is not built in"));
                while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                    type.facet(xml.getLocalName(), xml.getAttributeValue(null, "value"));
                    skip(xml);
                }
            } else {
                throw unknown(xml);
            }
            xml.nextTag();
            return type;
        }

        private static void skip(XMLStreamReader xml) throws XMLStreamException {
            for (int depth = 1; depth > 0; ) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        }

        private void resolve(Element element) {
            List<Element> children = complex.get(element.type);
            element.children = children == null ? null : children.toArray(Element[]::new);
            element.text = simple.get(element.type);
            if (children == null && element.text == null && !element.type.equals("xs:anyType")) {
                throw new IllegalStateException("the schema has no type " + element.type);
            }
        }

        private static IllegalStateException unknown(XMLStreamReader xml) {
            return new IllegalStateException("the schema has a construct that is not checked: " + xml.getLocalName());
        }
    }
}
