package org.aushang.connector.jobroom.internal.advertisement;

import java.util.LinkedHashMap;
import java.util.Map;
import org.aushang.api.model.JobPosting;

/**
 * What a posting says in one language, as it is sent.
 *
 * @param title at most 255 characters, plain
 * @param description at most {@value Advertisement#DESCRIPTION} characters, Markdown
 */
public record Wording(String title, String description) {

    static final int TITLE = 255;

    /**
     * The posting's own words first, then those in other languages, as far as they are complete.
     *
     * @param own in which language the posting's own words are
     */
    static Map<String, Wording> of(JobPosting posting, String own) {
        Map<String, Wording> all = new LinkedHashMap<>();
        all.put(own, wording(posting.title(), posting.description()));
        for (String language : Extensions.LANGUAGES) {
            String title = posting.extension(Extensions.TITLE + language).orElse("");
            String description =
                    posting.extension(Extensions.DESCRIPTION + language).orElse("");
            Wording translation = wording(title, description);
            if (!language.equals(own) && !translation.isIncomplete()) {
                all.put(language, translation);
            }
        }
        return all;
    }

    /** Job-Room takes no title without a description, and none without a title. */
    private boolean isIncomplete() {
        return title.isEmpty() || description.isEmpty();
    }

    private static Wording wording(String title, String description) {
        return new Wording(
                cut(Markdown.clean(title).replaceAll("\\s+", " "), TITLE),
                cut(Markdown.of(description), Advertisement.DESCRIPTION));
    }

    /** Never in the middle of a pair. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
