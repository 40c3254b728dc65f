package org.aushang.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** An uninstalled bundle leaves no classes behind, also where a thread of the runtime opened a certificate and lives on. */
class LeftBehindTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final int COLLECTIONS = 50;

    @Test
    void a_thread_that_opened_a_certificate_does_not_hold_our_classes() throws Exception {
        TestPki pki = new TestPki(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
        byte[] file = pki.legacyPkcs12("secret");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            WeakReference<ClassLoader> left =
                    thread.submit(() -> openElsewhere(file)).get();

            for (int i = 0; i < COLLECTIONS && left.get() != null; i++) {
                System.gc();
            }
            assertThat(left.get()).isNull();
        } finally {
            thread.shutdownNow();
        }
    }

    /** With classes of its own, as in a bundle. */
    private static WeakReference<ClassLoader> openElsewhere(byte[] file) throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            jars.add(new File(entry).toURI().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Constructor<?> constructor =
                    loader.loadClass(Pkcs12.class.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            Object pkcs12 = constructor.newInstance();
            Method open = pkcs12.getClass().getDeclaredMethod("open", byte[].class, char[].class);
            open.setAccessible(true);
            Object opened = open.invoke(pkcs12, file, "secret".toCharArray());
            assertThat(opened.getClass().getName()).isEqualTo(Pkcs12Content.Key.class.getName());
            assertThat(opened.getClass()).isNotEqualTo(Pkcs12Content.Key.class);
            return new WeakReference<>(loader);
        }
    }
}
