package org.aushang.dispatch.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.dispatch.internal.store.Ledger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A real ledger, and a clock that stands until it is moved. H2 in a file, or PostgreSQL where the build says so: the same
 * tests run on both.
 */
public final class TestLedger {

    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("aushang.database"));

    private TestLedger() {}

    /** The same directory is the same ledger. */
    public static Ledger in(Path directory) {
        return new Ledger(database(directory), !POSTGRESQL);
    }

    public static DataSource database(Path directory) {
        return POSTGRESQL
                ? Postgres.database(
                        "d" + Integer.toHexString(directory.toString().hashCode()))
                : dataSource("jdbc:h2:file:" + directory.resolve("ledger").toAbsolutePath());
    }

    /**
     * One server for all tests of a JVM. Connections are pooled, because opening one for each transaction took most of the time
     * of these tests; the pools of tests that have ended are closed.
     */
    private static final class Postgres {

        private static final int POOLS = 8;

        private static final EmbeddedPostgres SERVER = start();
        private static final Set<String> MADE = new HashSet<>();
        private static final Map<String, JdbcConnectionPool> LATEST = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, JdbcConnectionPool> eldest) {
                if (size() <= POOLS) {
                    return false;
                }
                eldest.getValue().dispose();
                return true;
            }
        };

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static synchronized DataSource database(String name) {
            if (MADE.add(name)) {
                try {
                    new QueryRunner(SERVER.getPostgresDatabase()).update("create database " + name);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
            return LATEST.computeIfAbsent(name, database -> {
                PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
                connections.setUrl(SERVER.getJdbcUrl("postgres", database));
                JdbcConnectionPool pool = JdbcConnectionPool.create(connections);
                pool.setMaxConnections(30);
                return pool;
            });
        }
    }

    public static DataSource dataSource(String url) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url + ";DB_CLOSE_DELAY=-1");
        h2.setUser("aushang");
        return h2;
    }

    /** Moves only when told. */
    public static final class MovingClock extends Clock {

        private Instant now;

        public MovingClock(String now) {
            this.now = Instant.parse(now);
        }

        public void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
