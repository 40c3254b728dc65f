package ${package};

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.ReceiveResult;
import org.aushang.api.model.PublicationRef;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Takes applications over: a folder each, here in place of your database. An application that comes again is not stored again. */
@Component
public final class Applications implements ApplicationReceiver {

    private final Path folder;
    private final Set<PublicationRef> jobs;

    @Activate
    public Applications(BundleContext context) {
        this(context.getDataFile("applications").toPath(), Set.of());
    }

    /** @param jobs the jobs that there are; empty: applications are taken for any */
    Applications(Path folder, Set<PublicationRef> jobs) {
        this.folder = folder;
        this.jobs = jobs;
    }

    @Override
    public ReceiveResult receive(Application application) {
        PublicationRef job = application.publication().orElseThrow();
        if (!jobs.isEmpty() && !jobs.contains(job)) {
            return ReceiveResult.unknownJob("There is no job " + job);
        }
        Path stored = folder.resolve(application.id().value());
        try {
            if (Files.exists(stored)) {
                return ReceiveResult.alreadyReceived(application.id().value());
            }
            Files.createDirectories(folder);
            Path part = Files.createTempDirectory(folder, "part");
            Files.writeString(part.resolve("application.txt"), job + "\n" + application.candidate().formattedName() + "\n");
            int number = 0;
            for (Attachment attachment : application.attachments()) {
                // Names are the candidate's: they are no paths.
                try (InputStream in = attachment.open()) {
                    Files.copy(in, part.resolve("attachment-" + number++));
                }
            }
            Files.move(part, stored, StandardCopyOption.ATOMIC_MOVE);
            return ReceiveResult.accepted(application.id().value());
        } catch (IOException e) {
            return ReceiveResult.retryLater(Duration.ofMinutes(1));
        }
    }
}
