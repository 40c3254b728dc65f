package org.aushang.api.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whom candidates contact, in the words of schema.org. Every part is empty when unknown. Immutable; grows by accessors. */
public final class ContactPoint {

    /** Nothing is known. */
    public static final ContactPoint UNKNOWN = builder().build();

    private final String honorificPrefix;
    private final String givenName;
    private final String familyName;
    private final String email;
    private final String telephone;
    private final String url;

    private ContactPoint(Builder builder) {
        honorificPrefix = builder.honorificPrefix;
        givenName = builder.givenName;
        familyName = builder.familyName;
        email = builder.email;
        telephone = builder.telephone;
        url = builder.url;
    }

    /** Nothing is known at first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Salutation as written by the host, for instance {@code Frau}. */
    public String honorificPrefix() {
        return honorificPrefix;
    }

    public String givenName() {
        return givenName;
    }

    public String familyName() {
        return familyName;
    }

    /** One address. */
    public String email() {
        return email;
    }

    /** As written by the host. */
    public String telephone() {
        return telephone;
    }

    /** Where the application form is. */
    public String url() {
        return url;
    }

    public Builder toBuilder() {
        return new Builder()
                .honorificPrefix(honorificPrefix)
                .givenName(givenName)
                .familyName(familyName)
                .email(email)
                .telephone(telephone)
                .url(url);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactPoint that
                && honorificPrefix.equals(that.honorificPrefix)
                && givenName.equals(that.givenName)
                && familyName.equals(that.familyName)
                && email.equals(that.email)
                && telephone.equals(that.telephone)
                && url.equals(that.url);
    }

    @Override
    public int hashCode() {
        return Objects.hash(honorificPrefix, givenName, familyName, email, telephone, url);
    }

    @Override
    public String toString() {
        return "ContactPoint[" + honorificPrefix + " " + givenName + " " + familyName + ", " + email + ", " + telephone
                + ", " + url + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {

        private String honorificPrefix = "";
        private String givenName = "";
        private String familyName = "";
        private String email = "";
        private String telephone = "";
        private String url = "";

        private Builder() {}

        public Builder honorificPrefix(String honorificPrefix) {
            this.honorificPrefix = Objects.requireNonNull(honorificPrefix, "honorificPrefix");
            return this;
        }

        public Builder givenName(String givenName) {
            this.givenName = Objects.requireNonNull(givenName, "givenName");
            return this;
        }

        public Builder familyName(String familyName) {
            this.familyName = Objects.requireNonNull(familyName, "familyName");
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

        public Builder url(String url) {
            this.url = Objects.requireNonNull(url, "url");
            return this;
        }

        public ContactPoint build() {
            return new ContactPoint(this);
        }
    }
}
