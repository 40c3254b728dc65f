package org.aushang.api.model;

import java.util.List;

/**
 * How large a posting may be. More than any board takes, and little enough that one posting never costs a host its memory;
 * {@link JobPosting.Builder#build} refuses what is larger.
 */
public final class PostingLimits {

    /** Characters of a title. */
    public static final int TITLE = 1_000;

    /** Characters of a description. */
    public static final int DESCRIPTION = 100_000;

    /** Characters of any other single text, addresses and names for instance. */
    public static final int TEXT = 2_000;

    /** Places of work. */
    public static final int LOCATIONS = 200;

    /** Names of extensions. */
    public static final int EXTENSIONS = 500;

    /** Characters of an extension's name. */
    public static final int EXTENSION_NAME = 200;

    /** Values of one extension. */
    public static final int VALUES = 500;

    /** Characters of one value of an extension. */
    public static final int VALUE = 20_000;

    /** Characters of all values of all extensions together. */
    public static final int ALL_VALUES = 500_000;

    /** Digits before the decimal point of a salary, and after it. */
    public static final int SALARY_DIGITS = 12;

    private PostingLimits() {}

    static void text(String field, String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException(field + " has " + text.length() + " characters, at most " + most);
        }
    }

    static void count(String field, int count, int most) {
        if (count > most) {
            throw new IllegalArgumentException(field + " has " + count + " entries, at most " + most);
        }
    }

    static void check(JobPosting posting) {
        text("title", posting.title(), TITLE);
        text("description", posting.description(), DESCRIPTION);
        text("hiringOrganization", posting.hiringOrganization().toString(), 2 * TEXT);
        text("applicationContact", posting.applicationContact().toString(), 6 * TEXT);
        text("url", posting.url().map(String::valueOf).orElse(""), TEXT);
        count("jobLocation", posting.jobLocations().size(), LOCATIONS);
        for (int i = 0; i < posting.jobLocations().size(); i++) {
            text("jobLocation[" + i + "]", posting.jobLocations().get(i).toString(), 5 * TEXT);
        }
        count("extensions", posting.extensions().size(), EXTENSIONS);
        long[] all = {0};
        posting.extensions().forEach((name, values) -> all[0] += extension(name, values));
        if (all[0] > ALL_VALUES) {
            throw new IllegalArgumentException("extensions have " + all[0] + " characters, at most " + ALL_VALUES);
        }
    }

    private static long extension(String name, List<String> values) {
        text("the name of an extension", name, EXTENSION_NAME);
        count(name, values.size(), VALUES);
        values.forEach(value -> text(name, value, VALUE));
        return values.stream().mapToLong(String::length).sum();
    }
}
