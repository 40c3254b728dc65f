package org.aushang.api.connector;

import java.util.List;
import java.util.Objects;
import org.aushang.api.model.Finding;

/** What became of one attempt to hand a submission over. */
public sealed interface SubmitResult {

    /**
     * The board has it. That alone says nothing yet about any posting.
     *
     * @param receipt by which verdicts are collected later
     * @param verdicts what the board said at once; what has none is asked for later, if the board ever answers
     */
    record Delivered(Receipt receipt, List<Verdict> verdicts) implements SubmitResult {

        public Delivered {
            Objects.requireNonNull(receipt, "receipt");
            verdicts = List.copyOf(verdicts);
        }

        /** Nothing is decided yet. */
        public Delivered(Receipt receipt) {
            this(receipt, List.of());
        }
    }

    /**
     * Nothing left us. The same submission comes again; when is the core's decision.
     *
     * @param why one finding: what is in the way, and who can do something about it
     */
    record Deferred(Finding why) implements SubmitResult {

        public Deferred {
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * Nothing left us, because all together is too large for the board. The first orders come again at once under the same
     * submission, the others later in another.
     *
     * @param fits how many of the first orders are not too many, at least 1 and fewer than there were
     */
    record TooLarge(int fits) implements SubmitResult {

        /** @throws IllegalArgumentException if nothing fits; a single order that is too large is refused */
        public TooLarge {
            if (fits < 1) {
                throw new IllegalArgumentException("at least one order fits");
            }
        }
    }

    /**
     * It will never be taken like this. Findings that name a publication hold that one back and the others come again
     * without it; a finding that names none holds back all.
     *
     * @param findings at least one
     */
    record Refused(List<Finding> findings) implements SubmitResult {

        /** @throws IllegalArgumentException if there is no finding */
        public Refused {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a refusal says why");
            }
        }
    }

    /**
     * Bytes left us and no clear answer came: the board may or may not have it.
     *
     * @param why one finding: what happened
     */
    record InDoubt(Finding why) implements SubmitResult {

        public InDoubt {
            Objects.requireNonNull(why, "why");
        }
    }
}
