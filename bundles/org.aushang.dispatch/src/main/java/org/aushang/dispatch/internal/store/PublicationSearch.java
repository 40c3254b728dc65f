package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationState;

/**
 * A host's query for publications as SQL, channel by channel. Jobs are in the order of the database, whose collation the cursor
 * follows; channels are not, because each is asked for by itself. Pure.
 *
 * @param where from {@code where} on
 * @param arguments of its placeholders
 */
record PublicationSearch(String where, List<Object> arguments) {

    /**
     * Where the part before ended.
     *
     * @param job the last one of it
     */
    record Cursor(String channel, String job) {

        /** @throws IllegalArgumentException if the query's cursor is none */
        static Optional<Cursor> of(PublicationQuery query) {
            return query.after().map(cursor -> {
                int slash = cursor.indexOf('/');
                if (slash < 1) {
                    throw new IllegalArgumentException("no cursor of this query: '" + cursor + "'");
                }
                return new Cursor(
                        cursor.substring(0, slash), cut(JobPosting.LONGEST_IDENTIFIER, cursor.substring(slash + 1)));
            });
        }
    }

    /** One job on all channels that are asked for, in no order and without a limit. */
    static PublicationSearch ofJob(PublicationQuery query) {
        List<String> conditions = new ArrayList<>(List.of("latest"));
        List<Object> arguments = new ArrayList<>();
        if (!query.channels().isEmpty()) {
            conditions.add("channel " + in(query.channels().size()));
            query.channels().forEach(channel -> arguments.add(channel.value()));
        }
        if (!query.states().isEmpty()) {
            conditions.add("state " + in(query.states().size()));
            query.states().forEach(state -> arguments.add(state.name()));
        }
        restrict(query, conditions, arguments);
        return new PublicationSearch("where " + String.join(" and ", conditions), arguments);
    }

    /**
     * The part of one channel, by job.
     *
     * @param after only jobs after this one; empty: all
     * @param states only in one of these, each of which is read in the order of an index; empty: all
     */
    static PublicationSearch ofChannel(
            PublicationQuery query, String channel, List<PublicationState> states, String after, int limit) {
        List<Object> arguments = new ArrayList<>();
        if (states.isEmpty()) {
            List<String> conditions = new ArrayList<>(List.of("latest", "channel = ?", "job > ?"));
            arguments.addAll(List.of(channel, after));
            restrict(query, conditions, arguments);
            return new PublicationSearch(
                    "where " + String.join(" and ", conditions) + " order by channel, job, generation limit " + limit,
                    arguments);
        }
        List<String> parts = new ArrayList<>();
        for (PublicationState state : states) {
            List<String> conditions = new ArrayList<>(List.of("latest", "channel = ?", "state = ?", "job > ?"));
            arguments.addAll(List.of(channel, state.name(), after));
            restrict(query, conditions, arguments);
            parts.add("(select p.id from publication p where " + String.join(" and ", conditions)
                    + " order by channel, state, job limit " + limit + ")");
        }
        return new PublicationSearch(
                "where id in (select s.id from (" + String.join(" union all ", parts) + ") s) order by job limit "
                        + limit,
                arguments);
    }

    private static void restrict(PublicationQuery query, List<String> conditions, List<Object> arguments) {
        query.job().ifPresent(job -> {
            conditions.add("job = ?");
            arguments.add(job.value());
        });
        if (!query.text().isBlank()) {
            conditions.add(
                    "(lower(title) like ? escape '!' or lower(place) like ? escape '!' or lower(job) like ? escape '!')");
            arguments.addAll(Collections.nCopies(3, containing(query.text())));
        }
        if (!query.finding().isEmpty()) {
            conditions.add("exists (select 1 from finding f where f.publication = p.id and f.code = ?)");
            arguments.add(query.finding());
        }
    }

    private static String in(int values) {
        return "in (" + String.join(",", Collections.nCopies(values, "?")) + ")";
    }

    /** A pattern for {@code like}, in lower case, in which what was typed has no meaning of its own. */
    private static String containing(String text) {
        String literal = cut(1000, text.strip()).toLowerCase(Locale.ROOT);
        return "%" + literal.replaceAll("[!%_]", "!$0") + "%";
    }
}
