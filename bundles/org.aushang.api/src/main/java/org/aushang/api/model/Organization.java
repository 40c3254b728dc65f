package org.aushang.api.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The employer, in the words of schema.org. Immutable; grows by accessors. */
public final class Organization {

    /** Nothing is known. */
    public static final Organization UNKNOWN = of("");

    private final String name;
    private final String url;

    private Organization(Builder builder) {
        name = builder.name;
        url = builder.url;
    }

    /** @param name as it is printed; empty when unknown */
    public static Organization of(String name) {
        return builder(name).build();
    }

    /** @param name as it is printed; empty when unknown */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** As it is printed; empty when unknown. */
    public String name() {
        return name;
    }

    /** The web site as written by the host; empty when unknown. */
    public String url() {
        return url;
    }

    public Builder toBuilder() {
        return new Builder(name).url(url);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Organization that && name.equals(that.name) && url.equals(that.url);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, url);
    }

    @Override
    public String toString() {
        return "Organization[" + name + ", " + url + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {

        private String name;
        private String url = "";

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        public Builder url(String url) {
            this.url = Objects.requireNonNull(url, "url");
            return this;
        }

        public Organization build() {
            return new Organization(this);
        }
    }
}
