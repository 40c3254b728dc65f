package org.aushang.hrbaxml.internal;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.Map;
import org.aushang.hrbaxml.schema.ObjectFactory;
import org.glassfish.jaxb.runtime.v2.JAXBContextFactory;

/** The JAXB context, created by its factory directly: every look-up by name fails in one container or the other. */
public final class Jaxb {

    public static final JAXBContext CONTEXT = create();

    private Jaxb() {}

    private static JAXBContext create() {
        try {
            return new JAXBContextFactory().createContext(new Class<?>[] {ObjectFactory.class}, Map.of());
        } catch (JAXBException e) {
            throw new IllegalStateException("the generated classes do not fit the JAXB runtime", e);
        }
    }
}
