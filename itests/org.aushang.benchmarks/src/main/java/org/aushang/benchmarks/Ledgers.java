package org.aushang.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.Limits;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.delivery.ChannelWorker;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.service.ChannelServiceImpl;
import org.aushang.dispatch.internal.service.PublicationServiceImpl;
import org.aushang.dispatch.internal.store.Ledger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** Databases as hosts have them, and the service on them with a board that takes everything at once. */
final class Ledgers {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Ledgers() {}

    /** A new one, among what the build makes and removes. */
    static Path directory() throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("itests/org.aushang.benchmarks/target/ledgers")), "run");
    }

    /** As the embedded one is opened. */
    static DataSource h2(Path directory) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + directory.toAbsolutePath().resolve("ledger" + NUMBER.incrementAndGet())
                + ";WRITE_DELAY=1000;COMPRESS=TRUE;QUERY_CACHE_SIZE=64;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE");
        h2.setUser("aushang");
        return JdbcConnectionPool.create(h2);
    }

    /** Every commit on the disk before it is acknowledged, behind a pool. */
    static EmbeddedPostgres postgresql() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    static DataSource pooled(EmbeddedPostgres server) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(server.getPostgresDatabase());
        pool.setMaximumPoolSize(12);
        return new HikariDataSource(pool);
    }

    /** The services and a worker, without a scheduler. */
    record Office(
            Ledger ledger,
            Channels channels,
            PublicationServiceImpl service,
            ChannelServiceImpl channelService,
            ChannelWorker worker,
            Map<ChannelId, List<JobPosting>> all) {

        /** More postings for a channel, all of its earlier ones with them. */
        void add(ChannelId channel, List<JobPosting> more) {
            List<JobPosting> whole = all.computeIfAbsent(channel, id -> new ArrayList<>());
            whole.addAll(more);
            service.replaceAll(channel, whole);
        }

        /** How many of a channel are not accepted yet. */
        long open(String channel) {
            return channelService.channels().stream()
                    .filter(status -> status.channel().value().equals(channel))
                    .flatMap(status -> status.publications().entrySet().stream())
                    .filter(count -> count.getKey() != PublicationState.ACCEPTED)
                    .mapToLong(count -> count.getValue())
                    .sum();
        }
    }

    /** @param embedded whether it is a file of this process alone, whose commits are synced by the ledger */
    static Office office(
            DataSource database,
            boolean embedded,
            List<String> channelIds,
            Function<String, JobBoardPublisher> boards) {
        Ledger ledger = new Ledger(database, embedded);
        Channels channels = new Channels();
        channelIds.forEach(id -> channels.bind(boards.apply(id), Map.of(JobBoards.CHANNEL_ID, id)));
        Clock clock = Clock.systemUTC();
        PublicationServiceImpl service = PublicationServiceImpl.over(ledger, channels, id -> {}, clock);
        ChannelServiceImpl channelService = new ChannelServiceImpl(List::of, ledger, channels, clock);
        ChannelWorker worker =
                new ChannelWorker(ledger, channels, clock, Duration.ofHours(1), SendPolicy.DEFAULT, () -> false);
        return new Office(ledger, channels, service, channelService, worker, new HashMap<>());
    }

    static Office office(DataSource database, boolean embedded, List<String> channelIds) {
        return office(database, embedded, channelIds, Board::new);
    }

    /** Takes everything, and says so when it is asked, as the BA does. */
    record Later(String id) implements JobBoardPublisher {

        @Override
        public ChannelDescriptor describe() {
            return ChannelDescriptor.builder(new ChannelId(id), "board")
                    .limits(Limits.builder()
                            .batchSize(500)
                            .firstPollAfter(Duration.ofNanos(1))
                            .pollInterval(Duration.ofNanos(1))
                            .build())
                    .build();
        }

        @Override
        public List<Finding> check(JobPosting posting, CheckContext context) {
            return List.of();
        }

        @Override
        public SubmitResult submit(Submission submission, SubmitContext context) {
            Instant now = context.clock().instant();
            return SubmitResult.delivered(Receipt.of(submission, "r" + now.toEpochMilli(), now));
        }

        @Override
        public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
            return open.stream()
                    .flatMap(receipt -> receipt.entries().stream().map(entry -> Verdict.builder(
                                    receipt.submission(), entry.publication(), Verdict.Decision.ACCEPTED)
                            .evidence("taken")
                            .build()))
                    .toList();
        }
    }

    /** Takes everything and says so at once. */
    record Board(String id) implements JobBoardPublisher {

        @Override
        public ChannelDescriptor describe() {
            return ChannelDescriptor.builder(new ChannelId(id), "board")
                    .limits(Limits.builder().batchSize(500).build())
                    .capabilities(Capabilities.builder()
                            .answer(Capabilities.Answer.AT_ONCE)
                            .build())
                    .build();
        }

        @Override
        public List<Finding> check(JobPosting posting, CheckContext context) {
            return List.of();
        }

        @Override
        public SubmitResult submit(Submission submission, SubmitContext context) {
            Instant now = context.clock().instant();
            List<Verdict> verdicts = submission.orders().stream()
                    .map(order -> Verdict.builder(submission.id(), order.publication(), Verdict.Decision.ACCEPTED)
                            .evidence("taken")
                            .build())
                    .toList();
            return SubmitResult.delivered(Receipt.of(submission, "r" + now.toEpochMilli(), now), verdicts);
        }
    }
}
