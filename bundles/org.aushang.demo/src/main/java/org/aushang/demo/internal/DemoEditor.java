package org.aushang.demo.internal;

import java.util.Optional;
import org.aushang.api.connector.FixApplier;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.PostingEditor;
import org.aushang.api.host.PublicationService;
import org.aushang.api.model.Fix;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies suggested fixes. The demo has no postings of its own: what was published last is what it edits, until it starts again. */
@Component
public final class DemoEditor implements PostingEditor {

    private static final Logger log = LoggerFactory.getLogger(DemoEditor.class);

    private final PublicationService publications;

    @Activate
    public DemoEditor(@Reference PublicationService publications) {
        this.publications = publications;
    }

    @Override
    public boolean apply(PublicationRef posting, Fix fix, ConsoleUser user) {
        Optional<JobPosting> present =
                posting.channel().equals(DemoHost.CHANNEL) ? publications.posting(posting) : Optional.empty();
        present.ifPresent(content -> {
            publications.publish(posting.channel(), FixApplier.apply(fix, content));
            log.info("{} changed {}: {}", user.name(), posting, fix.label().english());
        });
        return present.isPresent();
    }
}
