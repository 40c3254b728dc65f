package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Retention: purges what is older than it has to be kept: artefacts, timelines, and the orders of closed submissions, but never the content
 * that is online. In small steps, each within one transaction, so that locks are short.
 */
public final class Retention {

    private static final int STEP = 500;

    private final Connection connection;
    private final StatementRunner run = new StatementRunner();

    Retention(Connection connection) {
        this.connection = connection;
    }

    /** @return how much was forgotten; 0: nothing is left to forget */
    public int purgeBefore(Instant moment) throws SQLException {
        int forgotten = 0;
        String old =
                "(select submission from (select submission, name, sha256 from artifact where stored_at < ? order by"
                        + " stored_at limit 20) o where o.submission = %1$s.submission and o.name = %1$s.name and o.sha256 ="
                        + " %1$s.sha256)";
        forgotten += run.update(
                connection, "delete from artifact_part where exists " + old.formatted("artifact_part"), utc(moment));
        forgotten += run.update(
                connection,
                """
                delete from artifact
                where stored_at < ?
                and not exists (select 1 from artifact_part p where p.submission = artifact.submission and p.name =
                  artifact.name and p.sha256 = artifact.sha256)""",
                utc(moment));
        forgotten += run.update(
                connection,
                """
                delete from timeline_step
                where at < ? and id in (select id from timeline_step order by id limit %d)"""
                        .formatted(STEP),
                utc(moment));
        forgotten += run.update(
                connection,
                "delete from submission_order where (submission, position) in (select o.submission, o.position from"
                        + " submission s join submission_order o on o.submission = s.id where s.state = 'CLOSED' and"
                        + " s.started_at < ? and not exists (select 1 from publication p where p.id = o.publication and"
                        + " p.on_board = 'PRESENT' and p.board_digest = o.digest) limit " + STEP + ")",
                utc(moment));
        forgotten += run.update(
                connection,
                "delete from submission where id in (select s.id from submission s where s.state = 'CLOSED' and s.started_at"
                        + " < ? and not exists (select 1 from submission_order o where o.submission = s.id) limit "
                        + STEP
                        + ")",
                utc(moment));
        forgotten += new ContentRepository(connection, run).purgeBefore(moment, 10 * STEP);
        forgotten += new ChangeFeed(connection, run).purgeBefore(moment, STEP);
        return forgotten;
    }
}
