package org.aushang.itests.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** A bare Felix with all bundles of some folders; system properties are the framework's. Runs until it is killed. */
public final class FelixMain {

    private FelixMain() {}

    public static void main(String[] folders) throws Exception {
        Map<String, String> properties = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> properties.put(name, System.getProperty(name)));
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        Framework felix = new FrameworkFactory().newFramework(properties);
        felix.init();
        List<Bundle> bundles = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> jars = Files.list(Path.of(folder))) {
                for (Path jar : jars.sorted().toList()) {
                    bundles.add(
                            felix.getBundleContext().installBundle(jar.toUri().toString()));
                }
            }
        }
        felix.start();
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                start(bundle);
            }
        }
        felix.waitForStop(0);
    }

    private static void start(Bundle bundle) {
        try {
            bundle.start();
        } catch (BundleException e) {
            System.err.println(bundle + " does not start: " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }
}
