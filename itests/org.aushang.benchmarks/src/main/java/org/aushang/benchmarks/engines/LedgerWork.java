package org.aushang.benchmarks.engines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** Postings on their way from the host's call to the board's yes, in batches: the ledger's tables, its statements and its commits. */
final class LedgerWork {

    static final int BATCH = 500;
    private static final int CHARACTERS = 2_700;

    private final Engine engine;
    private final Connection connection;
    private final Random random = new Random(7);

    LedgerWork(Engine engine, Path directory) throws SQLException {
        this.engine = engine;
        this.connection = engine.connectToWrite(directory);
    }

    Connection connection() {
        return connection;
    }

    void createTables() throws SQLException {
        String moment = engine.type("moment");
        for (String table : List.of(
                "content (digest varchar(80) not null primary key, payload " + engine.type("payload")
                        + " not null, used_at " + moment + " not null)",
                "publication (id varchar(18) not null primary key, channel varchar(100) not null, job varchar(200) not null,"
                        + " wanted integer not null, digest varchar(80) not null, title varchar(1000) not null, state varchar(20) not"
                        + " null, since " + moment + " not null, next_at " + moment
                        + ", on_board varchar(10) not null, edition"
                        + " bigint not null, submission varchar(40))",
                "submission (id varchar(40) not null primary key, channel varchar(100) not null, state varchar(20) not null,"
                        + " next_at " + moment + " not null, version bigint not null)",
                "submission_order (submission varchar(40) not null, number integer not null, publication varchar(18) not null,"
                        + " digest varchar(80) not null, primary key (submission, number))",
                "step (id bigint not null primary key, submission varchar(40) not null, moment " + moment
                        + " not null, name varchar(40) not null)",
                "change_batch (id bigint not null primary key, size integer not null, changes " + engine.type("file")
                        + " not null)",
                "artifact (submission varchar(40) not null primary key, content " + engine.type("file")
                        + " not null)")) {
            execute("create table " + table);
        }
        execute("create unique index publication_job on publication (channel, job)");
        execute("create index publication_due on publication (channel, state, next_at, id)");
        execute("create index publication_online on publication (channel, on_board, id)");
        execute("create index publication_submission on publication (submission)");
        execute("create index order_publication on submission_order (publication)");
        connection.commit();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The host's call: contents and publications, durably. */
    List<String> publish(int batch) throws SQLException {
        List<String> ids = new ArrayList<>();
        Timestamp now = now();
        try (PreparedStatement content = connection.prepareStatement("insert into content values (?,?,?)");
                PreparedStatement publication =
                        connection.prepareStatement("insert into publication values (?,?,?,?,?,?,?,?,?,?,?,?)")) {
            for (int i = 0; i < BATCH; i++) {
                String id = "P%09d-%05d".formatted(batch, i);
                ids.add(id);
                set(content, digest(id), text(), now);
                content.addBatch();
                set(
                        publication,
                        id,
                        "channel" + batch % 20,
                        "job-" + id,
                        1,
                        digest(id),
                        "Gärtnerin / Gärtner (m/w/d) " + i,
                        "PENDING",
                        now,
                        now,
                        "ABSENT",
                        0L,
                        null);
                publication.addBatch();
            }
            content.executeBatch();
            publication.executeBatch();
        }
        changed(batch * 10L, ids);
        engine.durable(connection);
        return ids;
    }

    /** An attempt, its file, its result and its verdict: four durable commits. */
    void deliver(int batch, List<String> ids) throws SQLException, IOException {
        String submission = "S%09d".formatted(batch);
        lock(ids);
        try (PreparedStatement insert = connection.prepareStatement("insert into submission values (?,?,?,?,?)");
                PreparedStatement order =
                        connection.prepareStatement("insert into submission_order values (?,?,?,?)")) {
            set(insert, submission, "channel" + batch % 20, "SENDING", now(), 0L);
            insert.executeUpdate();
            for (int i = 0; i < ids.size(); i++) {
                set(order, submission, i, ids.get(i), digest(ids.get(i)));
                order.addBatch();
            }
            order.executeBatch();
        }
        update(ids, "PENDING", "ABSENT", 0, submission);
        step(batch * 10L + 1, submission, "attempt");
        engine.durable(connection);
        try (PreparedStatement artifact = connection.prepareStatement("insert into artifact values (?,?)")) {
            set(artifact, submission, file(ids.size()));
            artifact.executeUpdate();
        }
        engine.durable(connection);
        verdict(batch, ids, submission, "SUBMITTED", "UNCERTAIN", 2);
        verdict(batch, ids, submission, "ACCEPTED", "PRESENT", 3);
    }

    private void verdict(int batch, List<String> ids, String submission, String state, String board, int number)
            throws SQLException {
        lock(ids);
        update(ids, state, board, batch, submission);
        try (PreparedStatement update = connection.prepareStatement(
                "update submission set state = ?, next_at = ?, version = version + 1 where id = ?")) {
            set(update, state, now(), submission);
            update.executeUpdate();
        }
        step(batch * 10L + number, submission, state);
        changed(batch * 10L + number, ids);
        engine.durable(connection);
    }

    private void lock(List<String> ids) throws SQLException {
        String places = String.join(",", Collections.nCopies(ids.size(), "?"));
        try (PreparedStatement select = connection.prepareStatement(
                "select * from publication where id in (" + places + ") order by id" + engine.forUpdate())) {
            set(select, ids.toArray());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    rows.getString("digest");
                }
            }
        }
    }

    private void update(List<String> ids, String state, String board, int edition, String submission)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update publication set state = ?, since = ?, next_at = ?, on_board = ?, edition = ?, submission = ? where id"
                        + " = ?")) {
            for (String id : ids) {
                set(update, state, now(), now(), board, (long) edition, submission, id);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void step(long id, String submission, String name) throws SQLException {
        try (PreparedStatement step = connection.prepareStatement("insert into step values (?,?,?,?)")) {
            set(step, id, submission, now(), name);
            step.executeUpdate();
        }
    }

    private void changed(long id, List<String> ids) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement("insert into change_batch values (?,?,?)")) {
            set(change, id, ids.size(), String.join(",", ids).getBytes(StandardCharsets.UTF_8));
            change.executeUpdate();
        }
    }

    /** One posting, changed by its host. */
    void change(String id) throws SQLException {
        lock(List.of(id));
        update(List.of(id), "PENDING", "PRESENT", 1, "S");
        engine.durable(connection);
    }

    /** As spread over all values as a real one, because an index over them is what writes most. */
    private static String digest(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return "2:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Timestamp now() {
        return new Timestamp(System.currentTimeMillis());
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** Like German text: it can be compressed, but not to nothing. */
    private String text() {
        StringBuilder text = new StringBuilder(CHARACTERS + 20);
        while (text.length() < CHARACTERS) {
            text.append(Integer.toString(random.nextInt(50_000), 26)).append(' ');
        }
        return text.substring(0, CHARACTERS);
    }

    private byte[] file(int records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
            for (int i = 0; i < records; i++) {
                deflated.write(text().substring(0, CHARACTERS / 4).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
