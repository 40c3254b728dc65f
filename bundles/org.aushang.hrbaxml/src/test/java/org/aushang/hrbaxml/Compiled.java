package org.aushang.hrbaxml;

import com.ctc.wstx.msv.W3CSchemaFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.validation.XMLValidationSchema;

/** The schemas, compiled for the validator that judges the writer. */
final class Compiled {

    private static final Map<SchemaRelease, XMLValidationSchema> SCHEMAS = compile();

    private Compiled() {}

    static XMLValidationSchema of(SchemaRelease generation) {
        return Objects.requireNonNull(SCHEMAS.get(generation));
    }

    private static Map<SchemaRelease, XMLValidationSchema> compile() {
        Map<SchemaRelease, XMLValidationSchema> schemas = new EnumMap<>(SchemaRelease.class);
        for (SchemaRelease generation : SchemaRelease.values()) {
            try (InputStream in = generation.xsd()) {
                // Made by its own name: a look-up fails in one container or the other.
                schemas.put(generation, new W3CSchemaFactory().createSchema(in));
            } catch (XMLStreamException | IOException e) {
                throw new IllegalStateException("our own schema is no schema: " + generation, e);
            }
        }
        return schemas;
    }
}
