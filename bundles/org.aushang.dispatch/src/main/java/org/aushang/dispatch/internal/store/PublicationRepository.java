package org.aushang.dispatch.internal.store;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationState;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.BoardState;
import org.aushang.dispatch.internal.model.Publication.DesiredState;
import org.aushang.dispatch.internal.model.Publication.Listing;
import org.aushang.dispatch.internal.model.Publication.OnBoard;
import org.aushang.dispatch.internal.model.Publication.Progress;
import org.jspecify.annotations.Nullable;

/** The table of publications, within one transaction. Changes are written behind, in batches. */
public final class PublicationRepository {

    private static final String DESIRED = "wanted, digest, title, place, starts_at, reason";
    private static final String ACTUAL =
            "state, since, next_at, on_board, board_digest, refused_digest, shown_until, refresh_at, board_url, submission";
    private static final String ALL = DESIRED + ", " + ACTUAL;

    private static final String INSERT = "insert into publication (id, channel, job, generation, latest, created_at, "
            + ALL + ") values (?,?,?,?,true,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

    private static final String WITHOUT_PAYLOAD = "id, channel, job, generation, online_since, edition, " + ALL;

    private static final String COLUMNS = WITHOUT_PAYLOAD + ", " + ContentRepository.of("p.digest") + " as payload";

    private final Connection connection;
    private final ChannelRevisions revisions;
    private final ContentRepository contents;
    private final QueryRunner run = new StatementRunner();
    /** Rows that are locked or were changed in this transaction, so that no other transaction changes them. */
    private final Map<PublicationId, Before> known = new HashMap<>();
    /** Changes that are not written yet. */
    private final Map<PublicationId, Pending> pending = new LinkedHashMap<>();

