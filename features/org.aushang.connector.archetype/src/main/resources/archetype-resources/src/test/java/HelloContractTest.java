package ${package};

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationId;
import org.aushang.tck.JobBoardPublisherContract;
import org.junit.jupiter.api.io.TempDir;

/** The kit: one test for every rule of JobBoardPublisher. */
class HelloContractTest extends JobBoardPublisherContract {

    @TempDir
    Path path;

    @Override
    protected JobBoardPublisher connector() {
        return new HelloPublisher(new ChannelId("hello"), true, new Folder(path));
    }

    @Override
    protected int timesShown(PublicationId publication) {
        return Files.exists(path.resolve(publication + ".txt")) ? 1 : 0;
    }

    @Override
    protected Optional<JobBoardPublisher> unreachable() {
        return Optional.of(new HelloPublisher(new ChannelId("hello"), true, new Folder(path.resolve("absent"))));
    }

    /** Takes what it gets, and then does not say so. */
    @Override
    protected Optional<JobBoardPublisher> losingTheAnswer() {
        return Optional.of(new HelloPublisher(new ChannelId("hello"), true, new Folder(path) {

            @Override
            void show(String id, String text) throws IOException {
                super.show(id, text);
                throw new IOException("the answer was lost");
            }
        }));
    }

    @Override
    protected Optional<JobBoardPublisher> talkingNonsense() {
        return Optional.of(new HelloPublisher(new ChannelId("hello"), true, new Folder(path) {

            @Override
            void show(String id, String text) throws IOException {
                throw new IOException("what?");
            }
        }));
    }

    @Override
    protected Optional<JobBoardPublisher> misconfigured() {
        return Optional.of(new HelloPublisher(new ChannelId("hello"), false, new Folder(Path.of(""))));
    }
}
