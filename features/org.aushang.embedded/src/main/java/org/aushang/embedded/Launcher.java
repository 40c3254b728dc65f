package org.aushang.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.aushang.api.host.PublicationService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** Starts a framework with the bundles that lie beside this class. */
final class Launcher {

    /** Besides the API: the host's log, and the configurations that {@link AushangRuntime#configure} makes. */
    private static final String SHARED = "org.slf4j;version=1.7.36,org.slf4j.event;version=1.7.36,"
            + "org.slf4j.helpers;version=1.7.36,org.slf4j.spi;version=1.7.36,org.osgi.service.cm;version=1.6.1";

    private Launcher() {}

    static Framework launch(Path home, String host, int port) {
        Framework framework = new FrameworkFactory().newFramework(settings(home, host, port));
        try {
            framework.init();
            List<Bundle> bundles = install(framework.getBundleContext());
            framework.start();
            start(bundles);
            return framework;
        } catch (BundleException | IOException | RuntimeException e) {
            AushangRuntime.stop(framework);
            throw new IllegalStateException("Aushang does not start: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> settings(Path home, String host, int port) {
        Path configurations = home.resolve("conf");
        try {
            Files.createDirectories(configurations);
        } catch (IOException e) {
            throw new UncheckedIOException(home + " cannot be made", e);
        }
        Map<String, String> settings = new TreeMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString());
        // What is installed is what this version brings.
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, apiPackages() + "," + SHARED);
        // The host's own handlers stay as they are.
        settings.put("felix.service.urlhandlers", "false");
        settings.put("felix.log.level", "1");
        settings.put("felix.cm.dir", configurations.resolve("store").toString());
        // Where our bundles look for the place of their folders.
        settings.put("karaf.base", home.toString());
        settings.put("karaf.etc", configurations.toString());
        settings.put("org.apache.felix.http.host", host);
        settings.put("org.osgi.service.http.port", String.valueOf(port));
        settings.put("org.apache.felix.http.enable", String.valueOf(port > 0));
        return settings;
    }

    /** As the manifest of the API exports them, with their versions. */
    private static String apiPackages() {
        try {
            for (URL url :
                    Collections.list(PublicationService.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
                try (InputStream in = url.openStream()) {
                    var attributes = new Manifest(in).getMainAttributes();
                    if ("org.aushang.api".equals(attributes.getValue(Constants.BUNDLE_SYMBOLICNAME))) {
                        return attributes.getValue(Constants.EXPORT_PACKAGE);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(
                "The class path has no manifest of org.aushang.api. Keep its jar as it is, instead of unpacking it into another.");
    }

    private static List<Bundle> install(BundleContext context) throws BundleException, IOException {
        List<Bundle> bundles = new ArrayList<>();
        for (String name : names()) {
            try (InputStream in = resource(name)) {
                bundles.add(context.installBundle("aushang:" + name, in));
            }
        }
        return bundles;
    }

    private static List<String> names() throws IOException {
        try (BufferedReader index =
                new BufferedReader(new InputStreamReader(resource("index"), StandardCharsets.UTF_8))) {
            return index.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private static InputStream resource(String name) {
        InputStream in = Launcher.class.getResourceAsStream("bundles/" + name);
        if (in == null) {
            throw new IllegalStateException("org.aushang.embedded has no " + name);
        }
        return in;
    }

    private static void start(List<Bundle> bundles) throws BundleException {
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }
}
