package org.aushang.credentials.internal;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** Where what is ours lies in a host; not in Karaf's data folder, which a clean start empties. */
final class Home {

    private Home() {}

    static Path of(BundleContext context) {
        String karaf = context.getProperty("karaf.base");
        return Path.of(karaf == null ? "" : karaf).resolve("aushang").toAbsolutePath();
    }
}
