package org.aushang.connector.arbeitsagentur.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.aushang.api.connector.JobBoard;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.aushang.connector.arbeitsagentur.internal.settings.CredentialFindings;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.credentials.Credentials;
import org.aushang.credentials.Inspection;
import org.aushang.credentials.Slot;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The board of the Bundesagentur für Arbeit, for hosts that offer it before a channel is configured. */
@Component
public final class ArbeitsagenturBoard implements JobBoard {

    private final Credentials credentials;
    private final Clock clock;

    @Activate
    public ArbeitsagenturBoard(@Reference Credentials credentials) {
        this(credentials, Clock.systemUTC());
    }

    ArbeitsagenturBoard(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

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

    @Override
    public List<Finding> checkSettings(Map<String, String> settings) {
        List<Finding> findings = new ArrayList<>(Settings.read(settings).findings());
        Instant now = clock.instant();
        NavigableMap<Slot, Inspection> slots =
                ArbeitsagenturPublisher.certificates(settings, credentials).inspect(now);
        findings.addAll(CredentialFindings.errors(slots));
        findings.addAll(CredentialFindings.warnings(slots, now));
        findings.addAll(CredentialFindings.details(slots, now));
        return findings;
    }
}
