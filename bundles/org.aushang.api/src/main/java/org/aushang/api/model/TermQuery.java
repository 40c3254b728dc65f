package org.aushang.api.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A search in one of a board's catalogues. Immutable; grows by conditions. */
public final class TermQuery {

    /** The largest result that can be asked for. */
    public static final int MAX_LIMIT = 100;

    private final String catalogue;
    private final String text;
    private final @Nullable JobPosting posting;
    private final int limit;

    private TermQuery(Builder builder) {
        catalogue = builder.catalogue;
        text = builder.text;
        posting = builder.posting;
        limit = builder.limit;
    }

    /**
     * @param catalogue as {@link Field#catalogue()} of the channel's schemas names it
     * @param text what was typed so far, in German or English; empty: anything
     */
    public static Builder builder(String catalogue, String text) {
        return new Builder(catalogue, text);
    }

    public String catalogue() {
        return catalogue;
    }

    public String text() {
        return text;
    }

    /** The posting for which a term is looked up, as far as it is known: the best answer may depend on it. */
    public Optional<JobPosting> posting() {
        return Optional.ofNullable(posting);
    }

    /** How many terms at most. */
    public int limit() {
        return limit;
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final String catalogue;
        private final String text;
        private @Nullable JobPosting posting;
        private int limit = 10;

        private Builder(String catalogue, String text) {
            this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
            this.text = Objects.requireNonNull(text, "text");
        }

        public Builder posting(@Nullable JobPosting posting) {
            this.posting = posting;
            return this;
        }

        /**
         * 10 unless set.
         *
         * @throws IllegalArgumentException if it is not 1 to {@value #MAX_LIMIT}
         */
        public Builder limit(int limit) {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("a limit is from 1 to " + MAX_LIMIT + ": " + limit);
            }
            this.limit = limit;
            return this;
        }

        public TermQuery build() {
            return new TermQuery(this);
        }
    }
}
