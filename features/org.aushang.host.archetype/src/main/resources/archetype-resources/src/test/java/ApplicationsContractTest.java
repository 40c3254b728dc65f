package ${package};

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.model.PublicationRef;
import org.aushang.tck.ApplicationReceiverContract;
import org.junit.jupiter.api.io.TempDir;

/** What every receiver has to hold: nothing lost, nothing twice, also after a crash. */
class ApplicationsContractTest extends ApplicationReceiverContract {

    @TempDir
    Path folder;

    @Override
    protected ApplicationReceiver receiver() {
        return new Applications(folder, Set.of(job()));
    }

    @Override
    protected ApplicationReceiver restarted() {
        return receiver();
    }

    @Override
    protected PublicationRef job() {
        return PublicationRef.of("ba", "gardener");
    }

    @Override
    protected PublicationRef absentJob() {
        return PublicationRef.of("ba", "no such job");
    }

    @Override
    protected int stored() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(file -> !file.getFileName().toString().startsWith("part")).count();
        }
    }
}
