package org.aushang.demo.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.model.PublicationRef;
import org.aushang.tck.ApplicationReceiverContract;
import org.junit.jupiter.api.io.TempDir;

/** The demo host holds the contract for those who take applications. */
class DemoInboxTest extends ApplicationReceiverContract {

    @TempDir
    private Path directory;

    @Override
    protected ApplicationReceiver receiver() {
        try {
            return new DemoInbox(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected ApplicationReceiver restarted() {
        return receiver();
    }

    @Override
    protected PublicationRef job() {
        return PublicationRef.of("demo-ba", "it-softwareentwickler");
    }

    @Override
    protected PublicationRef absentJob() {
        return job();
    }

    @Override
    protected int stored() throws IOException {
        try (Stream<Path> folders = Files.list(directory.resolve("applications"))) {
            return (int) folders.count();
        }
    }
}
