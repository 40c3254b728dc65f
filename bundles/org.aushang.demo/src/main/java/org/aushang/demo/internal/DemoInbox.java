package org.aushang.demo.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Field;
import org.aushang.api.model.JobId;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo host takes applications: each becomes a folder of its own that appears at once and whole, so that one that is offered
 * again is known. {@code applications.txt} lists them.
 */
@Component(configurationPid = DemoHost.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class DemoInbox implements ApplicationReceiver {

    private static final Logger log = LoggerFactory.getLogger(DemoInbox.class);

    private final Path directory;

    @Activate
    public DemoInbox(Map<String, Object> properties) throws IOException {
        this(Path.of(SettingsReader.of(DemoConfig.class, properties).text("directory")));
    }

    DemoInbox(Path home) throws IOException {
        directory = Files.createDirectories(home.resolve("applications"));
    }

    @Override
    public ReceiveResult receive(Application application) {
        String reference = "ATS-" + application.id().reference();
        Path folder = directory.resolve(reference);
        try {
            if (Files.exists(folder)) {
                return ReceiveResult.alreadyReceived(reference);
            }
            store(application, folder);
            list();
            return ReceiveResult.accepted(reference);
        } catch (FileAlreadyExistsException e) {
            return ReceiveResult.alreadyReceived(reference);
        } catch (IOException e) {
            log.error("An application could not be written: {}", e.getClass().getName());
            return ReceiveResult.retryLater(Duration.ofSeconds(10));
        }
    }

    private void store(Application application, Path folder) throws IOException {
        Path draft = Files.createTempDirectory(directory, "draft-");
        try {
            write(application, draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(draft);
        }
    }

    /** What a failure left; nothing after a success. */
    private static void delete(Path draft) throws IOException {
        if (Files.exists(draft)) {
            try (Stream<Path> files = Files.list(draft)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(draft);
        }
    }

    private static void write(Application application, Path folder) throws IOException {
        int number = 0;
        for (Attachment file : application.attachments()) {
            try (InputStream in = file.open()) {
                Files.copy(in, folder.resolve(++number + "-" + file.name()));
            }
        }
        String job = application.publication().map(ref -> ref.job().value()).orElse("");
        Files.writeString(
                folder.resolve("line.txt"),
                String.join(
                        " | ",
                        application.origin().toString().toLowerCase(java.util.Locale.ROOT),
                        job,
                        application.candidate().formattedName() + " <"
                                + application.candidate().email() + ">",
                        number + " file(s)",
                        application.match().evidence().english()));
        Files.writeString(folder.resolve("message.txt"), application.message());
    }

    private synchronized void list() throws IOException {
        List<Path> lines;
        try (Stream<Path> folders = Files.list(directory)) {
            lines = folders.filter(folder -> folder.getFileName().toString().startsWith("ATS-"))
                    .map(folder -> folder.resolve("line.txt"))
                    .sorted()
                    .toList();
        }
        StringBuilder all = new StringBuilder();
        for (Path line : lines) {
            all.append(Files.readString(line)).append('\n');
        }
        Path draft = directory.resolveSibling("applications.draft");
        Files.writeString(draft, all);
        Files.move(
                draft,
                directory.resolveSibling("applications.txt"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Schema questions(ChannelId channel, JobId job) {
        return new Schema(
                List.of(Field.builder("start", Field.Type.TEXT, LocalizedText.of("Frühester Beginn", "Earliest start"))
                        .build()));
    }
}
