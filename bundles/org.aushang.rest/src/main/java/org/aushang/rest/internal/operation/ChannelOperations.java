package org.aushang.rest.internal.operation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.api.model.TermQuery;
import org.aushang.rest.internal.access.Scope;
import org.aushang.rest.internal.http.Problem;
import org.aushang.rest.internal.http.Reply;
import org.aushang.rest.internal.http.Request;
import org.aushang.rest.internal.http.Route;
import org.aushang.rest.internal.json.ChannelJson;
import org.aushang.rest.internal.json.Json;

/** Channels, the fields that they ask for, and the catalogues of those. Thread-safe. */
public final class ChannelOperations {

    private final ChannelService channels;

    public ChannelOperations(ChannelService channels) {
        this.channels = channels;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "channels", Scope.READ, this::list),
                Route.of("GET", "channels/{channel}", Scope.READ, this::show),
                Route.of("GET", "channels/{channel}/schemas/{part}", Scope.READ, this::schema, "language"),
                Route.of("GET", "terms/{channel}/{catalogue}", Scope.READ, this::terms, "text", "limit"));
    }

    private Reply list(Request request) {
        List<ChannelStatus> seen = channels.channels().stream()
                .filter(channel -> request.sees(channel.channel()))
                .toList();
        return Reply.json(200, Json.page(seen, Optional.empty(), ChannelJson::status));
    }

    private Reply show(Request request) {
        ChannelStatus channel = require(request.channel());
        return Reply.json(200, json -> ChannelJson.status(json, channel));
    }

    private ChannelStatus require(ChannelId channel) {
        return channels.channel(channel).orElseThrow(() -> Problem.notFound("There is no channel " + channel + ".")
                .exception());
    }

    private Reply schema(Request request) {
        ChannelId channel = require(request.channel()).channel();
        Schema.Part part = Request.constant("part", request.segment("part"), Schema.Part.class);
        Locale language = Locale.forLanguageTag(request.value("language").orElse("en"));
        String schema = channels.jsonSchema(channel, part, language);
        return Reply.bytes(200, "application/schema+json", schema.getBytes(StandardCharsets.UTF_8));
    }

    private Reply terms(Request request) {
        ChannelId channel = require(request.channel()).channel();
        List<Term> terms = channels.lookUp(
                channel,
                TermQuery.builder(
                                request.segment("catalogue"),
                                request.value("text").orElse(""))
                        .limit(request.limit(10, TermQuery.MAX_LIMIT))
                        .build());
        return Reply.json(200, Json.page(terms, Optional.empty(), Json::term));
    }
}
