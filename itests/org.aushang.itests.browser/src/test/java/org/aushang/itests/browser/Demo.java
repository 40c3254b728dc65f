package org.aushang.itests.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The running demo. */
final class Demo {

    private static final Path DIRECTORY = Path.of(System.getProperty("browser.demo"));

    private Demo() {}

    /** A browser in which a person is signed in. */
    static Chromium browser(String language) {
        Chromium browser = new Chromium(language, read("console"));
        browser.logIn("demo", read("password"));
        return browser;
    }

    static String read(String file) {
        try {
            return Files.readString(DIRECTORY.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path partners() {
        return DIRECTORY.resolve("gateway/partners");
    }

    static String gateway() throws IOException {
        Properties simulator = new Properties();
        try (InputStream in =
                Files.newInputStream(DIRECTORY.resolve("karaf/etc/org.aushang.simulator.arbeitsagentur.cfg"))) {
            simulator.load(in);
        }
        return "https://localhost:" + simulator.getProperty("port") + "/";
    }
}
