package org.aushang.schemaorg.internal;

/** Our own property in documents that we write. */
public final class JsonLd {

    /** The version of the layout in which we wrote a posting; its description is then text, not HTML. */
    public static final String SCHEMA = "aushang:schema";

    private JsonLd() {}
}
