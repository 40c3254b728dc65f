package org.aushang.hrbaxml.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes elements to the stream and reports the current path to a listener. */
public final class ElementWriter {

    private final XMLStreamWriter xml;
    private final Trail trail;

    /** Who wants to know where the pen is. */
    public interface Trail {

        void enter(String name);

        void write(String text);

        void leave();
    }

    public ElementWriter(XMLStreamWriter xml, Trail trail) {
        this.xml = xml;
        this.trail = trail;
    }

    public void open(String name) throws XMLStreamException {
        trail.enter(name);
        xml.writeStartElement(name);
    }

    public void close() throws XMLStreamException {
        xml.writeEndElement();
        trail.leave();
    }

    /** An element with nothing but text; one that is null does not stand in the document. */
    public void leaf(String name, @Nullable String text) throws XMLStreamException {
        if (text == null) {
            return;
        }
        trail.enter(name);
        trail.write(text);
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
        trail.leave();
    }
}
