package org.aushang.dispatch.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.aushang.dispatch.internal.model.LedgerException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A database server that failed over without a word: its packets are swallowed, and no connection is closed. */
@Tag("slow")
class SilentDatabaseTest {

    @Test
    @Timeout(60)
    void a_server_that_says_nothing_fails_the_call_and_is_used_again_when_it_speaks() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Relay relay = new Relay(server.getPort())) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setServerNames(new String[] {"127.0.0.1"});
            database.setPortNumbers(new int[] {relay.port()});
            database.setUser("postgres");
            database.setDatabaseName("postgres");
            database.setConnectTimeout(2);
            database.setLoginTimeout(2);
            Ledger ledger = new Ledger(database, false, Duration.ofSeconds(1));

            assertThatThrownBy(() -> ledger.inTransaction(work -> {
                        relay.swallow(true);
                        return work.connection().createStatement().execute("select 1");
                    }))
                    .isInstanceOf(LedgerException.class)
                    .hasCauseInstanceOf(SQLException.class);

            relay.swallow(false);
            assertThat(ledger.<String>inTransaction(work -> "there")).isEqualTo("there");
        }
    }

    /** Passes bytes on, or swallows them. */
    private static final class Relay implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final int target;
        private volatile boolean swallowing;

        private Relay(int target) throws IOException {
            this.target = target;
            threads.execute(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        void swallow(boolean now) {
            swallowing = now;
        }

        private void accept() {
            try {
                while (true) {
                    Socket from = server.accept();
                    Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
                    threads.execute(() -> pass(from, to));
                    threads.execute(() -> pass(to, from));
                }
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }

        private void pass(Socket from, Socket to) {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                byte[] buffer = new byte[8192];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!swallowing) {
                        out.write(buffer, 0, read);
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // The other end is gone; so are we.
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            threads.shutdownNow();
        }
    }
}