    PublicationRepository(Connection connection, ChannelRevisions revisions) {
        this.connection = connection;
        this.revisions = revisions;
        this.contents = new ContentRepository(connection);
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

    /** Those of these ids that there are, by id, each locked until the transaction ends. */
    public Map<PublicationId, Publication> lockAll(Collection<PublicationId> ids) throws SQLException {
        Map<PublicationId, Publication> locked = new HashMap<>();
        if (!ids.isEmpty()) {
            select(
                            COLUMNS,
                            "where id in (" + String.join(",", Collections.nCopies(ids.size(), "?"))
                                    + ") order by id for update",
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
                        WITHOUT_PAYLOAD + ", '' as payload",
                        "where id in (" + String.join(",", Collections.nCopies(ids.size(), "?")) + ")",
                        ids.stream().map(PublicationId::value).toArray())
                .forEach(publication -> found.put(publication.id(), publication));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    public List<Publication> latestOf(String channel) throws SQLException {
        return list("where channel = ? and latest order by job", channel);
    }

    /**
     * The latest generations that fit a query, by channel and job; one more than its limit if there are more. With empty
     * payloads, because there may be very many. The order is that of the index, because H2 would sort otherwise.
     *
     * @throws IllegalArgumentException if the query's cursor is none
     */
    public List<Publication> find(PublicationQuery query) throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("latest"));
        List<Object> arguments = new ArrayList<>();
        query.channel().ifPresent(channel -> {
            conditions.add("channel = ?");
            arguments.add(channel.value());
        });
        query.job().ifPresent(job -> {
            conditions.add("job = ?");
            arguments.add(job.value());
        });
        if (!query.states().isEmpty()) {
            conditions.add("state in ("
                    + String.join(",", Collections.nCopies(query.states().size(), "?")) + ")");
            query.states().forEach(state -> arguments.add(state.name()));
        }
        if (!query.text().isBlank()) {
            conditions.add(
                    "(lower(title) like ? escape '!' or lower(place) like ? escape '!' or lower(job) like ? escape '!')");
            arguments.addAll(Collections.nCopies(3, containing(query.text())));
        }
        query.after().ifPresent(cursor -> {
            int slash = cursor.indexOf('/');
            if (slash < 1) {
                throw new IllegalArgumentException("no cursor of this query: '" + cursor + "'");
            }
            String channel = cursor.substring(0, slash);
            String job = cut(JobPosting.LONGEST_IDENTIFIER, cursor.substring(slash + 1));
            if (query.channel().isPresent()) {
                conditions.add("job > ?");
                arguments.add(job);
            } else {
                conditions.add("(channel > ? or channel = ? and job > ?)");
                arguments.addAll(List.of(channel, channel, job));
            }
        });
        return select(
                WITHOUT_PAYLOAD + ", '' as payload",
                "where " + String.join(" and ", conditions) + " order by channel, job, generation limit "
                        + (query.limit() + 1),
                arguments.toArray());
    }

    /** A pattern for {@code like}, in lower case, in which what was typed has no meaning of its own. */
    private static String containing(String text) {
        String literal = cut(1000, text.strip()).toLowerCase(Locale.ROOT);
        return "%" + literal.replaceAll("[!%_]", "!$0") + "%";
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
        flush();
        return run.query(
                connection,
                "select min(next_at) from publication where channel = ? and state = 'PENDING' and submission is null",
                row -> row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty(),
                channel);
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
            contents(first, first.get(0).progress().since());
            run.batch(
                    connection,
                    INSERT,
                    first.stream()
                            .map(p -> concat(
                                    new @Nullable Object[] {
                                        p.id().value(),
                                        p.channel(),
                                        p.job(),
                                        p.generation(),
                                        utc(p.progress().since())
                                    },
                                    changing(p)))
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
        Pending earlier = pending.get(p.id());
        pending.put(p.id(), new Pending(p, same && (earlier == null || earlier.same())));
        boolean revised = revisions.follow(before.onBoard(), before.board(), p, now);
        known.put(p.id(), Before.of(p, before.everOnline() || revised));
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
        write(changes.stream().filter(Pending::same).toList(), ACTUAL, PublicationRepository::boardState);
        write(changes.stream().filter(change -> !change.same()).toList(), ALL, PublicationRepository::changing);
    }

    private void write(List<Pending> changes, String columns, Function<Publication, @Nullable Object[]> values)
            throws SQLException {
        if (!changes.isEmpty()) {
            run.batch(
                    connection,
                    "update publication set " + columns.replace(",", " = ?,") + " = ? where id = ?",
                    changes.stream()
                            .map(Pending::publication)
                            .map(p -> concat(values.apply(p), new Object[] {p.id().value()}))
                            .toArray(Object[][]::new));
        }
    }

    private void contents(List<Publication> some, Instant now) throws SQLException {
        Map<String, String> payloads = new HashMap<>();
        some.forEach(p -> payloads.put(p.desired().digest(), p.desired().payload()));
        contents.store(payloads, now);
    }

    /** What a publication was before it changes, without its content. */
    private record Before(
            boolean wanted,
            String digest,
            String title,
            String place,
            String reason,
            OnBoard onBoard,
            @Nullable String board,
            boolean everOnline) {

        /** As it is in the database after this was written. */
        static Before of(Publication p, boolean everOnline) {
            DesiredState desired = p.desired();
            return new Before(
                    desired.wanted(),
                    desired.digest(),
                    cut(1000, desired.title()),
                    cut(500, desired.place()),
                    desired.reason(),
                    p.onBoard(),
                    p.boardState().digest(),
                    everOnline);
        }

        static Before read(ResultSet row) throws SQLException {
            return new Before(
                    row.getBoolean("wanted"),
                    row.getString("digest"),
                    row.getString("title"),
                    row.getString("place"),
                    row.getString("reason"),
                    OnBoard.valueOf(row.getString("on_board")),
                    row.getString("board_digest"),
                    row.getLong("edition") > 0);
        }

        boolean isOf(DesiredState desired) {
            return wanted == desired.wanted()
                    && digest.equals(desired.digest())
                    && title.equals(cut(1000, desired.title()))
                    && place.equals(cut(500, desired.place()))
                    && reason.equals(desired.reason());
        }
    }

    /** Those whose listing is to be refreshed or has ended, the most urgent first; ordered as the index is, and not locked. */
    public List<PublicationId> dueListings(String channel, Instant now, int most) throws SQLException {
        return ids(
                """
                select id
                from publication
                where channel = ? and state = 'ACCEPTED' and next_at <= ?
                order by channel, state, next_at, id
                limit %d"""
                        .formatted(most),
                channel,
                now.atOffset(ZoneOffset.UTC));
    }

    /** Those whose change was not carried out, and whose earlier content is not shown any more; not locked. */
    public List<PublicationId> endedUnchanged(String channel, Instant now, int most) throws SQLException {
        return ids(
                """
                select id
                from publication
                where channel = ? and state in ('INVALID','REJECTED','FAILED') and shown_until <= ? and submission is null
                order by id
                limit %d"""
                        .formatted(most),
                channel,
                now.atOffset(ZoneOffset.UTC));
    }

    private List<PublicationId> ids(String sql, Object... arguments) throws SQLException {
        flush();
        return run.query(
                connection,
                sql,
                rows -> {
                    List<PublicationId> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(new PublicationId(rows.getString("id")));
                    }
                    return found;
                },
                arguments);
    }

    /** When the next listing is to be refreshed or ends; empty if none does. */
    public Optional<Instant> nextListing(String channel) throws SQLException {
        flush();
        return run.query(
                connection,
                "select min(next_at) from publication where channel = ? and state = 'ACCEPTED'",
                row -> row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty(),
                channel);
    }

    /** Those that are on the board as far as we know, by id; not locked, because there may be very many. */
    public List<Publication> shown(String channel, PublicationId after, int most) throws SQLException {
        return list(
                "where channel = ? and on_board = 'PRESENT' and state = 'ACCEPTED' and id > ? order by id limit "
                        + most,
                channel,
                after.value());
    }

    /** When the longest shown one came online; empty if none is. */
    public Optional<Instant> firstOnline(String channel) throws SQLException {
        flush();
        return run.query(
                connection,
                "select min(online_since) from publication where channel = ? and on_board = 'PRESENT' and state = 'ACCEPTED'",
                row -> row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty(),
                channel);
    }

    /** Whether it was ever online. */
    public boolean wasOnline(PublicationId id) throws SQLException {
        Before before = before(id);
        return before != null && before.everOnline();
    }

    /** In the order of {@link #ALL}. */
    private static @Nullable Object[] changing(Publication p) {
        return concat(
                new Object[] {
                    p.wanted(),
                    p.desired().digest(),
                    cut(1000, p.desired().title()),
                    cut(500, p.desired().place()),
                    utc(p.desired().startsAt()),
                    p.desired().reason()
                },
                boardState(p));
    }

    /** In the order of {@link #ACTUAL}. */
    private static @Nullable Object[] boardState(Publication p) {
        return new @Nullable Object[] {
            p.state().name(),
            utc(p.progress().since()),
            utc(p.progress().nextAt()),
            p.onBoard().name(),
            p.boardState().digest(),
            p.boardState().refused(),
            utc(p.boardState().listing().until()),
            utc(p.boardState().listing().refreshAt()),
            p.boardState().listing().url() == null
                    ? null
                    : p.boardState().listing().url().toString(),
            p.submission()
        };
    }

    private static @Nullable Object[] concat(@Nullable Object[] first, @Nullable Object[] second) {
        return Stream.of(first, second).flatMap(Arrays::stream).toArray();
    }

    private Optional<Publication> one(String where, Object... arguments) throws SQLException {
        return list(where, arguments).stream().findFirst();
    }

    private List<Publication> list(String where, Object... arguments) throws SQLException {
        return select(COLUMNS, where, arguments);
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
                        Publication p = read(rows);
                        found.add(p);
                        if (locked) {
                            known.put(p.id(), Before.read(rows));
                        }
                    }
                    return found;
                },
                arguments);
    }

    private static Publication read(ResultSet row) throws SQLException {
        return new Publication(
                new PublicationId(row.getString("id")),
                row.getString("channel"),
                row.getString("job"),
                row.getInt("generation"),
                new DesiredState(
                        row.getBoolean("wanted"),
                        Objects.requireNonNull(row.getString("payload"), "a publication refers to no content"),
                        row.getString("digest"),
                        row.getString("title"),
                        row.getString("place"),
                        instant(row, "starts_at"),
                        row.getString("reason")),
                new Progress(
                        PublicationState.valueOf(row.getString("state")),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        instant(row, "next_at")),
                new BoardState(
                        OnBoard.valueOf(row.getString("on_board")),
                        row.getString("board_digest"),
                        row.getString("refused_digest"),
                        new Listing(
                                instant(row, "online_since"),
                                instant(row, "shown_until"),
                                instant(row, "refresh_at"),
                                url(row.getString("board_url")))),
                row.getString("submission"));
    }

    private static @Nullable URI url(@Nullable String written) {
        return written == null ? null : URI.create(written);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** At most so long, and without the one character that PostgreSQL does not take. */
    static String cut(int most, String text) {
        String clean = text.indexOf(0) < 0 ? text : text.replace("\u0000", "");
        return clean.length() <= most ? clean : clean.substring(0, most);
    }
}
