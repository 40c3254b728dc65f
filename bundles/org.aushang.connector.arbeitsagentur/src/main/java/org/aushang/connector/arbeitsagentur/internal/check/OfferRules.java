package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.broken;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.brokenAs;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.when;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings.Answer;
import org.aushang.hrbaxml.schema.EducationQualifsType;
import org.aushang.hrbaxml.schema.JobPositionInformationType;
import org.aushang.hrbaxml.schema.QualificationsType;
import org.aushang.hrbaxml.schema.RequirementsType;

/** Rules about the kind of offer, and the fields that only certain kinds may have (docs/hr-ba-xml.md#offer-types). */
final class OfferRules {

    private static final Set<Integer> STATUS = Set.of(1, 2, 3);
    private static final Set<String> KINDS = Set.of(RuleFindings.allBut());
    private static final int ANY_DEGREE = 15;
    private static final String[] EXPERIENCED = {
        Offer.JOB, Offer.SELF_EMPLOYMENT, Offer.SKILLED, Offer.EXECUTIVE, Offer.HELPER
    };

    static final List<Rule> ALL = List.of(
            new Rule("178", OfferRules::kind),
            new Rule("175", OfferRules::sameKind),
            new Rule("037", OfferRules::authorisedToTrain),
            new Rule("038", OfferRules::status),
            new Rule("050", OfferRules::openings),
            RuleFindings.only("119", List.of(Extensions.ASSIGNMENT_END), RuleFindings.allBut(Offer.APPRENTICESHIP)),
            RuleFindings.only("106", List.of(Extensions.HANDICAP), RuleFindings.allBut(Offer.SELF_EMPLOYMENT)),
            RuleFindings.only("103", List.of(Extensions.LEADERSHIP), Offer.JOB, Offer.EXECUTIVE),
            new Rule("124", OfferRules::leadershipGiven),
            RuleFindings.only(
                    "115",
                    List.of(
                            Extensions.MANAGEMENT_TYPE,
                            Extensions.MANAGEMENT_AUTHORITY,
                            Extensions.MANAGEMENT_EXPERIENCE,
                            Extensions.MANAGEMENT_BUDGET,
                            Extensions.MANAGEMENT_STAFF),
                    EXPERIENCED),
            RuleFindings.only("089", List.of(Extensions.EXPERIENCE), EXPERIENCED),
            RuleFindings.only("052", List.of(Extensions.EDU_DEGREE_REQUIRED), Offer.APPRENTICESHIP),
            new Rule("053", OfferRules::exactlyOrAtLeastNothing),
            RuleFindings.only(
                    "055",
                    List.of(
                            Extensions.GRADE_GERMAN,
                            Extensions.GRADE_ENGLISH,
                            Extensions.GRADE_MATHS,
                            Extensions.GRADE_OTHERS),
                    Offer.APPRENTICESHIP),
            new Rule("160", OfferRules::degreeGiven),
            RuleFindings.only("110", List.of(Extensions.HOUSING), Offer.APPRENTICESHIP));

    private OfferRules() {}

    private static List<Finding> kind(RuleContext draft) {
        String kind = draft.offer().type();
        return when(!KINDS.contains(kind), () -> broken("178", Extensions.OFFER_TYPE, kind));
    }

    /** Only a new reference can be of another kind: withdraw, then advertise anew. */
    private static List<Finding> sameKind(RuleContext draft) {
        Optional<String> before = draft.online().map(Offer::type);
        String now = draft.offer().type();
        return when(before.isPresent() && !before.get().equals(now), () -> broken(
                        "175",
                        Extensions.OFFER_TYPE,
                        PostingSchema.label(Extensions.OFFER_TYPE, before.orElse(now)),
                        PostingSchema.label(Extensions.OFFER_TYPE, now))
                .fix(RuleFindings.set(
                        Extensions.OFFER_TYPE,
                        PostingSchema.label(Extensions.OFFER_TYPE, before.orElse(now)),
                        before.orElse(now))));
    }

    /** The BA decides by its own data; this is what the admin configured of them. */
    private static List<Finding> authorisedToTrain(RuleContext draft) {
        if (!draft.offer().is(Offer.APPRENTICESHIP) || draft.partner().trains() == Answer.UNKNOWN) {
            return RuleFindings.NOTHING;
        }
        String code = draft.offer().text(Extensions.TITLE_CODE).orElse("");
        Set<String> trainings = draft.partner().trainings();
        boolean may = draft.partner().trains() == Answer.YES && (trainings.isEmpty() || trainings.contains(code));
        String name = draft.sources()
                .catalogue()
                .occupation(code)
                .map(occupation -> occupation.name())
                .orElse(code);
        return when(!may, () -> broken(
                        "037", Extensions.TITLE_CODE, name, draft.partner().kundennummer())
                .actor(Finding.Actor.ADMIN)
                .remedy(Finding.Remedy.CONTACT_BOARD));
    }

    private static List<Finding> status(RuleContext draft) {
        Integer status = draft.record().getPostDetail().getStatus();
        return when(!STATUS.contains(status), () -> broken("038", Extensions.PUBLICATION, status));
    }

    private static List<Finding> openings(RuleContext draft) {
        int openings = draft.posting().totalJobOpenings();
        int least = Math.max(1, draft.posting().jobLocations().size());
        return when(openings < 1 || openings > 999, () -> broken("050", "totalJobOpenings", openings)
                .fix(openings > 999 ? null : PlaceRules.openings(least)));
    }

    private static List<Finding> leadershipGiven(RuleContext draft) {
        int level = draft.offer().number(Extensions.LEADERSHIP).orElse(0);
        return when(
                draft.offer().is(Offer.EXECUTIVE) && (level < 2 || level > 6),
                () -> broken("124", Extensions.LEADERSHIP));
    }

    private static List<Finding> exactlyOrAtLeastNothing(RuleContext draft) {
        // The translation writes "any degree" where a kind of offer demands one and none was chosen.
        Optional<EducationQualifsType> written = education(draft);
        boolean wrong = written.map(EducationQualifsType::getEduDegreeRequired).isPresent()
                && written.map(EducationQualifsType::getEduDegree).orElse(0) == ANY_DEGREE;
        return when(wrong, () -> broken("053", Extensions.EDU_DEGREE_REQUIRED)
                .fix(RuleFindings.without(Extensions.EDU_DEGREE_REQUIRED)));
    }

    private static Optional<EducationQualifsType> education(RuleContext draft) {
        return Optional.of(draft.record().getJobPositionInformation())
                .map(JobPositionInformationType::getJobPositionRequirements)
                .map(RequirementsType::getQualificationsRequired)
                .map(QualificationsType::getEducationQualifs);
    }

    private static List<Finding> degreeGiven(RuleContext draft) {
        boolean optional = draft.offer().is(Offer.JOB, Offer.SKILLED, Offer.EXECUTIVE, Offer.HELPER);
        Integer degree =
                education(draft).map(EducationQualifsType::getEduDegree).orElse(0);
        return when(!optional && degree == 0, () -> brokenAs("160", "ba.160", Extensions.EDU_DEGREE));
    }
}
