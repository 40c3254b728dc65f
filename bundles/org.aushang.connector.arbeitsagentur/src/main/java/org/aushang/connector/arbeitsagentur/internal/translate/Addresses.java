package org.aushang.connector.arbeitsagentur.internal.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aushang.api.model.PostalAddress;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.hrbaxml.schema.PostalAddressType;
import org.aushang.hrbaxml.schema.WorkLocationType;

/** Translates places of work and postal addresses for applications. */
public final class Addresses {

    private final TranslationWarnings notes;

    Addresses(TranslationWarnings notes) {
        this.notes = notes;
    }

    /** Rule 067: a street needs postal code, town and region beside it; without them it is left out, and the check says so. */
    WorkLocationType work(PostalAddress address, String target) {
        WorkLocationType location = new WorkLocationType();
        location.setCountryCode(country(address));
        Optional<String> region = region(address);
        if (!address.postalCode().isBlank()) {
            location.setPostalCode(notes.fit(target + ".postalCode", 15, address.postalCode()));
        }
        region.ifPresent(location::setRegion);
        if (!address.addressLocality().isBlank()) {
            location.setMunicipality(notes.fit(target + ".addressLocality", 35, address.addressLocality()));
        }
        boolean complete = region.isPresent()
                && !address.postalCode().isBlank()
                && !address.addressLocality().isBlank();
        if (complete && !address.streetAddress().isBlank()) {
            location.setStreetName(street(target + ".streetAddress", address.streetAddress(), notes));
        }
        return location;
    }

    /** What rule 064 compares: street, postal code, town, region and country. */
    static List<String> key(WorkLocationType place) {
        return Stream.of(
                        place.getStreetName(),
                        place.getPostalCode(),
                        place.getMunicipality(),
                        place.getRegion(),
                        place.getCountryCode())
                .map(part -> part == null ? "" : part)
                .toList();
    }

    /** The schema's limit of a street. */
    private static final int LONGEST_STREET = 30;

    /** What is cut must still be a street in the words of rule 034, which does not end in a dot or hyphen. */
    public static String street(String written) {
        TruncatedText shortened = TruncatedText.to(LONGEST_STREET, written);
        return shortened.lost() == 0 ? written : shortened.text().replaceAll("[^\\p{L}\\p{N})]+$", "");
    }

    static String street(String target, String written, TranslationWarnings notes) {
        notes.fit(target, LONGEST_STREET, written);
        return street(written);
    }

    private static String country(PostalAddress address) {
        return address.addressCountry().isBlank() ? "DE" : address.addressCountry();
    }

    private static Optional<String> region(PostalAddress address) {
        return Regions.number(country(address), address.addressRegion());
    }

    /** Whether the posting itself says where applications are posted to. */
    public static boolean isWritten(Offer offer) {
        return offer.text(Extensions.CONTACT_TOWN).isPresent()
                || offer.text(Extensions.CONTACT_POSTAL_CODE).isPresent();
    }

    /** Where applications are posted to: as the extensions say, or else the first place of work; empty if neither. */
    public static Optional<PostalAddress> contact(Offer offer) {
        if (isWritten(offer)) {
            return Optional.of(PostalAddress.builder()
                    .streetAddress(offer.text(Extensions.CONTACT_STREET).orElse(""))
                    .postalCode(offer.text(Extensions.CONTACT_POSTAL_CODE).orElse(""))
                    .addressLocality(offer.text(Extensions.CONTACT_TOWN).orElse(""))
                    .addressRegion(offer.text(Extensions.CONTACT_REGION).orElse(""))
                    .addressCountry(offer.text(Extensions.CONTACT_COUNTRY).orElse(""))
                    .build());
        }
        return offer.posting().jobLocations().stream().findFirst();
    }

    /** Empty where the schema's mandatory region is not known (docs/hr-ba-xml.md#schema-facts, point 1). Rule 868: street or PO box. */
    Optional<PostalAddressType> postal(Offer offer) {
        Optional<PostalAddress> found = contact(offer);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        PostalAddress address = found.get();
        Optional<String> region = region(address);
        if (region.isEmpty()) {
            return Optional.empty();
        }
        PostalAddressType postal = new PostalAddressType();
        postal.setCountryCode(country(address));
        postal.setRegion(region.get());
        if (!address.postalCode().isBlank()) {
            postal.setPostalCode(notes.fit(Extensions.CONTACT_POSTAL_CODE, 15, address.postalCode()));
        }
        if (!address.addressLocality().isBlank()) {
            postal.setMunicipality(notes.fit(Extensions.CONTACT_TOWN, 35, address.addressLocality()));
        }
        if (!address.streetAddress().isBlank()) {
            postal.setStreetName(street(Extensions.CONTACT_STREET, address.streetAddress(), notes));
        }
        offer.text(Extensions.CONTACT_POST_OFFICE_BOX)
                .ifPresent(box -> postal.setPostOfficeBox(notes.fit(Extensions.CONTACT_POST_OFFICE_BOX, 30, box)));
        return Optional.of(postal);
    }
}
