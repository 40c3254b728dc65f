package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.instant;
import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.store.PublicationRow.Before;
import org.jspecify.annotations.Nullable;

/** The table of publications, within one transaction. Changes are written behind, in batches. */
public final class PublicationRepository {

    /** Rows of one query. */
    private static final int PART = 500;

    private final Connection connection;
    private final ChannelRevisions revisions;
    private final ContentRepository contents;
    private final StatementRunner run;
    /** Rows that are locked or were changed in this transaction, so that no other transaction changes them. */
    private final Map<PublicationId, Before> known = new HashMap<>();
    /** Of those that this transaction wrote; without contents, because it may replace a large channel. */
    private final Map<PublicationId, ChangeFeed.Entry> changed = new HashMap<>();
    /** Changes that are not written yet. */
    private final Map<PublicationId, Pending> pending = new LinkedHashMap<>();

    PublicationRepository(Connection connection, StatementRunner run, ChannelRevisions revisions) {
        this.connection = connection;
        this.run = run;
        this.revisions = revisions;
        this.contents = new ContentRepository(connection, run);
    }

    /** The latest generation of a job, locked until the transaction ends. */
    public Optional<Publication> lockLatest(String channel, String job) throws SQLException {
        return one("where channel = ? and job = ? and latest for update", channel, job);
    }

    public Optional<Publication> latest(String channel, String job) throws SQLException {
        return one("where channel = ? and job = ? and latest", channel, job);
    }

    public Optional<Publication> lock(PublicationId id) throws SQLException {
        return one("where id = ? for update", id.value());
    }

    /**
     * Those of these ids that there are, by id, each locked until the transaction ends; with empty payloads, because there may be
     * many.
     */
    public Map<PublicationId, Publication> lockAll(Collection<PublicationId> ids) throws SQLException {
        Map<PublicationId, Publication> locked = new HashMap<>();
        if (!ids.isEmpty()) {
            select(
                            PublicationRow.WITHOUT_PAYLOAD + ", '' as payload",
                            "where id in " + Dialect.oneOf(ids.size(), connection) + " order by id for update",
                            ids.stream().map(PublicationId::value).toArray())
                    .forEach(publication -> locked.put(publication.id(), publication));
        }
        return locked;
    }

    public Optional<Publication> byId(PublicationId id) throws SQLException {
        return one("where id = ?", id.value());
    }

