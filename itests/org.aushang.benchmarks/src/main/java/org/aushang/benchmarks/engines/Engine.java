package org.aushang.benchmarks.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** An embedded database with its settings; each commit that {@link #durable} returns from is on the disk. */
enum Engine {
    /** As the ledger was until 2026-11: each end of a transaction writes, and a sync follows. */
    H2_EACH("jdbc:h2:file:%s/db;WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE", "checkpoint sync"),
    /** As the ledger is: commits are written when they have to survive, pages compressed. */
    H2("jdbc:h2:file:%s/db;WRITE_DELAY=1000;COMPRESS=TRUE;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE", "checkpoint sync"),
    /** The same without compression. */
    H2_PLAIN("jdbc:h2:file:%s/db;WRITE_DELAY=1000;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE", "checkpoint sync"),
    /** Chunks that are free are used again at once, and not after 45 s. */
    H2_NO_RETENTION("jdbc:h2:file:%s/db;WRITE_DELAY=500;RETENTION_TIME=0;DB_CLOSE_DELAY=-1", "checkpoint sync"),
    /** Smaller pages, of which each change writes one of each index. */
    H2_SMALL_PAGES("jdbc:h2:file:%s/db;WRITE_DELAY=500;PAGE_SIZE=4096;DB_CLOSE_DELAY=-1", "checkpoint sync"),
    /** The file is written anew when it is closed. */
    H2_COMPACT("jdbc:h2:file:%s/db;WRITE_DELAY=500;DB_CLOSE_DELAY=-1", "checkpoint sync"),
    SQLITE("jdbc:sqlite:%s/db?journal_mode=WAL&synchronous=FULL&busy_timeout=20000", ""),
    HSQLDB("jdbc:hsqldb:file:%s/db;hsqldb.default_table_type=cached;hsqldb.write_delay=false;hsqldb.tx=mvcc", ""),
    DERBY("jdbc:derby:%s/db;create=true", "");

    private final String url;
    private final String sync;

    Engine(String url, String sync) {
        this.url = url;
        this.sync = sync;
    }

    boolean isH2() {
        return name().startsWith("H2");
    }

    Connection connect(Path directory) throws SQLException {
        return connect(directory, "");
    }

    /** One that writes says so from the start, where there is one writer only: it would wait at its first change in vain. */
    Connection connectToWrite(Path directory) throws SQLException {
        return connect(directory, this == SQLITE ? "&transaction_mode=IMMEDIATE" : "");
    }

    private Connection connect(Path directory, String more) throws SQLException {
        Connection connection = DriverManager.getConnection(url.formatted(directory.toAbsolutePath()) + more, "sa", "");
        connection.setAutoCommit(false);
        return connection;
    }

    /** Commits, and returns when that survives a loss of power. */
    void durable(Connection connection) throws SQLException {
        connection.commit();
        if (!sync.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sync);
            }
        }
    }

    /** A type of this engine for the ledger's. */
    String type(String ours) {
        return switch (ours) {
            case "moment" -> this == DERBY ? "timestamp" : "timestamp with time zone";
            case "payload" -> this == SQLITE ? "text" : "varchar(20000)";
            case "file" -> this == HSQLDB ? "varbinary(1000000)" : this == DERBY ? "blob" : isH2() ? "bytea" : "blob";
            default -> ours;
        };
    }

    /** How many bytes a file has. */
    String bytes(String column) {
        return (this == HSQLDB ? "octet_length(" : "length(") + column + ")";
    }

    /** Locks rows until the end of the transaction, where the engine has several writers at all. */
    String forUpdate() {
        return this == SQLITE || this == HSQLDB || this == DERBY ? "" : " for update";
    }

    /** A consistent copy while it is in use; empty if the engine has none in SQL. */
    String backup(Path file) {
        String name = file.toAbsolutePath().toString();
        return switch (this) {
            case SQLITE -> "backup to '" + name + "'";
            case HSQLDB -> "backup database to '" + name + ".tgz' not blocking";
            case DERBY -> "call syscs_util.syscs_backup_database('" + name + "')";
            default -> "backup to '" + name + "'";
        };
    }

    void close(Path directory) throws SQLException {
        if (this == DERBY) {
            try {
                DriverManager.getConnection("jdbc:derby:" + directory.toAbsolutePath() + "/db;shutdown=true");
            } catch (SQLException e) {
                // That is how it says that it is closed.
                if (!"08006".equals(e.getSQLState())) {
                    throw e;
                }
            }
        } else if (this != SQLITE) {
            try (Connection connection = connect(directory);
                    Statement statement = connection.createStatement()) {
                statement.execute(this == H2_COMPACT ? "shutdown compact" : "shutdown");
            }
        }
    }

    static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }
}
