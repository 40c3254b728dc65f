package org.aushang.applications.internal.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationQuery;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.Attachment;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationRef;
import org.aushang.applications.internal.model.CandidateMail;
import org.jspecify.annotations.Nullable;

/** The tables of the inbox. Within one transaction. */
public final class ApplicationRepository {

    private static final int LONGEST_TEXT = 200;

    private final Connection connection;
    private final ContentRepository contents;
    private final QueryRunner run = new QueryRunner(true);

    public ApplicationRepository(Connection connection, ContentCipher cipher) {
        this.connection = connection;
        this.contents = new ContentRepository(connection, cipher);
    }

    /** @return false if it is there already; then nothing has changed */
    public boolean insert(ApplicationRow row, Application application) throws SQLException, IOException {
        if (find(row.id()).isPresent()) {
            return false;
        }
        PublicationRef ref = row.publication();
        run.update(
                connection,
                "insert into application (" + ApplicationRow.COLUMNS
                        + ", version) values (?, ?, ?, ?, ?, ?, ?, cast(? as timestamp with time zone), ?, ?, ?, 0)",
                row.id().value(),
                row.state().name(),
                utc(row.since()),
                utc(row.receivedAt()),
                ref == null ? null : ref.channel().value(),
                ref == null ? null : ref.job().value(),
                row.attempts(),
                next(row),
                cut(row.hostReference()),
                cut(row.reason()),
                row.person());
        String id = row.id().value();
        contents.insert(id, ContentRepository.JSON, ApplicationCodec.write(application));
        if (application.original().isPresent()) {
            contents.insert(
                    id, ContentRepository.ORIGINAL, read(application.original().get()));
        }
        int number = 1;
        for (Attachment file : application.attachments()) {
            contents.insert(id, number++, read(file));
        }
        return true;
    }

    private static byte[] read(Attachment file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    /** Replaces what is known of it, but not its files. */
    public void describe(Application application) throws SQLException {
        contents.replace(application.id().value(), ContentRepository.JSON, ApplicationCodec.write(application));
    }

    /** Keeps what the candidate will be told, in place of what waited; it survives the content that the host has accepted. */
    public void keepMail(ApplicationId id, CandidateMail mail) throws SQLException {
        contents.replace(id.value(), ContentRepository.MAIL, ApplicationCodec.write(mail));
    }

    /** Takes it away; empty if there is none. */
    public Optional<CandidateMail> takeCandidateMail(ApplicationId id) throws SQLException, IOException {
        Optional<byte[]> written = contents.read(id.value(), ContentRepository.MAIL);
        contents.delete(id.value(), ContentRepository.MAIL);
        return written.isEmpty() ? Optional.empty() : Optional.of(ApplicationCodec.readCandidateMail(written.get()));
    }

    /** Empties infected files, and deletes the original if it is not part of it any more. */
    public void dropInfected(Application application) throws SQLException {
        String id = application.id().value();
        int number = 0;
        for (Attachment file : application.attachments()) {
            number++;
            if (file.scanResult() == Attachment.ScanResult.INFECTED) {
                contents.replace(id, number, new byte[0]);
            }
        }
        if (application.original().isEmpty()) {
            contents.delete(id, ContentRepository.ORIGINAL);
        }
    }

    public void update(ApplicationRow row) throws SQLException {
        PublicationRef ref = row.publication();
        run.update(
                connection,
                """
                update application set state = ?, since = ?, channel = ?, job = ?, attempts = ?, next_attempt = cast(? as timestamp with time zone),
                host_reference = ?, reason = ?, version = version + 1 where id = ?""",
                row.state().name(),
                utc(row.since()),
                ref == null ? null : ref.channel().value(),
                ref == null ? null : ref.job().value(),
                row.attempts(),
                next(row),
                cut(row.hostReference()),
                cut(row.reason()),
                row.id().value());
        if (!row.state().hasContent()) {
            // The host has it, or declined it: the candidate is told of its arrival all the same. One that is erased is
            // forgotten whole.
            contents.deleteFrom(
                    row.id().value(),
                    row.state() == ApplicationState.ERASED ? ContentRepository.MAIL : ContentRepository.JSON);
        }
    }

    public Optional<ApplicationRow> find(ApplicationId id) throws SQLException {
        return rows("where id = ?", id.value()).stream().findFirst();
    }

    /** The same, and no other transaction changes it until the end of this one. */
    public Optional<ApplicationRow> lock(ApplicationId id) throws SQLException {
        return rows("where id = ? for update", id.value()).stream().findFirst();
    }

    /** The latest first; one more than the limit if there are more. */
    public List<ApplicationRow> find(ApplicationQuery query) throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> values = new ArrayList<>();
        if (!query.states().isEmpty()) {
            conditions.add("state in (" + places(query.states().size()) + ")");
            query.states().forEach(state -> values.add(state.name()));
        }
        Optional<Set<ChannelId>> channels = query.channels();
        if (channels.isPresent()) {
            conditions.add(
                    channels.get().isEmpty()
                            ? "1 = 0"
                            : "channel in (" + places(channels.get().size()) + ")");
            channels.get().forEach(channel -> values.add(channel.value()));
        }
        if (query.publication().isPresent()) {
            conditions.add("channel = ? and job = ?");
            values.add(query.publication().get().channel().value());
            values.add(query.publication().get().job().value());
        }
        Optional<ApplicationRow> after = Optional.empty();
        if (query.after().filter(ApplicationId::isValid).isPresent()) {
            after = find(new ApplicationId(query.after().get()));
        }
        if (after.isPresent()) {
            conditions.add("(received_at < ? or (received_at = ? and id < ?))");
            values.add(utc(after.get().receivedAt()));
            values.add(utc(after.get().receivedAt()));
            values.add(after.get().id().value());
        }
        values.add(query.limit() + 1);
        return rows(
                "where " + String.join(" and ", conditions) + " order by received_at desc, id desc limit ?",
                values.toArray());
    }

