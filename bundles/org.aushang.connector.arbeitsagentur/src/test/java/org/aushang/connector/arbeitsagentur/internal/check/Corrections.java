package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.Samples.CLOCK;
import static org.aushang.connector.arbeitsagentur.internal.Samples.SETTINGS;

import java.util.List;
import java.util.Optional;
import org.aushang.api.connector.FixApplier;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.Samples;
import org.aushang.connector.arbeitsagentur.internal.translate.Translations;

/** A person who takes every fix that the check offers, and enters the sample's value where there is none. */
record Corrections(Sources sources) {

    private static final Check CHECK = new Check(SETTINGS, new Translations(SETTINGS));

    /** As many as one posting can need; more means that two fixes undo each other. */
    private static final int ROUNDS = 40;

    List<Finding> errors(JobPosting posting) {
        return CHECK.findings(posting, Optional.empty(), sources, CLOCK).stream()
                .filter(Finding::isError)
                .toList();
    }

    JobPosting applied(JobPosting posting) {
        JobPosting now = posting;
        for (int round = 0; round < ROUNDS; round++) {
            List<Finding> errors = errors(now);
            if (errors.isEmpty()) {
                return now;
            }
            Finding first = errors.get(0);
            if (first.fix().isPresent()) {
                now = FixApplier.apply(first.fix().get(), now);
            } else if (first.target().contains(":")) {
                now = now.toBuilder()
                        .extension(first.target(), sample(first.target()))
                        .build();
            } else {
                return now;
            }
        }
        return now;
    }

    private static String[] sample(String extension) {
        return Samples.posting()
                .build()
                .extensions()
                .getOrDefault(extension, List.of())
                .toArray(String[]::new);
    }
}
