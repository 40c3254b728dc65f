package org.aushang.hrbaxml;

import java.io.InputStream;

/** Release of the schema: which elements a file may have (docs/hr-ba-xml.md#generations). */
public enum SchemaRelease {
    /** The contract of 2018, which every later generation still takes. */
    P82("hrbaxml-p82.xsd"),
    /** With the elements that came later, whose places are inferred (docs/hr-ba-xml.md#later-elements). */
    LATER("hrbaxml.xsd");

    private final String file;

    SchemaRelease(String file) {
        this.file = file;
    }

    /** Our own description of this generation, in UTF-8; the caller closes it. */
    public InputStream xsd() {
        InputStream in = SchemaRelease.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("the bundle has lost " + file);
        }
        return in;
    }
}
