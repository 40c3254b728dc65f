package org.aushang.connector.arbeitsagentur.internal.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * The BA's rules of release P82 (docs/hr-ba-xml.md#rules), in the order in which a person fills in a form. A rule of the next release
 * is one line in the list of its subject, its two texts in the message bundles, and its pair of postings in the test that
 * compares this list with all documented numbers.
 */
final class RuleBook {

    static final List<Rule> RULES = Stream.of(
                    IdentityRules.ALL,
                    OfferRules.ALL,
                    OccupationRules.ALL,
                    TextRules.ALL,
                    PlaceRules.ALL,
                    DateRules.ALL,
                    ContractRules.ALL,
                    PayRules.ALL,
                    ContactRules.ALL)
            .flatMap(List::stream)
            .toList();

    private RuleBook() {}
}
