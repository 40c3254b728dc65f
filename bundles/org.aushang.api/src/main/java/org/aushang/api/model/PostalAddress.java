package org.aushang.api.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One place, in the words of schema.org/PostalAddress. Every part is empty when unknown. Immutable; grows by accessors. */
public final class PostalAddress {

    private final String streetAddress;
    private final String postalCode;
    private final String addressLocality;
    private final String addressRegion;
    private final String addressCountry;

    private PostalAddress(Builder builder) {
        streetAddress = builder.streetAddress;
        postalCode = builder.postalCode;
        addressLocality = builder.addressLocality;
        addressRegion = builder.addressRegion;
        addressCountry = builder.addressCountry;
    }

    /** Nothing is known at first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Street and house number. */
    public String streetAddress() {
        return streetAddress;
    }

    /** As written on a letter. */
    public String postalCode() {
        return postalCode;
    }

    /** Town. */
    public String addressLocality() {
        return addressLocality;
    }

    /** State, province or Bundesland: its name, its ISO 3166-2 code or the code's last part. */
    public String addressRegion() {
        return addressRegion;
    }

    /** ISO 3166-1 alpha-2, upper case. */
    public String addressCountry() {
        return addressCountry;
    }

    public Builder toBuilder() {
        return new Builder()
                .streetAddress(streetAddress)
                .postalCode(postalCode)
                .addressLocality(addressLocality)
                .addressRegion(addressRegion)
                .addressCountry(addressCountry);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PostalAddress that
                && streetAddress.equals(that.streetAddress)
                && postalCode.equals(that.postalCode)
                && addressLocality.equals(that.addressLocality)
                && addressRegion.equals(that.addressRegion)
                && addressCountry.equals(that.addressCountry);
    }

    @Override
    public int hashCode() {
        return Objects.hash(streetAddress, postalCode, addressLocality, addressRegion, addressCountry);
    }

    @Override
    public String toString() {
        return "PostalAddress[" + streetAddress + ", " + postalCode + " " + addressLocality + ", " + addressRegion
                + ", " + addressCountry + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {

        private String streetAddress = "";
        private String postalCode = "";
        private String addressLocality = "";
        private String addressRegion = "";
        private String addressCountry = "";

        private Builder() {}

        public Builder streetAddress(String streetAddress) {
            this.streetAddress = Objects.requireNonNull(streetAddress, "streetAddress");
            return this;
        }

        public Builder postalCode(String postalCode) {
            this.postalCode = Objects.requireNonNull(postalCode, "postalCode");
            return this;
        }

        public Builder addressLocality(String addressLocality) {
            this.addressLocality = Objects.requireNonNull(addressLocality, "addressLocality");
            return this;
        }

        public Builder addressRegion(String addressRegion) {
            this.addressRegion = Objects.requireNonNull(addressRegion, "addressRegion");
            return this;
        }

        public Builder addressCountry(String addressCountry) {
            this.addressCountry = Objects.requireNonNull(addressCountry, "addressCountry");
            return this;
        }

        public PostalAddress build() {
            return new PostalAddress(this);
        }
    }
}
