package org.aushang.connector.arbeitsagentur.internal.translate;

import java.util.List;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobPosting;

/** What the BA can take but schema.org has no word for: the posting's extensions with our prefix. */
public final class Extensions {

    /** Berufe-ID of the main occupation, 3 to 7 digits (dossier 4.3). Never guessed. */
    public static final String TITLE_CODE = "arbeitsagentur:titleCode";

    /** Berufe-IDs of up to two more occupations. */
    public static final String ALTERNATIVE_TITLE_CODE = "arbeitsagentur:alternativeTitleCode";

    /** Angebotsart (dossier 4.1): 1, 4, 34, 36, 37 or 38. */
    public static final String OFFER_TYPE = "arbeitsagentur:offerType";

    /** Arbeitszeitmodell, several (dossier 4.1). */
    public static final String WORKING_PLAN = "arbeitsagentur:workingPlan";

    /** {@code true} or {@code false}. */
    public static final String MINI_JOB = "arbeitsagentur:miniJob";

    /** Last day of a limited contract, ISO 8601. */
    public static final String TERM_DATE = "arbeitsagentur:termDate";

    /** Length of a limited contract in months. */
    public static final String TERM_LENGTH = "arbeitsagentur:termLength";

    /** Leadership, 2 to 6; for offer type 37 (rule 124). */
    public static final String LEADERSHIP = "arbeitsagentur:leadership";

    /** The offer type of an apprenticeship. */
    public static final String APPRENTICESHIP = "4";

    private Extensions() {}

    /** As written, or 34 for an internship, or 1: what all witnesses send (dossier 4.2). */
    public static String offerType(JobPosting posting) {
        return posting.extension(OFFER_TYPE)
                .orElse(posting.employmentTypes().contains(EmploymentType.INTERN) ? "34" : "1");
    }

    public static boolean isApprenticeship(JobPosting posting) {
        return offerType(posting).equals(APPRENTICESHIP);
    }

    public static boolean isMiniJob(JobPosting posting) {
        return posting.extension(MINI_JOB).map("true"::equalsIgnoreCase).orElse(false);
    }

    public static boolean isTemporary(JobPosting posting) {
        return posting.employmentTypes().contains(EmploymentType.TEMPORARY)
                || posting.extensions().containsKey(TERM_DATE)
                || posting.extensions().containsKey(TERM_LENGTH);
    }

    /** As written, or 1 for full time and 10 (part time, flexible) for part time. */
    public static List<String> workingPlans(JobPosting posting) {
        List<String> written = posting.extensions().getOrDefault(WORKING_PLAN, List.of());
        if (!written.isEmpty()) {
            return written;
        }
        return posting.employmentTypes().stream()
                .filter(type -> type == EmploymentType.FULL_TIME || type == EmploymentType.PART_TIME)
                .map(type -> type == EmploymentType.FULL_TIME ? "1" : "10")
                .toList();
    }
}
