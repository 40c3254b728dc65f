package org.aushang.api.host;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document with a posting that was not published: {@link ChannelService#checkDraft}. Immutable; grows by
 * accessors.
 *
 * @since 1.1
 */
public final class DraftCheck {

    private final @Nullable JobPosting posting;
    private final List<Finding> findings;

    private DraftCheck(@Nullable JobPosting posting, List<Finding> findings) {
        this.posting = posting;
        this.findings = List.copyOf(findings);
    }

    /** @param posting null: the document has none that can be read */
    public static DraftCheck of(@Nullable JobPosting posting, List<Finding> findings) {
        return new DraftCheck(posting, Objects.requireNonNull(findings, "findings"));
    }

    /** The first posting of the document; empty if it has none, which the findings then say. */
    public Optional<JobPosting> posting() {
        return Optional.ofNullable(posting);
    }

    /** What was wrong with the document, then what the channel says of the posting; empty if it can be sent. */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public String toString() {
        return (posting == null ? "no posting" : posting.identifier()) + " " + findings;
    }
}
