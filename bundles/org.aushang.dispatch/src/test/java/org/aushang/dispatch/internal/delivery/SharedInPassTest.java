package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aushang.api.connector.PassContext;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connector's calls share in one pass. */
class SharedInPassTest {

    @TempDir
    Path directory;

    private final List<String> events = new ArrayList<>();

    /** Says when it was made and closed. */
    private final class Connection implements AutoCloseable {

        private Connection() {
            events.add("made");
        }

        @Override
        public void close() {
            events.add("closed");
        }
    }

    private Stage stage() {
        Stage stage = new Stage(directory);
        stage.board.collects = context -> talk("look", context);
        return stage;
    }

    private void talkWhenSubmitting(Stage stage) {
        stage.board.handovers.add((submission, context) -> {
            talk("upload", context);
            return stage.board.take(submission, context);
        });
    }

    private void talk(String event, PassContext context) {
        assertThat(context.shared(Connection.class, Connection::new)).isNotNull();
        events.add(event);
    }

    private static void publish(Stage stage, String job) {
        stage.service.publish(Stage.CHANNEL, Stage.job(job, "Koch"));
    }

    @Test
    void one_for_each_pass_and_closed_after_it() {
        Stage stage = stage();
        publish(stage, "1");
        talkWhenSubmitting(stage);
        stage.work();
        assertThat(events).containsExactly("made", "upload", "closed");

        publish(stage, "2");
        talkWhenSubmitting(stage);
        events.clear();
        stage.workLater(Duration.ofMinutes(11));
        assertThat(events).containsExactly("made", "look", "upload", "closed");
    }

    @Test
    void nothing_is_made_that_no_call_asks_for() {
        Stage stage = stage();
        publish(stage, "1");

        stage.work();

        assertThat(events).isEmpty();
    }

    @Test
    void a_call_that_failed_leaves_nothing_to_the_next() {
        Stage stage = stage();
        publish(stage, "1");
        stage.work();
        publish(stage, "2");
        talkWhenSubmitting(stage);
        stage.board.collects = context -> {
            talk("look", context);
            throw new IllegalStateException("a defect");
        };

        stage.workLater(Duration.ofMinutes(11));

        assertThat(events).containsExactly("made", "look", "closed", "made", "upload", "closed");
    }

    @Test
    void what_cannot_be_closed_does_not_keep_the_rest_open() {
        SharedInPass shared = new SharedInPass();
        shared.get(AutoCloseable.class, () -> () -> {
            throw new IllegalStateException("stuck");
        });
        shared.get(Connection.class, Connection::new);

        shared.discard();

        assertThat(events).containsExactly("made", "closed");
        assertThat(shared.get(Connection.class, Connection::new)).isNotNull();
        assertThat(events).containsExactly("made", "closed", "made");
        shared.close();
        assertThat(events).containsExactly("made", "closed", "made", "closed");
        assertThatThrownBy(() -> shared.get(Connection.class, Connection::new))
                .as("a call that was cut and goes on")
                .isInstanceOf(IllegalStateException.class);
    }
}
