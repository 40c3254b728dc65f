package org.aushang.dispatch.internal.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.model.PendingChange;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.Publication.BoardState;
import org.aushang.dispatch.internal.model.Publication.OnBoard;

/**
 * Query for changes and withdrawals that a person has not approved yet; without what is under way. Within one transaction.
 */
public final class PendingChanges {

    /** Stands for an approved withdrawal where otherwise a digest stands. */
    private static final String WITHDRAWAL = "withdrawal";

    /** Short enough to be typed: it guards against haste, not against an attacker. */
    private static final int TOKEN = 12;

    /** A refresh changes nothing. A new posting whose answer was lost is uncertain too, but nothing of it was ever accepted: sending it again changes nothing. */
    private static final String WHERE =
            """
            where p.channel = ?
              and p.state = 'PENDING'
              and p.on_board in ('PRESENT','UNCERTAIN')
              and (p.on_board = 'PRESENT'
                or p.on_board = 'UNCERTAIN' and (p.edition > 0 or p.board_digest is not null))
              and (p.submission is null
                or exists (select 1 from submission s where s.id = p.submission and s.state = 'OPEN'))
              and (p.approved_digest is null
                or p.approved_digest <> case when p.wanted then p.digest else 'withdrawal' end)
              and (not p.wanted or p.board_digest is null or p.board_digest <> p.digest)
            """;

    private final Connection connection;
    private final StatementRunner run;

    PendingChanges(Connection connection, StatementRunner run) {
        this.connection = connection;
        this.run = run;
    }

    /** How many, but no more than this. */
    public int count(String channel, int most) throws SQLException {
        return number("select count(*) from (select 1 from publication p " + WHERE + " limit " + most + ") c", channel);
    }

    /** How many would go. */
    public int leaving(String channel) throws SQLException {
        return number("select count(*) from publication p " + WHERE + " and not p.wanted", channel);
    }

    /** How many are online, for all that is known. */
    public int online(String channel) throws SQLException {
        return number("select count(*) from publication where channel = ? and on_board = 'PRESENT'", channel);
    }

    /** How many are online, or may be. */
    public int maybeOnline(String channel) throws SQLException {
        return number(
                "select count(*) from publication where channel = ? and on_board in ('PRESENT','UNCERTAIN')", channel);
    }

    private int number(String sql, String channel) throws SQLException {
        return run.query(connection, sql, row -> row.next() ? row.getInt(1) : 0, channel);
    }

    /** The first of them by job. */
    public List<PendingChange> first(String channel, int most) throws SQLException {
        return run.query(
                connection,
                "select p.job, p.title, p.wanted, p.board_digest, " + ContentRepository.of("p.digest")
                        + " as payload, " + ChannelRevisions.ONLINE
                        + " from publication p " + WHERE + " order by p.job limit " + most,
                rows -> {
                    List<PendingChange> found = new ArrayList<>();
                    while (rows.next()) {
                        String boardDigest = rows.getString("board_digest");
                        boolean known = boardDigest != null && !boardDigest.equals(BoardState.SOME);
                        found.add(new PendingChange(
                                rows.getString("job"),
                                rows.getString("title"),
                                rows.getBoolean("wanted"),
                                rows.getString("payload"),
                                known ? rows.getString("online") : null));
                    }
                    return found;
                },
                channel);
    }

    /**
     * One of them.
     *
     * @param becomes the digest of what it would become, or {@link #WITHDRAWAL}
     */
    private record Target(String publication, String becomes) {}

    /** All that are pending at this moment, locked, so that none of them can change within the transaction. */
    public final class Shown {

        private final List<Target> targets;

        private Shown(List<Target> targets) {
            this.targets = targets;
        }

        /** A digest of all of them: which publications, and what each would become. */
        public String token() {
            MessageDigest digest = sha256();
            for (Target target : targets) {
                String line = target.publication() + " " + target.becomes() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, TOKEN);
        }

        public List<PublicationId> publications() {
            return targets.stream()
                    .map(target -> new PublicationId(target.publication()))
                    .toList();
        }

        /** Approves these and no others. */
        public void approve() throws SQLException {
            if (!targets.isEmpty()) {
                run.batch(
                        connection,
                        "update publication set approved_digest = ? where id = ?",
                        targets.stream()
                                .map(target -> new Object[] {target.becomes(), target.publication()})
                                .toArray(Object[][]::new));
            }
        }
    }

    public Shown lock(String channel) throws SQLException {
        return run.query(
                connection,
                "select p.id, case when p.wanted then p.digest else '" + WITHDRAWAL
                        + "' end as becomes from publication p " + WHERE + " order by p.id for update",
                rows -> {
                    List<Target> targets = new ArrayList<>();
                    while (rows.next()) {
                        targets.add(new Target(rows.getString("id"), rows.getString("becomes")));
                    }
                    return new Shown(targets);
                },
                channel);
    }

    /** Approves the desired state of this publication. */
    public void approve(Publication p) throws SQLException {
        run.update(
                connection,
                "update publication set approved_digest = ? where id = ?",
                p.wanted() ? p.desired().digest() : WITHDRAWAL,
                p.id().value());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The content that the board has of one; empty if unknown. */
    public Optional<String> online(Publication p) throws SQLException {
        if (p.onBoard() != OnBoard.PRESENT || !p.boardState().isKnown()) {
            return Optional.empty();
        }
        return run.query(
                connection,
                "select " + ChannelRevisions.ONLINE + " from publication p where p.id = ?",
                row -> row.next() ? Optional.of(row.getString(1)) : Optional.empty(),
                p.id().value());
    }
}
