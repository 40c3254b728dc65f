package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.cut;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.PublicationId;

/** The table of findings: the present ones of each publication. Within one transaction. */
public final class FindingRepository {

    private static final String COLUMNS = "code, severity, actor, remedy, target, message, next_step, raw, fix";

    private final Connection connection;
    private final StatementRunner run;
    /** Those that have no finding, as far as that is known. */
    private final Set<PublicationId> without = new HashSet<>();

    FindingRepository(Connection connection, StatementRunner run) {
        this.connection = connection;
        this.run = run;
    }

    /** Finds out which of these have none, so that nothing is deleted that never was. The caller has locked them. */
    public void preload(Collection<PublicationId> publications) throws SQLException {
        without.addAll(publications);
        without.removeAll(findings(List.copyOf(publications)).keySet());
    }

    /** Replaces the findings of a publication; the worst first. */
    public void findings(PublicationId publication, List<Finding> findings) throws SQLException {
        if (!without.contains(publication)) {
            run.update(connection, "delete from finding where publication = ?", publication.value());
        }
        if (!findings.isEmpty()) {
            without.remove(publication);
        }
        int position = 0;
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort((a, b) -> a.severity().compareTo(b.severity()));
        for (Finding f : sorted) {
            run.update(
                    connection,
                    """
                    insert into finding (publication, position, code, severity, actor, remedy, target, message, next_step,
                      raw, fix)
                    values (?,?,?,?,?,?,?,?,?,?,?)""",
                    publication.value(),
                    position++,
                    cut(100, f.code()),
                    f.severity().name(),
                    f.actor().name(),
                    f.remedy().name(),
                    cut(300, f.target()),
                    cut(Integer.MAX_VALUE, TextCodec.write(f.message())),
                    cut(Integer.MAX_VALUE, TextCodec.write(f.nextStep())),
                    cut(Integer.MAX_VALUE, f.raw()),
                    FixCodec.write(f.fix()));
        }
    }

    /** Deletes errors and findings about the channel; warnings about the posting itself stay. */
    public void clearErrors(PublicationId publication) throws SQLException {
        if (without.contains(publication)) {
            return;
        }
        run.update(
                connection,
                """
                delete from finding
                where publication = ?
                and (severity = 'ERROR' or target like 'channel%' or code like 'dispatch.%')""",
                publication.value());
    }

    public List<Finding> findings(PublicationId publication) throws SQLException {
        return without.contains(publication)
                ? List.of()
                : list("from finding where publication = ? order by position", publication.value());
    }

    /** Of many publications at once; those without findings are absent. */
    public Map<PublicationId, List<Finding>> findings(List<PublicationId> publications) throws SQLException {
        if (publications.isEmpty()) {
            return Map.of();
        }
        String several = String.join(",", Collections.nCopies(publications.size(), "?"));
        return run.query(
                connection,
                "select " + COLUMNS + ", publication from finding where publication in (" + several
                        + ") order by publication, position",
                rows -> {
                    Map<PublicationId, List<Finding>> found = new HashMap<>();
                    while (rows.next()) {
                        found.computeIfAbsent(new PublicationId(rows.getString("publication")), id -> new ArrayList<>())
                                .add(finding(rows));
                    }
                    return found;
                },
                publications.stream().map(PublicationId::value).toArray());
    }

    /** The findings with which a board refused the account, each code once. */
    public List<Finding> aboutAccount(String channel) throws SQLException {
        Map<String, Finding> byCode = new LinkedHashMap<>();
        list(
                        "from finding where target = 'channel' and severity = 'ERROR' and publication in (select id from"
                                + " publication where channel = ? and state = 'PENDING') order by code limit 1000",
                        channel)
                .forEach(finding -> byCode.putIfAbsent(finding.code(), finding));
        return List.copyOf(byCode.values());
    }

    private List<Finding> list(String from, String argument) throws SQLException {
        return run.query(
                connection,
                "select " + COLUMNS + " " + from,
                rows -> {
                    List<Finding> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(finding(rows));
                    }
                    return found;
                },
                argument);
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return Finding.builder(
                        row.getString("code"),
                        TextCodec.read(row.getString("message")),
                        TextCodec.read(row.getString("next_step")))
                .severity(Severity.valueOf(row.getString("severity")))
                .actor(Actor.valueOf(row.getString("actor")))
                .remedy(Remedy.valueOf(row.getString("remedy")))
                .target(row.getString("target"))
                .raw(row.getString("raw"))
                .fix(FixCodec.read(row.getString("fix")).orElse(null))
                .build();
    }
}
