package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.dbutils.QueryRunner;

/**
 * Repairs times that a wrong clock has written: nothing of this bundle plans the next poll of a submission, or a task, for
 * later than a few hours, so what is due much later would never have been. Within one transaction.
 */
public final class FutureTimestampRepair {

    private static final Duration FAR = Duration.ofDays(2);

    private final Connection connection;
    private final QueryRunner run = new StatementRunner();

    FutureTimestampRepair(Connection connection) {
        this.connection = connection;
    }

    /** @return how many are due now that would have been due after that */
    public int bringBack(Instant now) throws SQLException {
        return run.update(
                        connection,
                        "update submission set next_at = ? where state <> 'CLOSED' and next_at > ?",
                        utc(now),
                        utc(now.plus(FAR)))
                + run.update(
                        connection,
                        "update scheduled_tasks set execution_time = ? where execution_time > ?",
                        utc(now),
                        utc(now.plus(FAR)));
    }
}
