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
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Slice;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostingLimits;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.TestLedger.MovingClock;
import org.aushang.dispatch.internal.connector.Channels;
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

    private PublicationServiceImpl service(Ledger ledger) {
        Channels channels = new Channels();
        return PublicationServiceImpl.over(ledger, channels, woken::add, new MovingClock("2026-11-22T08:30:00Z"));
    }

    @Test
    void the_same_call_twice_changes_nothing() {
        PublicationServiceImpl service = service(TestLedger.in(directory));
        PublicationStatus first = service.publish(new ChannelId("ch"), JOB);

        PublicationStatus second = service.publish(new ChannelId("ch"), JOB);

        assertThat(second.publication()).isEqualTo(first.publication());
        assertThat(service.timeline(PublicationRef.of("ch", "1"))).hasSize(1);
        assertThat(woken).containsExactly("ch");
    }

    @Test
    void a_call_outlives_the_process() {
        service(TestLedger.in(directory)).publish(new ChannelId("ch"), JOB);

        assertThat(service(TestLedger.in(directory)).status(PublicationRef.of("ch", "1")))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(PublicationState.PENDING));
    }

    @Test
    void two_channels_know_the_same_job_apart() {
        PublicationServiceImpl service = service(TestLedger.in(directory));

        assertThat(service.publish(new ChannelId("one"), JOB).publication())
                .isNotEqualTo(service.publish(new ChannelId("two"), JOB).publication());
    }

    @Test
    void finds_by_channel_job_state_and_text_in_slices() {
        PublicationServiceImpl service = service(TestLedger.in(directory));
        for (int i = 0; i < 5; i++) {
            service.publish(
                    new ChannelId("b"),
                    JobPosting.builder("job" + i).title("100% Koch_" + i).build());
        }
        service.publish(
                new ChannelId("a"), JobPosting.builder("job3").title("Bäcker").build());
        service.withdraw(PublicationRef.of("b", "job4"), Withdrawal.usual());

        PublicationQuery all = PublicationQuery.builder().limit(4).build();
        Slice<PublicationStatus> first = service.find(all);
        Slice<PublicationStatus> second =
                service.find(all.toBuilder().after(first.next().orElseThrow()).build());
        assertThat(first.items())
                .extracting(status -> status.ref().toString())
                .containsExactly("a/job3", "b/job0", "b/job1", "b/job2");
        assertThat(second.items()).extracting(status -> status.ref().toString()).containsExactly("b/job3", "b/job4");
        assertThat(second.next()).isEmpty();

        assertThat(refs(service, PublicationQuery.builder().job(new JobId("job3"))))
                .containsExactly("a/job3", "b/job3");
        Set<ChannelId> both = Set.of(new ChannelId("a"), new ChannelId("b"), new ChannelId("none"));
        assertThat(refs(service, PublicationQuery.builder().channels(both))).hasSize(6);
        assertThat(refs(service, PublicationQuery.builder().channels(Set.of(new ChannelId("a")))))
                .containsExactly("a/job3");
        assertThat(refs(service, PublicationQuery.builder().channels(both).after("a/job3")))
                .containsExactly("b/job0", "b/job1", "b/job2", "b/job3", "b/job4");
        assertThat(refs(service, PublicationQuery.builder().text("bÄcK"))).containsExactly("a/job3");
        assertThat(refs(service, PublicationQuery.builder().text("0% koch_2"))).containsExactly("b/job2");
        assertThat(refs(service, PublicationQuery.builder().text("_"))).hasSize(5);
        assertThat(refs(service, PublicationQuery.builder().states(Set.of(PublicationState.WITHDRAWN))))
                .containsExactly("b/job4");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> service.find(PublicationQuery.builder().after("x").build()));
    }

    private static List<String> refs(PublicationServiceImpl service, PublicationQuery.Builder query) {
        return service.find(query.build()).items().stream()
                .map(status -> status.ref().toString())
                .toList();
    }

    @Test
    void withdrawing_what_nobody_knows_is_nothing() {
        assertThat(service(TestLedger.in(directory)).withdraw(PublicationRef.of("ch", "unknown"), Withdrawal.usual()))
                .isEmpty();
    }

    @Test
    void refuses_a_channel_id_that_is_none() {
        PublicationServiceImpl service = service(TestLedger.in(directory));

        assertThatIllegalArgumentException().isThrownBy(() -> service.publish(new ChannelId("a b"), JOB));
    }

    @Test
    void a_full_disk_is_said_in_one_sentence_and_nothing_is_lost() {
        FilePath.register(new FullDisk());
        Ledger ledger = new Ledger(TestLedger.dataSource("jdbc:h2:file:full:" + directory.resolve("ledger")), true);
        PublicationServiceImpl service = service(ledger);
        service.publish(new ChannelId("ch"), JOB);
        JobPosting large = JOB.toBuilder()
                .description("x".repeat(PostingLimits.DESCRIPTION))
                .build();

        FullDisk.NO_SPACE.set(true);
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> service.publish(new ChannelId("ch"), large))
                .satisfies(e -> {
                    assertThat(e.finding().message().german()).contains("Speicherplatz", "nichts gesendet");
                    assertThat(e.finding().nextStep().german()).isNotBlank();
                });
        FullDisk.NO_SPACE.set(false);

        assertThat(service.status(PublicationRef.of("ch", "1")))
                .hasValueSatisfying(status -> assertThat(status.title()).isEqualTo("Koch"));
        assertThat(service.publish(new ChannelId("ch"), large).state()).isEqualTo(PublicationState.PENDING);
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
