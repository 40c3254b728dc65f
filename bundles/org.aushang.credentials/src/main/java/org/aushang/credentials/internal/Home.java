package org.aushang.credentials.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves our directories in a host; not in Karaf's data folder, which a clean start empties. */
final class Home {

    private static final Logger log = LoggerFactory.getLogger(Home.class);

    private Home() {}

    /** A configured place, or the one below ours if none is configured or what is configured is no path. */
    static Path configured(String written, String property, Path otherwise) {
        try {
            return written.isBlank() ? otherwise : Path.of(written.strip()).toAbsolutePath();
        } catch (InvalidPathException e) {
            log.error(
                    "The setting {} of {} is no path; {} is used instead. Please correct it.",
                    property,
                    CredentialsService.PID,
                    otherwise);
            return otherwise;
        }
    }

    static Path of(BundleContext context) {
        String karaf = context.getProperty("karaf.base");
        return Path.of(karaf == null ? "" : karaf).resolve("aushang").toAbsolutePath();
    }
}
