package org.aushang.rest.internal.operation;

import java.util.List;
import java.util.Optional;
import org.aushang.api.host.Change;
import org.aushang.api.host.ChangeToken;
import org.aushang.api.host.PublicationService;
import org.aushang.rest.internal.access.Scope;
import org.aushang.rest.internal.http.Reply;
import org.aushang.rest.internal.http.Request;
import org.aushang.rest.internal.http.Route;
import org.aushang.rest.internal.json.Json;
import org.aushang.rest.internal.json.PublicationJson;

/** The change feed. Thread-safe. */
public final class ChangeOperations {

    private static final int LARGEST = 1000;
    private static final String LATEST = "latest";

    private final PublicationService publications;

    public ChangeOperations(PublicationService publications) {
        this.publications = publications;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "changes", Scope.READ, this::changes, "after", "limit"));
    }

    /** The position after them is given always, also where the token may see none of them. */
    private Reply changes(Request request) {
        String after = request.value("after").orElse(ChangeToken.START.value());
        int limit = request.limit(100, LARGEST);
        if (after.equals(LATEST)) {
            return page(List.of(), publications.latestChange());
        }
        List<Change> changes =
                publications.changesAfter(new ChangeToken(after), limit).items();
        ChangeToken next = changes.isEmpty()
                ? new ChangeToken(after)
                : changes.get(changes.size() - 1).token();
        return page(
                changes.stream()
                        .filter(change -> request.sees(change.channel()))
                        .toList(),
                next);
    }

    private static Reply page(List<Change> changes, ChangeToken next) {
        return Reply.json(200, Json.page(changes, Optional.of(next.value()), PublicationJson::change));
    }
}
