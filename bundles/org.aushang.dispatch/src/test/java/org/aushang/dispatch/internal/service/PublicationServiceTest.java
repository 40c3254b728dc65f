package org.aushang.dispatch.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostingLimits;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.TestLedger.MovingClock;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.notification.ChangeNotifier;
import org.aushang.dispatch.internal.store.Ledger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationServiceTest {

    private static final JobPosting JOB =
            JobPosting.builder("1").title("Koch").description("…").build();

    @TempDir
    Path directory;

    private final List<String> woken = new ArrayList<>();

    private PublicationServiceImpl desk(Ledger ledger) {
        Channels channels = new Channels();
        return new PublicationServiceImpl(
                ledger,
                channels,
                new ChangeNotifier(ledger, channels),
                woken::add,
                new MovingClock("2026-11-22T08:30:00Z"));
    }

    @Test
    void the_same_call_twice_changes_nothing() {
        PublicationServiceImpl desk = desk(TestLedger.in(directory));
        PublicationStatus first = desk.publish("ch", JOB);

        PublicationStatus second = desk.publish("ch", JOB);

        assertThat(second.publication()).isEqualTo(first.publication());
        assertThat(desk.timeline("ch", "1")).hasSize(1);
        assertThat(woken).containsExactly("ch");
    }

    @Test
    void a_call_outlives_the_process() {
        desk(TestLedger.in(directory)).publish("ch", JOB);

        assertThat(desk(TestLedger.in(directory)).status("ch", "1"))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(PublicationState.PENDING));
    }

    @Test
    void two_channels_know_the_same_job_apart() {
        PublicationServiceImpl desk = desk(TestLedger.in(directory));

        assertThat(desk.publish("one", JOB).publication())
                .isNotEqualTo(desk.publish("two", JOB).publication());
    }

    @Test
    void withdrawing_what_nobody_knows_is_nothing() {
        assertThat(desk(TestLedger.in(directory)).withdraw("ch", "unknown")).isEmpty();
    }

    @Test
    void refuses_a_channel_id_that_is_none() {
        PublicationServiceImpl desk = desk(TestLedger.in(directory));

        assertThatIllegalArgumentException().isThrownBy(() -> desk.publish("a b", JOB));
    }

    @Test
    void a_full_disk_is_said_in_one_sentence_and_nothing_is_lost() {
        FilePath.register(new FullDisk());
        Ledger ledger = new Ledger(TestLedger.dataSource("jdbc:h2:file:full:" + directory.resolve("ledger")), true);
        PublicationServiceImpl desk = desk(ledger);
        desk.publish("ch", JOB);
        JobPosting large = JOB.toBuilder()
                .description("x".repeat(PostingLimits.DESCRIPTION))
                .build();

        FullDisk.NO_SPACE.set(true);
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> desk.publish("ch", large))
                .satisfies(e -> {
                    assertThat(e.finding().message().german()).contains("Speicherplatz", "nichts gesendet");
                    assertThat(e.finding().nextStep().german()).isNotBlank();
                });
        FullDisk.NO_SPACE.set(false);

        assertThat(desk.status("ch", "1"))
                .hasValueSatisfying(status -> assertThat(status.title()).isEqualTo("Koch"));
        assertThat(desk.publish("ch", large).state()).isEqualTo(PublicationState.PENDING);
    }

    /** A real file system that has no space left when told so. */
    public static final class FullDisk extends FilePathWrapper {

        private static final AtomicBoolean NO_SPACE = new AtomicBoolean();

        @Override
        public String getScheme() {
            return "full";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new FullFile(super.open(mode));
        }
    }

    private static final class FullFile extends FileBaseDefault {

        private final FileChannel file;

        FullFile(FileChannel file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            if (FullDisk.NO_SPACE.get()) {
                throw new IOException("No space left on device");
            }
            return file.write(source, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public java.nio.channels.FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
