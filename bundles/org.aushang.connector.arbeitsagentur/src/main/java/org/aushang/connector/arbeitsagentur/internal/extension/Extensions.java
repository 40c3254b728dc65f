package org.aushang.connector.arbeitsagentur.internal.extension;

/**
 * The names of what the BA can take but schema.org has no word for. What each of them takes, when it applies and when it is
 * required, stands in {@link PostingSchema}; which element it becomes, in the bundle's README.
 */
public final class Extensions {

    /** Ours among the posting's extensions. */
    public static final String PREFIX = "arbeitsagentur:";

    // Offer
    public static final String TITLE_CODE = PREFIX + "titleCode";
    public static final String DEGREE = PREFIX + "degree";
    public static final String ALTERNATIVE_TITLE_CODE = PREFIX + "alternativeTitleCode";
    public static final String OFFER_TYPE = PREFIX + "offerType";
    public static final String PUBLICATION = PREFIX + "publication";
    public static final String BOX_NUMBER = PREFIX + "boxNumber";
    public static final String EURES = PREFIX + "eures";
    public static final String PARTNERS = PREFIX + "partners";
    public static final String SUPERVISION_DESIRED = PREFIX + "supervisionDesired";
    public static final String LEADERSHIP = PREFIX + "leadership";

    // Application
    public static final String APPLICATION_WAY = PREFIX + "applicationWay";
    public static final String APPLICATION_START = PREFIX + "applicationStart";
    public static final String APPLICATION_END = PREFIX + "applicationEnd";
    public static final String ENCLOSURES = PREFIX + "enclosures";
    public static final String CONTACT_TITLE = PREFIX + "contact.title";
    public static final String CONTACT_POSITION = PREFIX + "contact.position";
    public static final String CONTACT_MOBILE = PREFIX + "contact.mobile";
    public static final String CONTACT_FAX = PREFIX + "contact.fax";
    public static final String CONTACT_STREET = PREFIX + "contact.street";
    public static final String CONTACT_POST_OFFICE_BOX = PREFIX + "contact.postOfficeBox";
    public static final String CONTACT_POSTAL_CODE = PREFIX + "contact.postalCode";
    public static final String CONTACT_TOWN = PREFIX + "contact.town";
    public static final String CONTACT_REGION = PREFIX + "contact.region";
    public static final String CONTACT_COUNTRY = PREFIX + "contact.country";

    // Working time and contract
    public static final String WORKING_PLAN = PREFIX + "workingPlan";
    public static final String HOURS_PER_WEEK = PREFIX + "hoursPerWeek";
    public static final String SCHEDULE_TEXT = PREFIX + "scheduleText";
    public static final String CONTRACT = PREFIX + "contract";
    public static final String TERM_DATE = PREFIX + "termDate";
    public static final String TERM_LENGTH = PREFIX + "termLength";
    public static final String TAKE_OVER = PREFIX + "takeOver";
    public static final String ASSIGNMENT_END = PREFIX + "assignmentEnd";
    public static final String SOCIAL_INSURANCE = PREFIX + "socialInsurance";
    public static final String MINI_JOB = PREFIX + "miniJob";

    // Pay
    public static final String SALARY_TEXT = PREFIX + "salaryText";
    public static final String PAYSCALE_BOUND = PREFIX + "payscaleBound";
    public static final String COLLECTIVE_AGREEMENT = PREFIX + "collectiveAgreement";
    public static final String INTERNAL_COMPENSATION = PREFIX + "internalCompensation";

    // Employer
    public static final String AGENCY = PREFIX + "agency";
    public static final String HIRING_ORG_ID = PREFIX + "hiringOrgId";
    public static final String HIRING_ORG_SIZE = PREFIX + "hiringOrgSize";
    public static final String INDUSTRY = PREFIX + "industry";

    // Requirements
    public static final String EDU_DEGREE = PREFIX + "eduDegree";
    public static final String MANAGEMENT_TYPE = PREFIX + "management.type";
    public static final String MANAGEMENT_AUTHORITY = PREFIX + "management.authority";
    public static final String MANAGEMENT_EXPERIENCE = PREFIX + "management.experience";
    public static final String MANAGEMENT_BUDGET = PREFIX + "management.budget";
    public static final String MANAGEMENT_STAFF = PREFIX + "management.staff";
    public static final String LANGUAGE = PREFIX + "language";
    public static final String SKILL = PREFIX + "skill";
    public static final String SOFT_SKILL = PREFIX + "softSkill";
    public static final String LICENCE = PREFIX + "licence";
    public static final String DRIVING_LICENCE = PREFIX + "drivingLicence";
    public static final String VEHICLE = PREFIX + "vehicle";
    public static final String TRAINING = PREFIX + "training";
    public static final String TRAINING_TEXT = PREFIX + "trainingText";
    public static final String CERTIFICATE = PREFIX + "certificate";
    public static final String EXPERIENCE = PREFIX + "experience";
    public static final String TRAVEL = PREFIX + "travel";
    public static final String HANDICAP = PREFIX + "handicap";

    // Apprenticeship
    public static final String EDUCATION_TYPE = PREFIX + "educationType";
    public static final String EDU_DEGREE_REQUIRED = PREFIX + "eduDegreeRequired";
    public static final String GRADE_GERMAN = PREFIX + "grade.german";
    public static final String GRADE_ENGLISH = PREFIX + "grade.english";
    public static final String GRADE_MATHS = PREFIX + "grade.maths";
    public static final String GRADE_OTHERS = PREFIX + "grade.others";
    public static final String HOUSING = PREFIX + "housing";

    // Interview
    public static final String INTERVIEW_SALUTATION = PREFIX + "interview.salutation";
    public static final String INTERVIEW_GIVEN_NAME = PREFIX + "interview.givenName";
    public static final String INTERVIEW_FAMILY_NAME = PREFIX + "interview.familyName";
    public static final String INTERVIEW_TELEPHONE = PREFIX + "interview.telephone";
    public static final String INTERVIEW_EMAIL = PREFIX + "interview.email";
    public static final String INTERVIEW_PLACE = PREFIX + "interview.place";
    public static final String INTERVIEW_STREET = PREFIX + "interview.street";
    public static final String INTERVIEW_POSTAL_CODE = PREFIX + "interview.postalCode";
    public static final String INTERVIEW_TOWN = PREFIX + "interview.town";
    public static final String INTERVIEW_DATE = PREFIX + "interview.date";
    public static final String INTERVIEW_TIME = PREFIX + "interview.time";
    public static final String INTERVIEW_ROOM = PREFIX + "interview.room";
    public static final String INTERVIEW_TEXT = PREFIX + "interview.text";

    private Extensions() {}
}
