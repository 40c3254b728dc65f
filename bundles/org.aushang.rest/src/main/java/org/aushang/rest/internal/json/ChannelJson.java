package org.aushang.rest.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.Hold;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.FeedAddress;
import org.aushang.api.model.PublicationState;

/** Channels. What is for the operator alone is not among it. */
public final class ChannelJson {

    private ChannelJson() {}

    public static void status(JsonGenerator json, ChannelStatus channel) throws IOException {
        json.writeStartObject();
        json.writeStringField("channel", channel.channel().value());
        json.writeStringField("board", channel.board());
        json.writeBooleanField("installed", channel.installed());
        Optional<Hold> hold = channel.hold();
        if (hold.isPresent()) {
            json.writeObjectFieldStart("hold");
            json.writeStringField("reason", hold.get().reason().name());
            Json.moment(json, "since", hold.get().since());
            Json.moment(json, "until", hold.get().until());
            json.writeEndObject();
        }
        json.writeNumberField("online", channel.online());
        json.writeNumberField("uncertain", channel.uncertain());
        Json.text(json, "sentence", channel.sentence());
        Json.findings(json, channel.findings());
        capabilities(json, channel.capabilities());
        Json.array(json, "addresses", channel.addresses(), ChannelJson::address);
        json.writeObjectFieldStart("publications");
        for (Map.Entry<PublicationState, Integer> count : channel.publications().entrySet()) {
            json.writeNumberField(count.getKey().name(), count.getValue());
        }
        json.writeEndObject();
        Json.moment(json, "credentialsUntil", channel.credentialsUntil());
        Json.moment(json, "nextTransmission", channel.nextTransmission());
        json.writeEndObject();
    }

    private static void capabilities(JsonGenerator json, Capabilities capabilities) throws IOException {
        json.writeObjectFieldStart("capabilities");
        json.writeBooleanField("canUpdate", capabilities.canUpdate());
        json.writeBooleanField("updatesCost", capabilities.updatesCost());
        json.writeBooleanField("canWithdraw", capabilities.canWithdraw());
        Json.array(json, "withdrawalReasons", capabilities.withdrawalReasons(), Json::term);
        Json.optional(json, "longestShown", capabilities.longestShown().map(Duration::toString));
        json.writeEndObject();
    }

    private static void address(JsonGenerator json, FeedAddress address) throws IOException {
        json.writeStartObject();
        Json.text(json, "purpose", address.purpose());
        json.writeStringField("url", address.url());
        json.writeEndObject();
    }
}
