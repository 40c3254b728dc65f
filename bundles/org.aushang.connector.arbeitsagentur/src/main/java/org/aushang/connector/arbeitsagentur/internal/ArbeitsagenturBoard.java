package org.aushang.connector.arbeitsagentur.internal;

import org.aushang.api.connector.JobBoard;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.osgi.service.component.annotations.Component;

/** The board of the Bundesagentur für Arbeit, for hosts that offer it before a channel is configured. */
@Component
public final class ArbeitsagenturBoard implements JobBoard {

    @Override
    public String id() {
        return ArbeitsagenturPublisher.BOARD;
    }

    @Override
    public LocalizedText name() {
        return LocalizedText.of("Bundesagentur für Arbeit", "German Federal Employment Agency (BA)");
    }

    @Override
    public String configurationPid() {
        return ArbeitsagenturPublisher.PID;
    }

    @Override
    public Schema schema(Schema.Part part) {
        return switch (part) {
            case ACCOUNT -> ChannelSchemas.ACCOUNT;
            case CREDENTIALS -> ChannelSchemas.CREDENTIALS;
            case POSTING -> PostingSchema.SCHEMA;
        };
    }
}
