package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.Samples.CLOCK;
import static org.aushang.connector.arbeitsagentur.internal.Samples.ID;
import static org.aushang.connector.arbeitsagentur.internal.Samples.SETTINGS;
import static org.aushang.connector.arbeitsagentur.internal.Samples.TODAY;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.connector.arbeitsagentur.internal.Samples;
import org.aushang.connector.arbeitsagentur.internal.SmallCatalogue;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.place.Places;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.hrbaxml.schema.JobPositionPostingType;

/** A sound draft that a test bends. */
final class RuleScenario {

    private static final Sources SOURCES = new Sources(
            SmallCatalogue.standard().inactive("9999", "Schriftsetzer/in").read(), Places.NONE, Set.of());

    private JobPosting.Builder posting = Samples.posting();
    private Optional<JobPosting> online = Optional.empty();
    private Settings.Partner partner = SETTINGS.partner();
    private Consumer<JobPositionPostingType> record = document -> {};
    private Sources sources = SOURCES;

    RuleScenario with(UnaryOperator<JobPosting.Builder> bend) {
        posting = bend.apply(posting);
        return this;
    }

    RuleScenario ext(String name, String... values) {
        return with(p -> p.extension(name, values));
    }

    RuleScenario type(String type) {
        return ext(Extensions.OFFER_TYPE, type);
    }

    /** An apprenticeship that nothing is wrong with. */
    RuleScenario apprenticeship() {
        return type(Offer.APPRENTICESHIP).ext(Extensions.TITLE_CODE, "123266");
    }

    RuleScenario place(String street, String code, String town, String region, String country) {
        return with(p -> p.jobLocations(List.of(PostalAddress.builder()
                .streetAddress(street)
                .postalCode(code)
                .addressLocality(town)
                .addressRegion(region)
                .addressCountry(country)
                .build())));
    }

    RuleScenario partner(Settings.Partner other) {
        partner = other;
        return this;
    }

    RuleScenario trains(Settings.Answer answer, String... occupations) {
        return partner(new Settings.Partner("V999999900", "A000A00001", "99999", answer, Set.of(occupations)));
    }

    /** What the BA has is what stands here so far. */
    RuleScenario isOnline() {
        online = Optional.of(posting.build());
        return this;
    }

    RuleScenario record(Consumer<JobPositionPostingType> bend) {
        record = bend;
        return this;
    }

    RuleScenario sources(Sources other) {
        sources = other;
        return this;
    }

    RuleContext draft() {
        return draft(posting.build());
    }

    /** The same scene with another posting. */
    RuleContext draft(JobPosting other) {
        Settings settings = new Settings(
                SETTINGS.channel(),
                true,
                partner,
                SETTINGS.gateway(),
                SETTINGS.limits(),
                SETTINGS.distance(),
                SETTINGS.document(),
                SETTINGS.folders(),
                List.of());
        JobPositionPostingType document = new Translation(settings)
                .translate(ID, other, online.isPresent(), CLOCK)
                .document();
        record.accept(document);
        return new RuleContext(new Offer(other), document, TODAY, partner, sources, online.map(Offer::new));
    }

    JobPosting posting() {
        return posting.build();
    }
}
