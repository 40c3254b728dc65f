package org.aushang.connector.jobroom.internal.advertisement;

import java.util.List;

/** What Job-Room can take and schema.org has no word for: the names of the posting's extensions, and SECO's words for their values. */
public final class Extensions {

    public static final String OCCUPATION = "jobroom:avamOccupationCode";
    public static final String EXPERIENCE = "jobroom:workExperience";
    public static final String EDUCATION = "jobroom:educationCode";
    public static final String WORKLOAD_MIN = "jobroom:workloadMin";
    public static final String WORKLOAD_MAX = "jobroom:workloadMax";
    public static final String WORK_FORM = "jobroom:workForm";
    public static final String END_DATE = "jobroom:endDate";
    public static final String LANGUAGE = "jobroom:language";
    public static final String LANGUAGE_SKILL = "jobroom:languageSkill";
    public static final String REPORT_TO_AVAM = "jobroom:reportToAvam";
    public static final String TITLE = "jobroom:title.";
    public static final String DESCRIPTION = "jobroom:description.";

    /** In which a posting can be said, the common one first. */
    public static final List<String> LANGUAGES = List.of("de", "fr", "it", "en");

    static final List<String> EXPERIENCES = List.of("LESS_THAN_1_YEAR", "MORE_THAN_1_YEAR", "MORE_THAN_3_YEARS");
    static final List<String> EDUCATIONS =
            List.of("130", "131", "132", "133", "134", "135", "136", "150", "160", "170", "171", "172", "173", "180");
    static final List<String> WORK_FORMS = List.of("SUNDAY_AND_HOLIDAYS", "SHIFT_WORK", "NIGHT_WORK", "HOME_WORK");
    static final List<String> SKILLS = List.of("de", "fr", "it", "rm", "en", "es", "pt", "sq", "hr", "sr", "tr");
    static final List<String> LEVELS = List.of("BASIC", "INTERMEDIATE", "PROFICIENT", "NONE");

    private Extensions() {}
}
