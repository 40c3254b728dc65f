package org.aushang.dispatch.internal.ledger;

import static org.aushang.dispatch.internal.ledger.Publications.utc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.model.SubmissionId;

/** What left us and what the board said, byte for byte, within one transaction. */
public final class Artefacts {

    private static final int PART = 500_000;

    private final Connection connection;
    private final QueryRunner run = new QueryRunner();

    public Artefacts(Connection connection) {
        this.connection = connection;
    }

    /** Keeping the same again changes nothing. */
    public void keep(SubmissionId submission, String name, byte[] content, Instant now) throws SQLException {
        String hash = sha256(content);
        boolean known = run.query(
                connection,
                "select 1 from artefact where submission = ? and name = ? and sha256 = ?",
                rows -> rows.next(),
                submission.value(),
                name,
                hash);
        if (known) {
            return;
        }
        run.update(
                connection,
                "insert into artefact (submission, name, sha256, kept_at) values (?, ?, ?, ?)",
                submission.value(),
                name,
                hash,
                utc(now));
        for (int part = 0; part * PART < content.length; part++) {
            run.update(
                    connection,
                    "insert into artefact_part (submission, name, sha256, position, content) values (?, ?, ?, ?, ?)",
                    submission.value(),
                    name,
                    hash,
                    part,
                    Arrays.copyOfRange(content, part * PART, Math.min(content.length, (part + 1) * PART)));
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
