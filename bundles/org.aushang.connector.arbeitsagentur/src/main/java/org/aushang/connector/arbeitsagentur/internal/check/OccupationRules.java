package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.broken;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.brokenAs;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aushang.api.model.Finding;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.aushang.hrbaxml.catalogue.Competence;
import org.aushang.hrbaxml.catalogue.Competence.Use;
import org.aushang.hrbaxml.catalogue.Occupation;
import org.aushang.hrbaxml.catalogue.Occupation.Kind;

/** Rules about occupations, trainings and competences; most of these rules begin to speak when a catalogue has been imported. */
final class OccupationRules {

    /** Information level of those study occupations that may be asked for (rule 158). */
    private static final String ASKABLE = "2";

    private static final List<String> MAIN = List.of(Extensions.TITLE_CODE);
    private static final List<String> OTHERS = List.of(Extensions.ALTERNATIVE_TITLE_CODE);
    private static final List<String> TRAININGS = List.of(Extensions.TRAINING);
    private static final List<String> ALL_CODES =
            List.of(Extensions.TITLE_CODE, Extensions.ALTERNATIVE_TITLE_CODE, Extensions.TRAINING);

    static final List<Rule> ALL = List.of(
            new Rule("183", OccupationRules::given),
            new Rule("042", OccupationRules::known),
            new Rule("164", draft -> each("164", draft, ALL_CODES, occupation -> !occupation.active())),
            new Rule("036", draft -> forJobs("036", draft, MAIN)),
            new Rule("127", draft -> forJobs("127", draft, OTHERS)),
            new Rule("039", OccupationRules::forApprentices),
            new Rule("176", draft -> each("176", draft, TRAININGS, occupation -> occupation.kind() != Kind.TRAINING)),
            new Rule(
                    "158",
                    draft -> each(
                            "158",
                            draft,
                            TRAININGS,
                            occupation -> occupation.academic()
                                    && !occupation.informationLevel().equals(ASKABLE))),
            new Rule("041", OccupationRules::noOthersForApprentices),
            new Rule("180", OccupationRules::othersDiffer),
            new Rule("125", OccupationRules::helpersOnly),
            new Rule("126", OccupationRules::noHelpers),
            new Rule("116", OccupationRules::helpersLeadNobody),
            new Rule("030", draft -> competences("030", draft, Extensions.SKILL, Use.SKILL)),
            new Rule("100", draft -> competences("100", draft, Extensions.LICENCE, Use.LICENCE)),
            new Rule("101", draft -> competences("101", draft, Extensions.LANGUAGE, Use.LANGUAGE)),
            new Rule("102", draft -> competences("102", draft, Extensions.DRIVING_LICENCE, Use.DRIVING_LICENCE)));

    private OccupationRules() {}

    /** Never a silent default. */
    private static List<Finding> given(RuleContext draft) {
        return when(
                draft.offer().text(Extensions.TITLE_CODE).isEmpty(),
                () -> broken("183", Extensions.TITLE_CODE, draft.posting().title()));
    }

    private static List<Finding> known(RuleContext draft) {
        List<Finding> findings = new ArrayList<>();
        if (draft.hasCatalogue()) {
            for (String extension : ALL_CODES) {
                for (String code : draft.offer().values(extension)) {
                    if (draft.sources().catalogue().occupation(code.strip()).isEmpty()) {
                        findings.add(broken("042", extension, code).build());
                    }
                }
            }
        }
        return findings;
    }

    /** Occupations that the catalogue has and that are wrong here. */
    private static List<Finding> each(
            String rule, RuleContext draft, List<String> extensions, Predicate<Occupation> wrong) {
        List<Finding> findings = new ArrayList<>();
        for (String extension : extensions) {
            for (String code : draft.offer().values(extension)) {
                draft.sources()
                        .catalogue()
                        .occupation(code.strip())
                        .filter(wrong)
                        .ifPresent(occupation -> findings.add(
                                broken(rule, extension, occupation.name()).build()));
            }
        }
        return findings;
    }

    private static List<Finding> forJobs(String rule, RuleContext draft, List<String> extensions) {
        return draft.offer().is(Offer.APPRENTICESHIP)
                ? RuleFindings.NOTHING
                : each(rule, draft, extensions, occupation -> occupation.kind() != Kind.ACTIVITY);
    }