    /** Those of these ids that there are, in the order of the ids; with empty payloads, because there may be many. */
    public List<Publication> byIds(Collection<PublicationId> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<PublicationId, Publication> found = new HashMap<>();
        select(
                        PublicationRow.WITHOUT_PAYLOAD + ", '' as payload",
                        "where id in " + Dialect.oneOf(ids.size(), connection),
                        ids.stream().map(PublicationId::value).toArray())
                .forEach(publication -> found.put(publication.id(), publication));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    public List<Publication> latestOf(String channel) throws SQLException {
        return list("where channel = ? and latest order by job", channel);
    }

    /** With empty payloads. */
    List<Publication> find(PublicationSearch search) throws SQLException {
        return select(
                PublicationRow.WITHOUT_PAYLOAD + ", '' as payload",
                search.where(),
                search.arguments().toArray());
    }

    /**
     * The jobs of a channel by name, after this one, and the digest of the desired state of each; ordered as the index is.
     *
     * @return digests by job; empty where the job should not be online
     */
    public NavigableMap<String, String> desiredStates(String channel, String after, int most) throws SQLException {
        flush();
        return run.query(
                connection,
                "select job, digest, wanted from publication where channel = ? and job > ? and latest order by channel, job,"
                        + " generation limit " + most,
                rows -> {
                    NavigableMap<String, String> found = new TreeMap<>();
                    while (rows.next()) {
                        found.put(rows.getString("job"), rows.getBoolean("wanted") ? rows.getString("digest") : "");
                    }
                    return found;
                },
                channel,
                after);
    }

    /** Those with this condition on the table {@code p}, whole. */
    List<Publication> where(String condition, Object... arguments) throws SQLException {
        return list(condition, arguments);
    }

    /**
     * What waits for a transmission, the longest waiting first; ordered as the index is. Not locked: H2 would then read, lock and
     * sort all that waits, and a lock of H2 is a copy of the row.
     */
    public List<Publication> due(String channel, Instant now, int most) throws SQLException {
        return list(
                """
                where channel = ? and state = 'PENDING' and next_at <= ? and submission is null
                order by channel, state, next_at, id
                limit %d"""
                        .formatted(most),
                channel,
                now.atOffset(ZoneOffset.UTC));
    }

    /** When the next publication is due; empty if none waits. */
    public Optional<Instant> nextDue(String channel) throws SQLException {
        return earliest(channel, "state = 'PENDING' and submission is null");
    }

    /** The first of an index, where min() would read all of it; the bound leaves out those that wait for nothing. */
    Optional<Instant> earliest(String channel, String state) throws SQLException {
        flush();
        return run.query(
                connection,
                "select next_at from publication where channel = ? and " + state
                        + " and next_at >= ? order by channel, state, next_at, id limit 1",
                row -> row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty(),
                channel,
                Instant.EPOCH.atOffset(ZoneOffset.UTC));
    }

    /** As the latest generation of its job. */
    public void insert(Publication p) throws SQLException {
        flush();
        if (p.generation() > 1) {
            run.update(
                    connection,
                    "update publication set latest = false where channel = ? and job = ? and latest",
                    p.channel(),
                    p.job());
        }
        insertFirst(List.of(p));
    }

    /** Inserts first generations in a batch. The request is the first step of their timeline. */
    public void insertFirst(List<Publication> first) throws SQLException {
        if (!first.isEmpty()) {
            first.forEach(p -> changed.put(p.id(), entry(p)));
            contents(first, first.get(0).progress().since());
            run.deferAll(
                    connection,
                    PublicationRow.INSERT,
                    first.stream()
                            .map(p -> PublicationRow.concat(
                                    new @Nullable Object[] {
                                        p.id().value(),
                                        p.channel(),
                                        p.job(),
                                        p.generation(),
                                        utc(p.progress().since())
                                    },
                                    PublicationRow.changing(p)))
                            .toArray(Object[][]::new));
        }
    }

    /**
     * Written before the next query of this repository, or before the commit, in batches. What is online of it becomes a new
     * revision of its channel where that changes.
     */
    public void update(Publication p, Instant now) throws SQLException {
        Before before = before(p.id());
        if (before == null) {
            return;
        }
        boolean same = before.isOf(p.desired());
        if (!before.digest().equals(p.desired().digest())) {
            contents(List.of(p), now);
        }
        changed.put(p.id(), entry(p));
        Pending earlier = pending.get(p.id());
        pending.put(p.id(), new Pending(p, same && (earlier == null || earlier.same())));
        boolean revised = revisions.follow(before.onBoard(), before.board(), p, now);
        known.put(p.id(), Before.of(p, before.everOnline() || revised));
    }

    /** The entries of the change feed for these, as they are at the end of this transaction. */
    List<ChangeFeed.Entry> changes(Collection<PublicationId> ids) throws SQLException {
        List<ChangeFeed.Entry> entries = new ArrayList<>();
        List<PublicationId> others = new ArrayList<>();
        for (PublicationId id : ids) {
            ChangeFeed.Entry entry = changed.get(id);
            if (entry == null) {
                others.add(id);
            } else {
                entries.add(entry);
            }
        }
        for (int from = 0; from < others.size(); from += PART) {
            byIds(others.subList(from, Math.min(others.size(), from + PART))).forEach(p -> entries.add(entry(p)));
        }
        return entries;
    }

    private static ChangeFeed.Entry entry(Publication p) {
        return new ChangeFeed.Entry(p.channel(), p.job(), p.id(), p.state());
    }

    /** What it was before this change: as it was locked or changed in this transaction, or as it is stored. */
    private @Nullable Before before(PublicationId id) throws SQLException {
        Before before = known.get(id);
        return before != null
                ? before
                : run.query(
                        connection,
                        "select wanted, digest, title, place, reason, on_board, board_digest, edition"
                                + " from publication where id = ?",
                        row -> row.next() ? Before.read(row) : null,
                        id.value());
    }

    /**
     * A change that is not written yet.
     *
     * @param same whether the desired state is as it was
     */
    private record Pending(Publication publication, boolean same) {}

    /** Writes what is not written yet. */
    void flush() throws SQLException {
        if (pending.isEmpty()) {
            return;
        }
        List<Pending> changes = List.copyOf(pending.values());
        pending.clear();
        write(changes.stream().filter(Pending::same).toList(), PublicationRow.ACTUAL, PublicationRow::boardState);
        write(changes.stream().filter(change -> !change.same()).toList(), PublicationRow.ALL, PublicationRow::changing);
    }

    private void write(List<Pending> changes, String columns, Function<Publication, @Nullable Object[]> values)
            throws SQLException {
        if (!changes.isEmpty()) {
            run.batch(
                    connection,
                    "update publication set " + columns.replace(",", " = ?,") + " = ? where id = ?",
                    changes.stream()
                            .map(Pending::publication)
                            .map(p -> PublicationRow.concat(values.apply(p), new Object[] {p.id().value()}))
                            .toArray(Object[][]::new));
        }
    }

    private void contents(List<Publication> some, Instant now) throws SQLException {
        Map<String, String> payloads = new HashMap<>();
        some.forEach(p -> payloads.put(p.desired().digest(), p.desired().payload()));
        contents.store(payloads, now);
    }

    /** Whether it was ever online. */
    public boolean wasOnline(PublicationId id) throws SQLException {
        Before before = before(id);
        return before != null && before.everOnline();
    }

    private Optional<Publication> one(String where, Object... arguments) throws SQLException {
        return list(where, arguments).stream().findFirst();
    }

    private List<Publication> list(String where, Object... arguments) throws SQLException {
        return select(PublicationRow.COLUMNS, where, arguments);
    }

    private List<Publication> select(String columns, String where, Object... arguments) throws SQLException {
        flush();
        boolean locked = where.endsWith("for update");
        return run.query(
                connection,
                "select " + columns + " from publication p " + where,
                rows -> {
                    List<Publication> found = new ArrayList<>();
                    while (rows.next()) {
                        Publication p = PublicationRow.read(rows);
                        found.add(p);
                        if (locked) {
                            known.put(p.id(), Before.read(rows));
                        }
                    }
                    return found;
                },
                arguments);
    }
}
