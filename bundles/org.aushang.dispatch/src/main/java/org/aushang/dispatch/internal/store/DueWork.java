package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.model.PublicationId;

/** Queries for due work and for inconsistent rows. Within one transaction. */
public final class DueWork {

    private final Connection connection;
    private final QueryRunner run = new StatementRunner();

    DueWork(Connection connection) {
        this.connection = connection;
    }

    /** Channels with something to do now, by id: one probe of an index for each channel and kind of work. */
    public List<String> dueChannels(Instant moment) throws SQLException {
        OffsetDateTime now = moment.atOffset(ZoneOffset.UTC);
        return strings(
                """
                select c.id
                from channel c
                where c.removal <> 'LEAVE'
                  and (c.paused_at is null
                      and (c.hold_until is null or c.hold_until <= ?)
                      and exists (select 1 from publication p
                        where p.channel = c.id and p.state = 'PENDING' and p.next_at <= ? and p.submission is null)
                    or exists (select 1 from publication p
                      where p.channel = c.id and p.state = 'ACCEPTED' and p.next_at <= ?)
                    or exists (select 1 from submission s
                      where s.channel = c.id and s.state in ('IN_DOUBT','DELIVERED') and s.next_at <= ?)
                    or c.paused_at is null
                      and exists (select 1 from submission s
                        where s.channel = c.id and s.state = 'OPEN' and s.next_at <= ?))
                order by c.id""",
                now,
                now,
                now,
                now,
                now);
    }

    /** Publications that are neither at an end nor on their way to anything. */
    public List<PublicationId> stuck() throws SQLException {
        return strings(
                        """
                select p.id
                from channel c join publication p
                  on p.channel = c.id and p.state in ('PENDING','SUBMITTED','IN_DOUBT')
                where p.submission is null and p.next_at is null
                    and not (p.state = 'SUBMITTED' and p.board_digest is not null)
                  or p.submission is not null
                    and not exists (select 1 from submission s where s.id = p.submission and s.state <> 'CLOSED')
                order by p.id limit 1000""")
                .stream()
                .map(PublicationId::new)
                .toList();
    }

    private List<String> strings(String sql, Object... arguments) throws SQLException {
        return run.query(
                connection,
                sql,
                rows -> {
                    List<String> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                    return found;
                },
                arguments);
    }
}