    /** All of one person since then, the latest first. */
    public List<ApplicationRow> of(String person, Instant since) throws SQLException {
        return person.isEmpty()
                ? List.of()
                : rows("where person = ? and received_at >= ? order by received_at desc, id", person, utc(since));
    }

    /** Those with contents that came before this moment. */
    public List<ApplicationRow> older(Instant than, int limit) throws SQLException {
        return rows(
                "where state not in ('ACCEPTED', 'DECLINED', 'ERASED') and received_at < ? order by received_at, id limit ?",
                utc(than),
                limit);
    }

    /** Pending ones that no task is going to offer. */
    public List<ApplicationRow> forgotten(String task, int limit) throws SQLException {
        return rows(
                """
                where state = 'PENDING' and not exists (select 1 from aushang_inbox_task
                  where task_name = ? and task_instance = application.id) order by received_at, id limit ?""",
                task,
                limit);
    }

    public ApplicationCounts counts() {
        return new ApplicationCounts(connection);
    }

    /** Of those that were erased that long ago nothing is left. */
    public int purge(Instant before) throws SQLException {
        return run.update(
                connection,
                "delete from application where state in ('ACCEPTED', 'DECLINED', 'ERASED') and since < ?",
                utc(before));
    }

    /** @return empty if it is erased */
    public Optional<Application> application(ApplicationId id, Contents files) throws SQLException, IOException {
        Optional<byte[]> json = contents.read(id.value(), ContentRepository.JSON);
        return json.isEmpty()
                ? Optional.empty()
                : Optional.of(ApplicationCodec.read(
                        json.get(), number -> () -> new ByteArrayInputStream(files.read(id, number))));
    }

    /** Reads a file later, in a transaction of its own. */
    @FunctionalInterface
    public interface Contents {

        /** @throws IOException if it is erased by now */
        byte[] read(ApplicationId id, int number) throws IOException;
    }

    /** Empty if it is erased. */
    public Optional<byte[]> content(ApplicationId id, int part) throws SQLException, IOException {
        return contents.read(id.value(), part);
    }

    /** A task of db-scheduler in this transaction: it is there if and only if the application is. */
    public void schedule(String task, ApplicationId id, Instant at) throws SQLException {
        int changed = run.update(
                connection,
                "update aushang_inbox_task set execution_time = ?, version = version + 1 where task_name = ? and task_instance = ?"
                        + " and picked = ?",
                utc(at),
                task,
                id.value(),
                false);
        boolean running = changed == 0
                && run.query(
                        connection,
                        "select 1 from aushang_inbox_task where task_name = ? and task_instance = ?",
                        ResultSet::next,
                        task,
                        id.value());
        if (changed == 0 && !running) {
            run.update(
                    connection,
                    "insert into aushang_inbox_task (task_name, task_instance, execution_time, picked, version)"
                            + " values (?, ?, ?, ?, 1)",
                    task,
                    id.value(),
                    utc(at),
                    false);
        }
    }

    private List<ApplicationRow> rows(String where, Object... values) throws SQLException {
        return run.query(
                connection,
                "select " + ApplicationRow.COLUMNS + " from application " + where,
                rows -> {
                    List<ApplicationRow> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(ApplicationRow.read(rows));
                    }
                    return found;
                },
                values);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime next(ApplicationRow row) {
        Instant next = row.nextAttempt();
        return next == null ? null : utc(next);
    }

    private static String cut(String text) {
        String clean = text.replace("\0", "");
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
    }

    static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
