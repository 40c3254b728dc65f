package org.aushang.connector.feed.internal;

import org.aushang.api.connector.JobBoard;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.osgi.service.component.annotations.Component;

/** The feed, for hosts that offer it before a channel is configured. */
@Component
public final class FeedBoard implements JobBoard {

    @Override
    public String id() {
        return FeedPublisher.BOARD;
    }

    @Override
    public LocalizedText name() {
        return LocalizedText.of("Stellen-Feed (XML, Sitemap, JSON-LD)", "Job feed (XML, sitemap, JSON-LD)");
    }

    @Override
    public String configurationPid() {
        return FeedPublisher.PID;
    }

    @Override
    public Schema schema(Schema.Part part) {
        return switch (part) {
            case ACCOUNT -> Forms.ACCOUNT;
            case CREDENTIALS -> Forms.CREDENTIALS;
            case POSTING -> Schema.EMPTY;
        };
    }
}
