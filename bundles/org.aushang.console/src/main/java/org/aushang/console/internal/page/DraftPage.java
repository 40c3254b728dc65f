package org.aushang.console.internal.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.DraftCheck;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Schema;
import org.aushang.api.model.TermQuery;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;

/** Checks a posting that is not published yet, and searches the catalogues that postings refer to. Nothing is stored. */
final class DraftPage {

    private final Services services;

    DraftPage(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/draft", Role.VIEWER, request -> Reply.page("draft", model(request))),
                Route.post("/draft", Role.VIEWER, this::check));
    }

    private Map<String, Object> model(Request request) {
        List<ChannelStatus> channels = services.channels().channels().stream()
                .filter(channel -> channel.installed() && request.user().sees(channel.channel()))
                .toList();
        Optional<ChannelId> chosen = channels.stream()
                .map(ChannelStatus::channel)
                .filter(id -> id.value().equals(request.field("channel")))
                .findFirst()
                .or(() -> channels.stream().map(ChannelStatus::channel).findFirst());
        Map<String, Object> model = new HashMap<>();
        model.put(
                "channels",
                channels.stream().map(channel -> channel.channel().value()).toList());
        model.put("document", request.field("document"));
        model.put("search", request.field("search"));
        chosen.ifPresent(channel -> {
            model.put("channel", channel.value());
            terms(channel, request, model);
        });
        return model;
    }

    private void terms(ChannelId channel, Request request, Map<String, Object> model) {
        View view = services.view(request);
        List<Field> fields = services.channels().schema(channel, Schema.Part.POSTING).fields().stream()
                .filter(field -> !field.catalogue().isEmpty())
                .toList();
        model.put(
                "catalogues",
                fields.stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Field::catalogue,
                                field -> view.text(field.label()),
                                (one, other) -> one,
                                java.util.TreeMap::new)));
        Optional<String> catalogue = fields.stream()
                .map(Field::catalogue)
                .filter(name -> name.equals(request.field("catalogue")))
                .findFirst()
                .or(() -> fields.stream().map(Field::catalogue).findFirst());
        catalogue.ifPresent(name -> {
            model.put("catalogue", name);
            if (!request.field("search").isEmpty()) {
                model.put(
                        "terms",
                        services
                                .channels()
                                .lookUp(
                                        channel,
                                        TermQuery.builder(name, request.field("search"))
                                                .build())
                                .stream()
                                .map(term -> Map.of("code", term.code(), "label", view.text(term.label())))
                                .toList());
            }
        });
    }

    private Reply check(Request request) throws IOException {
        Map<String, Object> model = model(request);
        Optional<ChannelId> channel = request.channel(request.field("channel"));
        String document = request.text("file").orElse(request.field("document"));
        if (channel.isEmpty() || document.isBlank()) {
            return Reply.page("draft", model);
        }
        DraftCheck check = services.channels().checkDraft(channel.get(), document);
        View view = services.view(request);
        model.put("document", document);
        model.put("checked", true);
        model.put(
                "good", check.posting().isPresent() && check.findings().stream().noneMatch(Finding::isError));
        model.put("findings", view.findings(check.findings()));
        check.posting().ifPresent(posting -> {
            model.put("ad", Ad.of(posting));
            services.channels()
                    .preview(channel.get(), posting)
                    .ifPresent(preview -> model.put("preview", preview.text()));
        });
        return Reply.page("draft", model);
    }
}
