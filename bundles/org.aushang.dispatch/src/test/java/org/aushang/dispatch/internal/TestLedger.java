package org.aushang.dispatch.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.aushang.dispatch.internal.ledger.Ledger;
import org.h2.jdbcx.JdbcDataSource;

/** A real ledger in a file of its own, and a clock that stands until it is moved. */
public final class TestLedger {

    private TestLedger() {}

    public static Ledger in(Path directory) {
        return new Ledger(
                dataSource("jdbc:h2:file:" + directory.resolve("ledger").toAbsolutePath()));
    }

    public static DataSource dataSource(String url) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url + ";WRITE_DELAY=0");
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
