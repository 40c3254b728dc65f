package org.aushang.dispatch.internal.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.model.ChannelRecord;
import org.aushang.dispatch.internal.model.Publication;
import org.jspecify.annotations.Nullable;

/**
 * Read model: a publication with everything in the store that its status is assembled from, so that it can be assembled
 * outside the transaction.
 *
 * @param channel the record of its channel
 * @param findings its own, the worst first
 * @param nextLook when its submission is looked at or attempted next; null: it is in none
 */
public record PublicationView(
        Publication publication, ChannelRecord channel, List<Finding> findings, @Nullable Instant nextLook) {

    public PublicationView {
        findings = List.copyOf(findings);
    }

    /** The latest generation of a job. */
    public static Optional<PublicationView> latest(String channel, String job, UnitOfWork work) throws SQLException {
        Optional<Publication> found = work.publications().latest(channel, job);
        return found.isEmpty() ? Optional.empty() : Optional.of(of(found.get(), work));
    }

    public static PublicationView of(Publication publication, UnitOfWork work) throws SQLException {
        return all(List.of(publication), work).get(0);
    }

    /** Those that exist, in this order. */
    public static List<PublicationView> byId(Collection<PublicationId> ids, UnitOfWork work) throws SQLException {
        return all(work.publications().byIds(ids), work);
    }

    /** Without payloads, one more than the query's limit if there are more. */
    public static List<PublicationView> find(PublicationQuery query, UnitOfWork work) throws SQLException {
        return all(work.finder().find(query), work);
    }

    private static List<PublicationView> all(List<Publication> publications, UnitOfWork work) throws SQLException {
        Map<PublicationId, List<Finding>> findings = work.findings()
                .findings(publications.stream().map(Publication::id).toList());
        Map<String, Instant> looks = work.submissions()
                .nextLooks(publications.stream()
                        .flatMap(p -> Stream.ofNullable(p.submission()))
                        .collect(Collectors.toSet()));
        ChannelRepository channels = work.channels();
        Map<String, ChannelRecord> byId = new HashMap<>();
        List<PublicationView> views = new ArrayList<>();
        for (Publication p : publications) {
            ChannelRecord channel = byId.get(p.channel());
            if (channel == null) {
                channel = channels.of(p.channel());
                byId.put(p.channel(), channel);
            }
            views.add(new PublicationView(
                    p,
                    channel,
                    findings.getOrDefault(p.id(), List.of()),
                    p.submission() == null ? null : looks.get(p.submission())));
        }
        return views;
    }
}
