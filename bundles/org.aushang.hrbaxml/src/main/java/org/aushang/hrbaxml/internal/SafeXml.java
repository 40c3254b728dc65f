package org.aushang.hrbaxml.internal;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.validation.SchemaFactory;
import org.codehaus.stax2.XMLInputFactory2;
import org.xml.sax.SAXException;

/**
 * Factory of hardened XML parsers: no document types, no external entities, bounded depth, attributes, texts and total length.
 * No other class of this bundle creates a parser for input from outside. The factories are safe for concurrent use.
 */
public final class SafeXml {

    private static final int MAX_ATTRIBUTES = 50;

    private SafeXml() {}

    /**
     * A StAX factory that reads without look-ahead limits of its own but these.
     *
     * @param maxDepth how deep elements may nest
     * @param maxText characters of one text or attribute
     * @param maxCharacters characters of one document
     */
    public static XMLInputFactory readers(int maxDepth, int maxText, long maxCharacters) {
        // Created by its class: a look-up through services fails in one container or the other.
        WstxInputFactory factory = new WstxInputFactory();
        harden(factory);
        // Otherwise a text that is too long is found when it is asked for, by an undeclared exception.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, maxDepth);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Math.min(maxText, 10_000));
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, maxText);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, maxCharacters);
        return factory;
    }

    /** The JDK's own StAX factory, which accepts encodings that the other refuses; the caller bounds what it reads. */
    public static XMLInputFactory jdkReaders() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        harden(factory);
        return factory;
    }

    private static void harden(XMLInputFactory factory) {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /** @param includes the URL schemes that a schema may include from, separated by commas; empty for none */
    public static SchemaFactory schemas(String includes) throws SAXException {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, includes);
        return factory;
    }
}
