package org.aushang.hrbaxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.aushang.hrbaxml.internal.SafeXml;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Validates a finished file against a schema on disk, such as the BA's own current one, which we may not distribute (docs/hr-ba-xml.md).
 * Our own description is checked while writing; this is the second look. Safe for all threads.
 */
public final class SchemaCheck {

    private static final int MOST = 100;

    private final Schema schema;

    private SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    /**
     * @param xsd a file on this machine; what it includes is read from disk only
     * @throws UnreadableFileException if it is no schema, with the reason
     */
    public static SchemaCheck of(Path xsd) throws UnreadableFileException {
        try {
            return new SchemaCheck(SafeXml.schemas("file").newSchema(xsd.toFile()));
        } catch (SAXException e) {
            throw new UnreadableFileException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Our own description, checked by the JDK: a second opinion on the writer. */
    public static SchemaCheck of(SchemaRelease generation) {
        try (InputStream in = generation.xsd()) {
            return new SchemaCheck(SafeXml.schemas("").newSchema(new StreamSource(in)));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("our own schema is no schema", e);
        }
    }

    /** @return at most {@value #MOST} violations, in document order; none if the file is as it should be */
    public List<Violation> violations(byte[] file) {
        Collector collector = new Collector();
        try {
            // Karaf patches this class with one of Java 9, which knows no newDefaultNSInstance.
            SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
            parsers.setNamespaceAware(true);
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            XMLReader reader = parsers.newSAXParser().getXMLReader();
            ValidatorHandler validator = schema.newValidatorHandler();
            validator.setErrorHandler(collector);
            collector.setParent(reader);
            collector.setContentHandler(validator);
            reader.setErrorHandler(collector);
            collector.parse(new InputSource(new ByteArrayInputStream(file)));
        } catch (SAXException e) {
            collector.add(String.valueOf(e.getMessage()));
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser reads bytes without DTDs", e);
        }
        return List.copyOf(collector.violations);
    }

    /** Keeps in mind where the parser is, because the parser's messages do not. */
    private static final class Collector extends XMLFilterImpl {

        private final List<Violation> violations = new ArrayList<>();
        private final Deque<String> path = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private String reference = "";

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            path.addLast(name);
            text.setLength(0);
            super.startElement(uri, name, qualified, attributes);
        }

        @Override
        public void characters(char[] chars, int start, int length) throws SAXException {
            if (text.length() < 200) {
                text.append(chars, start, length);
            }
            super.characters(chars, start, length);
        }

        @Override
        public void endElement(String uri, String name, String qualified) throws SAXException {
            if (name.equals("JobPositionPostingId") || name.equals("EntryId")) {
                reference = text.toString();
            }
            super.endElement(uri, name, qualified);
            text.setLength(0);
            path.removeLast();
            if (name.equals("JobPositionPosting") || name.equals("DeleteEntry")) {
                reference = "";
            }
        }

        private void add(String message) {
            if (violations.size() < MOST) {
                violations.add(new Violation(
                        reference,
                        String.join("/", path.stream().skip(3).toList()),
                        text.toString().strip(),
                        message));
            }
        }

        @Override
        public void error(SAXParseException e) {
            add(String.valueOf(e.getMessage()));
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
