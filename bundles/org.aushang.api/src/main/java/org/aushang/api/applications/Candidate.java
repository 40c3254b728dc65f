package org.aushang.api.applications;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who applies, as far as it is known; every part is empty when unknown. Immutable; grows by accessors. */
public final class Candidate {

    /** Nothing is known. */
    public static final Candidate UNKNOWN = builder().build();

    private final String givenName;
    private final String familyName;
    private final String formattedName;
    private final String email;
    private final String telephone;
    private final String language;
    private final boolean certain;

    private Candidate(Builder builder) {
        givenName = builder.givenName;
        familyName = builder.familyName;
        formattedName = builder.formattedName;
        email = builder.email;
        telephone = builder.telephone;
        language = builder.language;
        certain = builder.certain;
    }

    public static Builder builder() {
        return new Builder();
    }

    public String givenName() {
        return givenName;
    }

    public String familyName() {
        return familyName;
    }

    /** The name as the candidate wrote it; never taken apart by guessing. */
    public String formattedName() {
        return formattedName;
    }

    /** One address, without a name. */
    public String email() {
        return email;
    }

    /** As it was written. */
    public String telephone() {
        return telephone;
    }

    /** A BCP 47 language tag. */
    public String language() {
        return language;
    }

    /** Whether the candidate gave this personally; otherwise it was read from a mail that another person may have sent. */
    public boolean certain() {
        return certain;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Candidate that
                && givenName.equals(that.givenName)
                && familyName.equals(that.familyName)
                && formattedName.equals(that.formattedName)
                && email.equals(that.email)
                && telephone.equals(that.telephone)
                && language.equals(that.language)
                && certain == that.certain;
    }

    @Override
    public int hashCode() {
        return Objects.hash(givenName, familyName, formattedName, email, telephone, language, certain);
    }

    /** Without anything personal. */
    @Override
    public String toString() {
        return certain ? "Candidate[certain]" : "Candidate[uncertain]";
    }

    /** Not thread-safe. */
    public static final class Builder {

        private String givenName = "";
        private String familyName = "";
        private String formattedName = "";
        private String email = "";
        private String telephone = "";
        private String language = "";
        private boolean certain;

        private Builder() {}

        public Builder givenName(String givenName) {
            this.givenName = Objects.requireNonNull(givenName, "givenName");
            return this;
        }

        public Builder familyName(String familyName) {
            this.familyName = Objects.requireNonNull(familyName, "familyName");
            return this;
        }

        public Builder formattedName(String formattedName) {
            this.formattedName = Objects.requireNonNull(formattedName, "formattedName");
            return this;
        }

        public Builder email(String email) {
            this.email = Objects.requireNonNull(email, "email");
            return this;
        }

        public Builder telephone(String telephone) {
            this.telephone = Objects.requireNonNull(telephone, "telephone");
            return this;
        }

        public Builder language(String language) {
            this.language = Objects.requireNonNull(language, "language");
            return this;
        }

        /** False unless set. */
        public Builder certain(boolean certain) {
            this.certain = certain;
            return this;
        }

        public Candidate build() {
            return new Candidate(this);
        }
    }
}
