package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.instant;
import static org.aushang.dispatch.internal.store.Columns.utc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aushang.api.connector.ChannelView.Revision;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.schemaorg.JobPostingReader;
import org.aushang.schemaorg.Reading;
import org.jspecify.annotations.Nullable;

/** Repository of revisions: which content was online on a channel in which revision. Within one transaction. */
public final class ChannelRevisions {

    /** The content that is online: what is wanted, unless that is not there yet. */
    static final String ONLINE = "coalesce(" + ContentRepository.of("p.board_digest") + ", "
            + ContentRepository.of("p.digest") + ") as online";

    private static final String SELECT =
            "select p.id, p.on_board, p.edition, p.edition_since, " + ONLINE + " from publication p where ";

    private final Connection connection;
    private final StatementRunner run;
    /** What is not written yet, by channel. */
    private final NavigableMap<String, List<Changed>> changed = new TreeMap<>();

    ChannelRevisions(Connection connection, StatementRunner run) {
        this.connection = connection;
        this.run = run;
    }

    /**
     * One publication that is or was online.
     *
     * @param payload the content that is online
     * @param online whether it is there now
     * @param revision in which it last changed
     * @param since when that was
     */
    public record Row(PublicationId id, String payload, boolean online, long revision, Instant since) {

        public JobPosting posting() {
            return ChannelRevisions.posting(payload);
        }
    }

    /** @throws UnreadableContentException if a stored content cannot be read back */
    public static JobPosting posting(String payload) {
        Reading reading = new JobPostingReader().read(payload);
        if (reading.postings().isEmpty()) {
            throw new UnreadableContentException(
                    reading.findings().isEmpty()
                            ? "it holds no posting"
                            : reading.findings().get(0).message().english());
        }
        return reading.postings().get(0);
    }

    /**
     * What was online may not be now, or be otherwise: {@link #flush} makes that the next revision of its channel.
     *
     * @param digest of the content that the board had
     * @return whether it is a change
     */
    boolean follow(OnBoard before, @Nullable String digest, Publication after, Instant now) {
        boolean was = before == OnBoard.PRESENT;
        boolean is = after.onBoard() == OnBoard.PRESENT;
        boolean other = was && is && !Objects.equals(digest, after.boardState().digest());
        if (was == is && !other) {
            return false;
        }
        changed.computeIfAbsent(after.channel(), channel -> new ArrayList<>())
                .add(new Changed(after.id(), was != is, is, now));
        return true;
    }

    /**
     * One that is online otherwise than before.
     *
     * @param moved whether it came or went
     * @param online whether it is there now
     */
    private record Changed(PublicationId id, boolean moved, boolean online, Instant at) {}

    /**
     * One revision for each channel with a change. The row of the channel stays locked until the transaction ends, so that
     * revisions become visible in their order; channels are locked in the order of their ids.
     */
    void flush() throws SQLException {
        for (Map.Entry<String, List<Changed>> channel : changed.entrySet()) {
            Instant last = channel.getValue().get(channel.getValue().size() - 1).at();
            run.update(
                    connection,
                    "update channel set edition = edition + 1, edition_since = ? where id = ?",
                    utc(last),
                    channel.getKey());
            long number = number(channel.getKey());
            revise(number, channel.getValue());
        }
        changed.clear();
    }

    /** Each row once: those that came or went have two times more than those whose content is another. */
    private void revise(long number, List<Changed> some) throws SQLException {
        Object[][] moved = some.stream()
                .filter(Changed::moved)
                .map(change -> new @Nullable Object[] {
                    number,
                    at(change.at()),
                    change.online() ? at(change.at()) : null,
                    change.id().value()
                })
                .toArray(Object[][]::new);
        if (moved.length > 0) {
            run.batch(
                    connection,
                    "update publication set edition = ?, edition_since = ?, online_since = ? where id = ?",
                    moved);
        }
        Object[][] stayed = some.stream()
                .filter(change -> !change.moved())
                .map(change ->
                        new Object[] {number, at(change.at()), change.id().value()})
                .toArray(Object[][]::new);
        if (stayed.length > 0) {
            run.batch(connection, "update publication set edition = ?, edition_since = ? where id = ?", stayed);
        }
    }

