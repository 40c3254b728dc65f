package org.aushang.dispatch.internal.store;

import static org.aushang.dispatch.internal.store.Columns.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.model.JobPosting;

/**
 * A host's query for publications as SQL: condition, order and limit. Pure.
 *
 * @param where from {@code where} on
 * @param arguments of its placeholders
 */
record PublicationSearch(String where, List<Object> arguments) {

    /**
     * One more than the query's limit, so that it is known whether there are more. The order is that of the index, because H2
     * would sort otherwise.
     *
     * @throws IllegalArgumentException if the query's cursor is none
     */
    static PublicationSearch of(PublicationQuery query) {
        List<String> conditions = new ArrayList<>(List.of("latest"));
        List<Object> arguments = new ArrayList<>();
        if (query.channel().isPresent()) {
            conditions.add("channel = ?");
            arguments.add(query.channel().get().value());
        } else if (!query.channels().isEmpty()) {
            conditions.add("channel in ("
                    + String.join(",", Collections.nCopies(query.channels().size(), "?")) + ")");
            query.channels().forEach(channel -> arguments.add(channel.value()));
        }
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
        if (!query.finding().isEmpty()) {
            conditions.add("exists (select 1 from finding f where f.publication = p.id and f.code = ?)");
            arguments.add(query.finding());
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
                // The first condition is for the index, which the second one does not reach.
                conditions.add("channel >= ? and (channel > ? or job > ?)");
                arguments.addAll(List.of(channel, channel, job));
            }
        });
        return new PublicationSearch(
                "where " + String.join(" and ", conditions) + " order by channel, job, generation limit "
                        + (query.limit() + 1),
                arguments);
    }

    /** A pattern for {@code like}, in lower case, in which what was typed has no meaning of its own. */
    private static String containing(String text) {
        String literal = cut(1000, text.strip()).toLowerCase(Locale.ROOT);
        return "%" + literal.replaceAll("[!%_]", "!$0") + "%";
    }
}
