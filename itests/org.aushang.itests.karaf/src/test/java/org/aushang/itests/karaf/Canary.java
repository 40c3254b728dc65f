package org.aushang.itests.karaf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.model.PublicationRef;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** A candidate whose data are nowhere but where they belong. Listens to every event while it is open. */
final class Canary implements EventHandler, AutoCloseable {

    static final String NAME = "Zephyrine Kanarienfrau";
    static final String EMAIL = "zephyrine@kanarien.example";
    static final String FILE = "kanarienvogel.txt";
    static final String TEXT = "Ich singe seit Kanarienjahren.";

    private static final List<String> WORDS =
            List.of("zephyrine", "kanarienfrau", "kanarien.example", "kanarienvogel", "kanarienjahren");

    private final ServiceRegistration<EventHandler> registration;
    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    Canary(BundleContext context) {
        registration = context.registerService(
                EventHandler.class, this, FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, "*")));
    }

    static byte[] mail(String to) {
        return ("From: " + NAME + " <" + EMAIL + ">\r\nTo: " + to
                        + "\r\nMessage-ID: <1@kanarien.example>\r\nSubject: Bewerbung von " + NAME
                        + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + TEXT
                        + "\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=" + FILE
                        + "\r\n\r\n" + TEXT + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handleEvent(Event event) {
        StringBuilder text = new StringBuilder(event.getTopic());
        for (String name : event.getPropertyNames()) {
            text.append(' ').append(name).append('=').append(event.getProperty(name));
        }
        events.add(text.toString());
    }

    int events() {
        return events.size();
    }

    /** Where one of its words is, in whatever Karaf has written, in any event, or in the support bundle. */
    List<String> traces(ChannelAdministration administration, PublicationRef job) throws IOException {
        List<String> found = new ArrayList<>();
        events.stream().filter(Canary::isTrace).forEach(event -> found.add("event: " + event));
        Path base = Path.of(System.getProperty("karaf.base", "."));
        for (String folder : List.of("data/log", "aushang", "etc", "instances")) {
            try (Stream<Path> files = Files.walk(base.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (isTrace(Files.readString(file, StandardCharsets.ISO_8859_1))) {
                        found.add("file: " + base.relativize(file));
                    }
                }
            }
        }
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        administration.writeSupportBundle(job, bundle);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isTrace(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1))) {
                    found.add("support bundle: " + entry.getName());
                }
            }
        }
        return found;
    }

    /** In UTF-16 too, as a database may write text. */
    private static boolean isTrace(String text) {
        String plain = text.replace("\0", "").toLowerCase(java.util.Locale.ROOT);
        return WORDS.stream().anyMatch(plain::contains);
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
