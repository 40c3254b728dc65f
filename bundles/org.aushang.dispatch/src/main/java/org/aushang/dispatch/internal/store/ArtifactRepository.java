package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.utc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.model.LedgerException;

/**
 * The tables of artifacts: files as they were sent and as the board answered, byte for byte, stored compressed. Within one
 * transaction.
 */
public final class ArtifactRepository {

    private static final int PART = 500_000;

    private final Connection connection;
    private final StatementRunner run;

    ArtifactRepository(Connection connection, StatementRunner run) {
        this.connection = connection;
        this.run = run;
    }

    /** Storing the same again changes nothing. */
    public void store(SubmissionId submission, String given, byte[] content, Instant now) throws SQLException {
        // A board chooses the names of its files.
        String name = Columns.cut(200, given);
        String hash = sha256(content);
        boolean known = run.query(
                connection,
                "select 1 from artifact where submission = ? and name = ? and sha256 = ?",
                rows -> rows.next(),
                submission.value(),
                name,
                hash);
        if (known) {
            return;
        }
        run.update(
                connection,
                "insert into artifact (submission, name, sha256, stored_at) values (?, ?, ?, ?)",
                submission.value(),
                name,
                hash,
                utc(now));
        for (int part = 0; part * PART < content.length; part++) {
            run.update(
                    connection,
                    """
                    insert into artifact_part (submission, name, sha256, position, deflated, content)
                    values (?, ?, ?, ?, true, ?)""",
                    submission.value(),
                    name,
                    hash,
                    part,
                    deflate(Arrays.copyOfRange(content, part * PART, Math.min(content.length, (part + 1) * PART))));
        }
    }

    /** Of the submissions that a job was in, oldest first. */
    Map<String, Deque<ArtifactRef>> of(String channel, String job) throws SQLException {
        return run.query(
                connection,
                """
                select submission, name, sha256, stored_at
                from artifact
                where submission in (
                  select t.submission
                  from timeline_step t join publication p on p.id = t.publication
                  where p.channel = ? and p.job = ?
                  union
                  select o.submission
                  from submission_order o join publication p on p.id = o.publication
                  where p.channel = ? and p.job = ?)
                order by stored_at, name""",
                rows -> {
                    Map<String, Deque<ArtifactRef>> found = new HashMap<>();
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getString("submission"), key -> new ArrayDeque<>())
                                .add(new ArtifactRef(
                                        new SubmissionId(rows.getString("submission")),
                                        rows.getString("name"),
                                        rows.getString("sha256"),
                                        rows.getObject("stored_at", OffsetDateTime.class)
                                                .toInstant()));
                    }
                    return found;
                },
                channel,
                job,
                channel,
                job);
    }

    /** The latest of each name. */
    public Map<String, ArtifactRef> of(SubmissionId submission) throws SQLException {
        return run.query(
                connection,
                "select name, sha256, stored_at from artifact where submission = ? order by stored_at, name",
                rows -> {
                    Map<String, ArtifactRef> found = new LinkedHashMap<>();
                    while (rows.next()) {
                        found.put(
                                rows.getString("name"),
                                new ArtifactRef(
                                        submission,
                                        rows.getString("name"),
                                        rows.getString("sha256"),
                                        rows.getObject("stored_at", OffsetDateTime.class)
                                                .toInstant()));
                    }
                    return found;
                },
                submission.value());
    }

    /** Byte for byte; empty if it is not stored any more. */
    public Optional<byte[]> read(ArtifactRef artifact) throws SQLException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Object[] key = {artifact.submission().value(), artifact.name(), artifact.sha256()};
        boolean known = run.query(
                connection,
                "select 1 from artifact where submission = ? and name = ? and sha256 = ?",
                rows -> rows.next(),
                key);
        if (!known) {
            return Optional.empty();
        }
        run.query(
                connection,
                "select deflated, content from artifact_part where submission = ? and name = ? and sha256 = ? order by position",
                rows -> {
                    while (rows.next()) {
                        content.writeBytes(content(rows));
                    }
                    return content;
                },
                key);
        return Optional.of(content.toByteArray());
    }

    /** One part of the content, counted from 0; empty after the last, or if it is not stored any more. */
    public Optional<byte[]> part(ArtifactRef artifact, int position) throws SQLException {
        return run.query(
                connection,
                "select deflated, content from artifact_part where submission = ? and name = ? and sha256 = ? and position = ?",
                rows -> rows.next() ? Optional.of(content(rows)) : Optional.empty(),
                artifact.submission().value(),
                artifact.name(),
                artifact.sha256(),
                position);
    }

    private static byte[] content(ResultSet row) throws SQLException {
        byte[] stored = row.getBytes("content");
        return row.getBoolean("deflated") ? inflate(stored) : stored;
    }

    /** Quickly, because an upload waits for it; XML shrinks to a tenth even so. */
    private static byte[] deflate(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream compressed = new DeflaterOutputStream(out, deflater)) {
            compressed.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] stored) {
        try (InflaterInputStream content = new InflaterInputStream(new ByteArrayInputStream(stored))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new LedgerException("a stored artifact is damaged", e);
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
