package org.aushang.demo.internal;

import java.util.List;
import java.util.Set;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationState;

/**
 * A posting and the end it must reach.
 *
 * @param posting without the words about its end
 * @param state the end
 * @param code a finding that must stand with it; empty if none must
 */
record Sample(JobPosting posting, PublicationState state, String code) {

    private static final String EXPECTED = "demo:expected";

    /** Nothing more happens in these by itself. */
    private static final Set<PublicationState> ENDS = Set.of(
            PublicationState.ACCEPTED,
            PublicationState.INVALID,
            PublicationState.REJECTED,
            PublicationState.REMOVED_BY_BOARD,
            PublicationState.WITHDRAWN,
            PublicationState.FAILED);

    /** @throws IllegalArgumentException if the sample does not say which end it must reach */
    static Sample of(JobPosting written) {
        List<String> expected = written.extensions().getOrDefault(EXPECTED, List.of("?"));
        JobPosting posting = written.toBuilder().extension(EXPECTED).build();
        String code = expected.size() > 1 ? expected.get(1) : "";
        return switch (expected.get(0)) {
            case "accepted" -> new Sample(posting, PublicationState.ACCEPTED, "");
            case "refused" -> new Sample(posting, PublicationState.REJECTED, code);
            case "held-back" -> new Sample(posting, PublicationState.INVALID, code);
            default -> throw new IllegalArgumentException(
                    "sample " + written.identifier() + " must be accepted, refused or held-back");
        };
    }

    static boolean isEnd(PublicationStatus status) {
        return ENDS.contains(status.state());
    }

    boolean isReached(PublicationStatus status) {
        return status.state() == state
                && (code.isEmpty()
                        || status.findings().stream().map(Finding::code).anyMatch(code::equals));
    }
}
