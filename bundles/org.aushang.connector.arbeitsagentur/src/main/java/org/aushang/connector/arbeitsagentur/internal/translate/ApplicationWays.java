package org.aushang.connector.arbeitsagentur.internal.translate;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.api.model.JobPosting;

/** How candidates may apply: KindOfApplication 3 by e-mail and 6 over the internet (rule 044, dossier 5.3). */
public final class ApplicationWays {

    private ApplicationWays() {}

    /** 3, 6, both or none, in this order. */
    public static List<Integer> kinds(JobPosting posting) {
        List<Integer> kinds = new ArrayList<>();
        if (!posting.applicationContact().email().isEmpty()) {
            kinds.add(3);
        }
        if (url(posting).isPresent()) {
            kinds.add(6);
        }
        return kinds;
    }

    /** The application form, or else the posting on the host's own site. */
    static Optional<String> url(JobPosting posting) {
        return Optional.of(posting.applicationContact().url())
                .filter(url -> !url.isEmpty())
                .or(() -> posting.url().map(URI::toString))
                .filter(url -> Translation.isWebAddress(url) && url.length() <= Translation.LONGEST_URL);
    }
}
