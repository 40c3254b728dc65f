package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.broken;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.brokenAs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PostalAddress;
import org.aushang.connector.arbeitsagentur.internal.place.PlaceKey;
import org.aushang.connector.arbeitsagentur.internal.place.PostalCodes;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.connector.arbeitsagentur.internal.translate.Regions;

/**
 * Rule 033: country, region, postal code and town belong together. The BA compares with an internal
 * table that is not public; checked here are the Land of a code, its towns if the admin loaded a table, and earlier refusals by the BA.
 * Only what is sure is an error.
 */
record PlaceCombinationRule(Sources sources) {

    private static final Pattern FIVE_DIGITS = Pattern.compile("\\d{5}");

    List<Finding> findings(PostalAddress address, Target target) {
        List<Finding> findings = new ArrayList<>();
        if (sources.refused().contains(PlaceKey.of(address))) {
            findings.add(brokenAs(
                            "033",
                            "ba.033.refused",
                            target.of("postalCode"),
                            address.postalCode(),
                            address.addressLocality(),
                            address.addressRegion())
                    .build());
        }
        String code = address.postalCode().strip();
        boolean german =
                address.addressCountry().isBlank() || address.addressCountry().equals("DE");
        if (!german) {
            return findings;
        }
        if (!FIVE_DIGITS.matcher(code).matches()) {
            findings.add(broken("033", target.of("postalCode"), code).build());
            return findings;
        }
        land(address, target).ifPresent(findings::add);
        town(address, target).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> land(PostalAddress address, Target target) {
        String code = address.postalCode().strip();
        List<String> laender = PostalCodes.laender(code);
        if (laender.isEmpty()) {
            return Optional.of(Texts.changed("ba.033.unused", target.of("postalCode"), code));
        }
        Optional<String> written = Regions.code(address.addressRegion());
        if (written.isEmpty() || laender.contains(written.get())) {
            return Optional.empty();
        }
        String right = laender.stream().map(Regions::name).collect(Collectors.joining(", "));
        return Optional.of(
                brokenAs("033", "ba.033.land", target.of("addressRegion"), code, right, Regions.name(written.get()))
                        .severity(PostalCodes.isSure(code) ? Severity.ERROR : Severity.WARNING)
                        .fix(PlaceRules.land(address, target).orElse(null))
                        .build());
    }

    /** The BA's spelling is not known: a doubt, not an error. */
    private Optional<Finding> town(PostalAddress address, Target target) {
        String code = address.postalCode().strip();
        String town = address.addressLocality().strip();
        if (town.isEmpty() || sources.places().mayLieAt(town, code)) {
            return Optional.empty();
        }
        List<String> towns = sources.places().towns(code);
        return Optional.of(brokenAs(
                        "033", "ba.033.town", target.of("addressLocality"), code, String.join(", ", towns), town)
                .severity(Severity.WARNING)
                .fix(
                        towns.size() == 1
                                ? RuleFindings.set(
                                        target.of("addressLocality"), LocalizedText.same(towns.get(0)), towns.get(0))
                                : null)
                .build());
    }
}
