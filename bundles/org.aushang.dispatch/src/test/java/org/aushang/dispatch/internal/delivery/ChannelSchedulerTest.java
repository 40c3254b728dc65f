package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.aushang.api.connector.JobBoards;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.store.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real scheduler, with passes an hour apart unless it is woken. */
class ChannelSchedulerTest {

    @TempDir
    Path directory;

    @Test
    void aCallDuringARoundIsAnsweredByAnotherOne() throws InterruptedException {
        Ledger ledger = TestLedger.in(directory);
        Channels channels = new Channels();
        Semaphore begun = new Semaphore(0);
        CountDownLatch mayEnd = new CountDownLatch(1);
        FakeBoard board = new FakeBoard();
        board.described = () -> {
            begun.release();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        channels.bind(board, Map.of(JobBoards.CHANNEL_ID, "ch"));
        ChannelScheduler scheduler = new ChannelScheduler(
                Duration.ofHours(1),
                1,
                Duration.ofSeconds(5),
                SendPolicy.DEFAULT,
                Duration.ofDays(365),
                ledger,
                channels,
                org.aushang.dispatch.internal.notification.ChannelAlerts.direct(
                        ledger, channels, java.time.Clock.systemUTC()));
        try {
            scheduler.wake("ch");
            assertThat(begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

            scheduler.wake("ch");
            mayEnd.countDown();

            assertThat(begun.tryAcquire(30, TimeUnit.SECONDS))
                    .as("another round begins")
                    .isTrue();
        } finally {
            mayEnd.countDown();
            scheduler.close();
        }
    }
}