    private static Object at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** 0 if nothing was ever online. */
    public long number(String channel) throws SQLException {
        return run.query(
                connection,
                "select edition from channel where id = ?",
                row -> row.next() ? row.getLong("edition") : 0,
                channel);
    }

    public Revision current(String channel) throws SQLException {
        long size = run.query(
                connection,
                "select count(*) from publication where channel = ? and on_board = 'PRESENT'",
                row -> row.next() ? row.getLong(1) : 0,
                channel);
        return run.query(
                connection,
                "select edition, edition_since from channel where id = ?",
                row -> row.next()
                        ? Revision.of(row.getLong("edition"), since(row), size)
                        : Revision.of(0, Instant.EPOCH, size),
                channel);
    }

    /** By id, after this one; ordered as the index is, because H2 would sort all that is left otherwise. */
    public List<Row> page(String channel, @Nullable PublicationId after, int most) throws SQLException {
        return run.query(
                connection,
                SELECT
                        + "p.channel = ? and p.on_board = 'PRESENT' and p.id > ? order by p.channel, p.on_board, p.id limit "
                        + most,
                rows -> {
                    List<Row> page = new ArrayList<>();
                    while (rows.next()) {
                        page.add(read(rows));
                    }
                    return page;
                },
                channel,
                after == null ? "" : after.value());
    }

    /** The revisions of what is online by id, after this one; ordered as the index is. */
    public Map<PublicationId, Long> revisions(String channel, @Nullable PublicationId after, int most)
            throws SQLException {
        return run.query(
                connection,
                """
                select id, edition
                from publication
                where channel = ? and on_board = 'PRESENT' and id > ?
                order by channel, on_board, id
                limit %d"""
                        .formatted(most),
                rows -> {
                    Map<PublicationId, Long> page = new LinkedHashMap<>();
                    while (rows.next()) {
                        page.put(new PublicationId(rows.getString("id")), rows.getLong("edition"));
                    }
                    return page;
                },
                channel,
                after == null ? "" : after.value());
    }

    /** Those of these that are or were online. */
    public List<Row> find(String channel, Collection<PublicationId> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        return run.query(
                connection,
                SELECT + "p.channel = ? and p.edition > 0 and p.id in ("
                        + String.join(",", Collections.nCopies(ids.size(), "?")) + ")",
                rows -> {
                    List<Row> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(read(rows));
                    }
                    return found;
                },
                Stream.concat(Stream.of(channel), ids.stream().map(PublicationId::value))
                        .toArray());
    }

    /** One that is or was online. */
    public Optional<Row> find(String channel, PublicationId id) throws SQLException {
        return run.query(
                connection,
                SELECT + "p.channel = ? and p.id = ? and p.edition > 0",
                rows -> rows.next() ? Optional.of(read(rows)) : Optional.empty(),
                channel,
                id.value());
    }

    /** What the board has of a job; empty if it has nothing, or if that is unknown. */
    public Optional<Row> online(String channel, String job) throws SQLException {
        return run.query(
                connection,
                SELECT + "p.channel = ? and p.job = ? and p.on_board = 'PRESENT' order by p.generation desc limit 1",
                rows -> rows.next() ? Optional.of(read(rows)) : Optional.empty(),
                channel,
                job);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new PublicationId(row.getString("id")),
                row.getString("online"),
                OnBoard.valueOf(row.getString("on_board")) == OnBoard.PRESENT,
                row.getLong("edition"),
                since(row));
    }

    private static Instant since(ResultSet row) throws SQLException {
        return Objects.requireNonNullElse(instant(row, "edition_since"), Instant.EPOCH);
    }
}
