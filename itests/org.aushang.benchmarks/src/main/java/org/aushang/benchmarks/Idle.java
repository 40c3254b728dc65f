package org.aushang.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.connector.Channels;
import org.aushang.dispatch.internal.delivery.ChannelScheduler;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.notification.ChannelAlerts;
import org.aushang.dispatch.internal.service.ChannelServiceImpl;
import org.aushang.dispatch.internal.service.PublicationServiceImpl;
import org.aushang.dispatch.internal.store.Ledger;

/** What a node costs that has many channels and nothing to do. In a JVM of its own; says its figures. */
public final class Idle {

    private static final int CHANNELS = 2_000;
    private static final int SECONDS = 30;

    private Idle() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Ledgers.directory();
        AtomicLong statements = new AtomicLong();
        DataSource database = counting(Ledgers.h2(directory), DataSource.class, statements);
        long heapBefore = heap();
        int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
        Ledger ledger = new Ledger(database, true);
        Channels channels = new Channels();
        List<String> ids =
                IntStream.range(0, CHANNELS).mapToObj(i -> "channel" + i).toList();
        ids.forEach(id -> channels.bind(new Ledgers.Board(id), Map.of(JobBoards.CHANNEL_ID, id)));
        ChannelScheduler scheduler = new ChannelScheduler(
                Duration.ofSeconds(10),
                4,
                Duration.ofSeconds(30),
                SendPolicy.DEFAULT,
                Duration.ofDays(365),
                ledger,
                channels,
                ChannelAlerts.direct(ledger, channels, java.time.Clock.systemUTC()));
        ChannelServiceImpl channelService = new ChannelServiceImpl(List::of, ledger, channels, Clock.systemUTC());
        PublicationServiceImpl service =
                PublicationServiceImpl.over(ledger, channels, scheduler::wake, Clock.systemUTC());
        long begin = System.nanoTime();
        for (String id : ids) {
            service.publish(
                    new ChannelId(id), JobPosting.builder("1").title("Gärtner").build());
        }
        while (channelService.channels().stream()
                .anyMatch(channel -> !channel.publications().containsKey(PublicationState.ACCEPTED))) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d channels, one posting each, from the first call to the last acceptance: %.1f s%n",
                CHANNELS,
                (System.nanoTime() - begin) / 1e9);
        TimeUnit.SECONDS.sleep(15);
        long before = statements.get();
        TimeUnit.SECONDS.sleep(SECONDS);
        double rate = (statements.get() - before) / (double) SECONDS;
        System.out.printf(
                Locale.ROOT,
                "the same node with nothing to do: %.1f statements a second, %d threads more than before, %.1f KB of heap for"
                        + " each channel (%.1f MB in all, the database's cache included)%n",
                rate,
                ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore,
                (heap() - heapBefore) / 1024.0 / CHANNELS,
                (heap() - heapBefore) / 1024.0 / 1024);
        System.exit(0);
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Every statement that goes to the database is counted. */
    static <T> T counting(T real, Class<T> type, AtomicLong count) {
        return type.cast(Proxy.newProxyInstance(
                Idle.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = call(real, method, arguments);
                    if (method.getName().startsWith("execute")) {
                        count.incrementAndGet();
                    }
                    if (result instanceof Connection connection) {
                        return counting(connection, Connection.class, count);
                    }
                    if (result instanceof PreparedStatement statement) {
                        return counting(statement, PreparedStatement.class, count);
                    }
                    return result instanceof Statement statement
                                    && !method.getName().equals("getStatement")
                            ? counting(statement, Statement.class, count)
                            : result;
                }));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
