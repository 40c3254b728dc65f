package org.aushang.dispatch.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.aushang.api.applications.ApplicationRoute;
import org.aushang.api.model.PublicationRef;

/** The tokens of publications, and where candidates are sent. Within one transaction. */
public final class LinkRepository {

    private final Connection connection;
    private final StatementRunner run;

    LinkRepository(Connection connection, StatementRunner run) {
        this.connection = connection;
        this.run = run;
    }

    /** Empty if none was ever said. */
    public Optional<ApplicationRoute> route() throws SQLException {
        return run.query(
                connection, "select active, link, address from application_route where name = 'route'", row -> {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    String link = row.getString("link");
                    if (!row.getBoolean("active")) {
                        return Optional.of(ApplicationRoute.NONE);
                    }
                    return Optional.of(
                            link == null
                                    ? ApplicationRoute.OWN_FORM
                                    : ApplicationRoute.of(link, row.getString("address")));
                });
    }

    public void route(ApplicationRoute route) throws SQLException {
        int changed = run.update(
                connection,
                "update application_route set active = ?, link = ?, address = ? where name = 'route'",
                route.isActive(),
                route.link().orElse(null),
                route.address().orElse(null));
        if (changed == 0) {
            run.update(
                    connection,
                    "insert into application_route (name, active, link, address) values ('route', ?, ?, ?)",
                    route.isActive(),
                    route.link().orElse(null),
                    route.address().orElse(null));
        }
    }

    /**
     * The tokens of these jobs, by job; made where there is none.
     *
     * @param jobs at most some hundred
     */
    public Map<String, String> tokens(String channel, Collection<String> jobs, Supplier<String> fresh)
            throws SQLException {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        Map<String, String> tokens = new HashMap<>(run.query(
                connection,
                "select job, token from application_link where channel = ? and job in (" + places(jobs.size()) + ")",
                rows -> {
                    Map<String, String> found = new HashMap<>();
                    while (rows.next()) {
                        found.put(rows.getString("job"), rows.getString("token"));
                    }
                    return found;
                },
                parameters(List.of(channel), jobs)));
        List<Object[]> missing = new ArrayList<>();
        for (String job : jobs) {
            if (!tokens.containsKey(job)) {
                String token = fresh.get();
                tokens.put(job, token);
                missing.add(new Object[] {token, channel, job});
            }
        }
        if (!missing.isEmpty()) {
            run.batch(
                    connection,
                    "insert into application_link (token, channel, job) values (?, ?, ?)",
                    missing.toArray(Object[][]::new));
        }
        return tokens;
    }

    public Optional<String> token(PublicationRef publication) throws SQLException {
        return run.query(
                connection,
                "select token from application_link where channel = ? and job = ?",
                row -> row.next() ? Optional.of(row.getString("token")) : Optional.empty(),
                publication.channel().value(),
                publication.job().value());
    }

    public Optional<PublicationRef> resolve(String token) throws SQLException {
        return run.query(
                connection,
                "select channel, job from application_link where token = ?",
                row -> row.next()
                        ? Optional.of(PublicationRef.of(row.getString("channel"), row.getString("job")))
                        : Optional.empty(),
                token);
    }

    /** The publications whose job number or id is one of these words. */
    public List<PublicationRef> named(Collection<String> words) throws SQLException {
        if (words.isEmpty()) {
            return List.of();
        }
        String places = places(words.size());
        return run.query(
                connection,
                "select distinct channel, job from publication where (channel in (select id from channel) and job in ("
                        + places + ")) or id in (" + places + ") order by channel, job",
                rows -> {
                    List<PublicationRef> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(PublicationRef.of(rows.getString("channel"), rows.getString("job")));
                    }
                    return found;
                },
                parameters(words, words));
    }

    private static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static Object[] parameters(Collection<String> first, Collection<String> second) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return all.toArray();
    }
}