    private static List<Finding> forApprentices(RuleContext draft) {
        return draft.offer().is(Offer.APPRENTICESHIP)
                ? each("039", draft, MAIN, occupation -> occupation.kind() != Kind.TRAINING)
                : RuleFindings.NOTHING;
    }

    private static List<Finding> noOthersForApprentices(RuleContext draft) {
        int others = draft.offer().values(Extensions.ALTERNATIVE_TITLE_CODE).size();
        return when(draft.offer().is(Offer.APPRENTICESHIP) && others > 0, () -> broken(
                        "041", Extensions.ALTERNATIVE_TITLE_CODE, others)
                .fix(RuleFindings.without(Extensions.ALTERNATIVE_TITLE_CODE)));
    }

    private static List<Finding> othersDiffer(RuleContext draft) {
        List<String> others = draft.offer().values(Extensions.ALTERNATIVE_TITLE_CODE);
        boolean same = others.contains(draft.offer().text(Extensions.TITLE_CODE).orElse(""))
                || new HashSet<>(others).size() < others.size();
        return when(same, () -> broken("180", Extensions.ALTERNATIVE_TITLE_CODE, String.join(", ", others)));
    }

    /** An occupation of an offer, and where it stands. */
    private record Chosen(String extension, Occupation occupation) {}

    /** The first of the main and the alternative occupations that is wrong; rules 116, 125 and 126 are about all of them. */
    private static Optional<Chosen> any(RuleContext draft, Predicate<Occupation> wrong) {
        return ALL_CODES.stream()
                .flatMap(extension -> draft.offer().values(extension).stream()
                        .flatMap(code -> draft.sources().catalogue().occupation(code.strip()).stream())
                        .filter(wrong)
                        .map(occupation -> new Chosen(extension, occupation)))
                .findFirst();
    }

    private static List<Finding> helpersOnly(RuleContext draft) {
        Optional<Chosen> other = any(draft, occupation -> !occupation.isHelper());
        return when(draft.offer().is(Offer.HELPER) && other.isPresent(), () -> broken("125", place(other), name(other))
                .fix(RuleFindings.set(
                        Extensions.OFFER_TYPE,
                        PostingSchema.label(Extensions.OFFER_TYPE, Offer.SKILLED),
                        Offer.SKILLED)));
    }

    private static String name(Optional<Chosen> chosen) {
        return chosen.map(each -> each.occupation().name()).orElse("");
    }

    private static String place(Optional<Chosen> chosen) {
        return chosen.map(Chosen::extension).orElse(Extensions.TITLE_CODE);
    }

    private static List<Finding> noHelpers(RuleContext draft) {
        Optional<Chosen> helper = any(draft, Occupation::isHelper);
        return when(draft.offer().is(Offer.SKILLED, Offer.EXECUTIVE) && helper.isPresent(), () -> broken(
                        "126",
                        place(helper),
                        name(helper),
                        PostingSchema.label(Extensions.OFFER_TYPE, draft.offer().type()))
                .fix(RuleFindings.set(
                        Extensions.OFFER_TYPE,
                        PostingSchema.label(Extensions.OFFER_TYPE, Offer.HELPER),
                        Offer.HELPER)));
    }

    private static List<Finding> helpersLeadNobody(RuleContext draft) {
        Optional<Chosen> helper = any(draft, Occupation::isHelper);
        return when(
                helper.isPresent()
                        && draft.offer().number(Extensions.LEADERSHIP).orElse(1) != 1,
                () -> brokenAs("116", "ba.116", Extensions.LEADERSHIP, name(helper))
                        .fix(RuleFindings.without(Extensions.LEADERSHIP)));
    }

    private static List<Finding> competences(String rule, RuleContext draft, String extension, Use use) {
        List<Finding> findings = new ArrayList<>();
        if (draft.hasCompetences()) {
            for (Offer.Graded graded : draft.offer().graded(extension)) {
                Optional<Competence> found = draft.sources().catalogue().competence(graded.id());
                if (found.filter(competence -> competence.use() == use).isEmpty()) {
                    findings.add(RuleFindings.broken(
                                    rule,
                                    extension,
                                    found.map(Competence::name).orElse(graded.id()),
                                    PostingSchema.label(extension))
                            .build());
                }
            }
        }
        return findings;
    }
}
