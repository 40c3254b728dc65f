package org.aushang.simulator.arbeitsagentur.internal.fault;

/** Fault of the gateway that can be injected (docs/hr-ba-xml.md#gateway-deviations); where the papers say that it may be so, it is a question of the setting. */
public enum Fault {
    /** The connection is closed at the listing, without an answer. */
    LISTING_CUT,
    /** 403 at the listing. */
    LISTING_FORBIDDEN,
    /** 404 at the listing. */
    LISTING_MISSING,
    /** The listing redirects to a login page. */
    LOGIN_REDIRECT,
    /** A login page stands where the listing was. */
    LOGIN_PAGE,
    /** 503 at the listing. */
    MAINTENANCE,
    /** Some other page stands where the listing was. */
    OTHER_PAGE,
    /** The listing comes byte by byte and does not end. */
    LISTING_DRIPS,
    /** The listing shows no reports. */
    REPORTS_HIDDEN,
    /** The listing shows reports of another partner only. */
    REPORTS_OF_ANOTHER,
    /** There is no {@code daten/<Partner-ID>/}. */
    NO_OWN_FOLDER,
    /** There is nothing but {@code daten/<Partner-ID>/}. */
    ONLY_OWN_FOLDER,
    /** An upload is turned away with the page ERROR and status 200. */
    UPLOAD_ERROR,
    /** The same with status 500. */
    UPLOAD_ERROR_500,
    /** The same with status 400. */
    UPLOAD_ERROR_400,
    /** An upload is stored, and a page that says neither yes nor no is the answer. */
    UPLOAD_ODD_PAGE,
    /** An upload is not stored, and 503 is the answer. */
    UPLOAD_MAINTENANCE,
    /** The connection is closed before the upload is stored. */
    UPLOAD_CUT_BEFORE,
    /** The connection is closed after the upload is stored. */
    UPLOAD_CUT_AFTER,
    /** An upload is stored, and the answer does not come. */
    UPLOAD_SILENT,
    /** Names are checked when a file is uploaded, and not only later. */
    UPLOAD_NAME_CHECK,
    /** Uploads are never processed. */
    NEVER_JUDGED,
    /** Uploads are processed between 7 and 19 h, Europe/Berlin, only. */
    OFFICE_HOURS,
    /** Of a file that breaks the schema the records that do not are taken all the same. */
    SOUND_RECORDS,
    /** An empty file gets no report. */
    EMPTY_UNREPORTED,
    /** A report comes under two names. */
    REPORT_TWICE,
    /** A report is seen while it is being written, and whole three seconds later. */
    REPORT_HALF_FIRST,
    /** A report holds white space only. */
    REPORT_BLANK,
    /** A report ends in the middle. */
    REPORT_CUT,
    /** A report is an HTML page. */
    REPORT_HTML,
    /** A report has another root element. */
    REPORT_OTHER_ROOT,
    /** A report has a namespace. */
    REPORT_NAMESPACE,
    /** Codes begin with {@code APPS_}, as before 2018. */
    REPORT_OLD_CODES,
    /** A report is in ISO-8859-1. */
    REPORT_LATIN1,
    /** A report has a message about the file besides. */
    REPORT_ABOUT_FILE,
    /** A report is listed and cannot be fetched. */
    REPORT_UNAVAILABLE,
    /** The overview of offers is no spreadsheet. */
    OVERVIEW_BROKEN,
    /** DELETE is refused with 403. */
    DELETE_FORBIDDEN
}
