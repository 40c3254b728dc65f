package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.broken;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.brokenAs;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.Fix;
import org.aushang.api.model.PostalAddress;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.place.PlaceKey;
import org.aushang.connector.arbeitsagentur.internal.place.PostalCodes;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.connector.arbeitsagentur.internal.translate.Addresses;
import org.aushang.connector.arbeitsagentur.internal.translate.Regions;

/** Rules about places of work: every address by itself, and all together. */
final class PlaceRules {

    /** Streets are checked in every address. */
    private static final Look INTERVIEW_TOO = PlaceRules::street;

    private static final int MOST_PLACES = 10;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    static final List<Rule> ALL = List.of(
            new Rule("184", PlaceRules::given),
            new Rule("063", PlaceRules::noMoreThanOpenings),
            new Rule("064", PlaceRules::different),
            new Rule("177", draft -> each(draft, PlaceRules::country)),
            new Rule("010", draft -> each(draft, PlaceRules::region)),
            new Rule("033", draft -> each(draft, new PlaceCombinationRule(draft.sources())::findings)),
            new Rule("067", draft -> work(draft, PlaceRules::streetComplete)),
            new Rule("034", draft -> each(draft, INTERVIEW_TOO)));

    private PlaceRules() {}

    /** Checks one address. */
    private interface Look {

        List<Finding> at(PostalAddress address, Target target);
    }

    /** The places of work, and where applications are posted to if the posting says that itself. */
    private static List<Finding> each(RuleContext draft, Look look) {
        List<Finding> findings = work(draft, look);
        if (look == INTERVIEW_TOO) {
            draft.offer()
                    .text(Extensions.INTERVIEW_STREET)
                    .filter(street -> draft.offer().applicationWays().equals(List.of(4)))
                    .ifPresent(street -> findings.addAll(
                            street(PostalAddress.builder().streetAddress(street).build(), Target.INTERVIEW)));
        }
        if (Addresses.isWritten(draft.offer())) {
            Addresses.contact(draft.offer()).ifPresent(address -> findings.addAll(look.at(address, Target.CONTACT)));
        }
        return findings;
    }

    private static List<Finding> work(RuleContext draft, Look look) {
        List<Finding> findings = new ArrayList<>();
        List<PostalAddress> places = draft.posting().jobLocations();
        // What is more than the BA takes is found by rule 184, once.
        for (int i = 0; i < Math.min(places.size(), MOST_PLACES); i++) {
            findings.addAll(look.at(places.get(i), Target.work(i)));
        }
        return findings;
    }

    private static boolean isGerman(PostalAddress address) {
        return address.addressCountry().isBlank() || address.addressCountry().equals("DE");
    }

    private static List<Finding> given(RuleContext draft) {
        int places = draft.posting().jobLocations().size();
        if (places == 0) {
            return List.of(broken("184", "jobLocation").build());
        }
        return when(places > MOST_PLACES, () -> brokenAs("184", "ba.184.many", "jobLocation", places));
    }

    static Fix openings(int number) {
        return Fix.of(Texts.MESSAGES.text("fix.openings", number), "totalJobOpenings", String.valueOf(number));
    }

    private static List<Finding> noMoreThanOpenings(RuleContext draft) {
        int places = draft.posting().jobLocations().size();
        int openings = draft.posting().totalJobOpenings();
        return when(
                places > openings && places <= MOST_PLACES,
                () -> broken("063", "totalJobOpenings", places, openings).fix(openings(places)));
    }

    /** Street, postal code, town, region and country. */
    private static List<Finding> different(RuleContext draft) {
        List<PostalAddress> places = draft.posting().jobLocations();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            String key = PlaceKey.of(places.get(i)) + "|"
                    + places.get(i).streetAddress().strip().toLowerCase(Locale.ROOT);
            if (!seen.add(key)) {
                int twice = i;
                return List.of(broken("064", "jobLocation[" + i + "]", i + 1)
                        .fix(Fix.of(Texts.MESSAGES.text("fix.place.remove", twice + 1), "jobLocation[" + twice + "]"))
                        .build());
            }
        }
        return RuleFindings.NOTHING;
    }

    private static List<Finding> country(PostalAddress address, Target target) {
        String country = address.addressCountry();
        if (country.isBlank()) {
            return List.of(Texts.changed("ba.177.assumed", target.of("addressCountry")));
        }
        return when(!COUNTRIES.contains(country), () -> broken("177", target.of("addressCountry"), country));
    }

    /** Abroad a region may be left out; what is written must be one of the country's. */
    private static List<Finding> region(PostalAddress address, Target target) {
        String written = address.addressRegion();
        boolean unknown = !written.isBlank()
                && Regions.number(address.addressCountry(), written).isEmpty();
        if (!unknown) {
            return RuleFindings.NOTHING;
        }
        Finding.Builder finding = isGerman(address)
                ? broken("010", target.of("addressRegion"), written)
                : Texts.rule("010", "ba.010.abroad", target.of("addressRegion"), written)
                        .severity(Severity.WARNING);
        return List.of(finding.fix(land(address, target).orElse(null)).build());
    }

    /** Sets the Land that the postal code lies in, if it lies in one alone. */
    static Optional<Fix> land(PostalAddress address, Target target) {
        List<String> laender = isGerman(address) ? PostalCodes.laender(address.postalCode()) : List.of();
        return laender.size() == 1
                ? Optional.of(Fix.of(
                        Texts.MESSAGES.text("fix.land", Regions.name(laender.get(0))),
                        target.of("addressRegion"),
                        Regions.name(laender.get(0))))
                : Optional.empty();
    }

    /** We leave the street out rather than have the BA refuse it. */
    private static List<Finding> streetComplete(PostalAddress address, Target target) {
        boolean complete = !address.postalCode().isBlank()
                && !address.addressLocality().isBlank()
                && Regions.number(address.addressCountry(), address.addressRegion())
                        .isPresent();
        return when(!address.streetAddress().isBlank() && !complete, () -> Texts.rule(
                        "067", "ba.067", target.of("streetAddress"), address.streetAddress())
                .severity(Severity.WARNING)
                .fix(address.addressRegion().isBlank() ? land(address, target).orElse(null) : null));
    }

    private static List<Finding> street(PostalAddress address, Target target) {
        // Rule 034 is held against what is written: a tail that is cut off is not sent.
        String street = Addresses.street(address.streetAddress());
        if (street.isBlank() || Street.isAcceptable(street)) {
            return RuleFindings.NOTHING;
        }
        String corrected = Street.corrected(street);
        Fix fix = Street.isAcceptable(corrected)
                ? Fix.of(Texts.MESSAGES.text("fix.street", corrected), target.of("streetAddress"), corrected)
                : null;
        return List.of(
                broken("034", target.of("streetAddress"), street).fix(fix).build());
    }
}
