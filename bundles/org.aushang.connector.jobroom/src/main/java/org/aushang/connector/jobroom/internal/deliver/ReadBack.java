package org.aushang.connector.jobroom.internal.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.jobroom.internal.advertisement.Advertisement;
import org.aushang.connector.jobroom.internal.advertisement.Markdown;
import org.aushang.connector.jobroom.internal.advertisement.Wording;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisement;
import org.aushang.connector.jobroom.internal.settings.Texts;

/**
 * Compares what Job-Room shows with what was sent. Titles of advertisements that came through the interface had lost their parentheses,
 * and texts a word with a point in it (seen in 2026, small sample); Job-Room does not say so. Pure.
 */
public final class ReadBack {

    private final Advertisement advertisement;

    public ReadBack(Advertisement advertisement) {
        this.advertisement = advertisement;
    }

    /** @return a warning for each title and description that reads otherwise */
    public List<Finding> differences(JobPosting sent, OwnAdvertisement shown) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Wording> wordings = advertisement.wordings(sent);
        for (JsonNode description : shown.json().at("/jobContent/jobDescriptions")) {
            Wording wording = wordings.get(description.path("languageIsoCode").asText(""));
            if (wording != null) {
                String title = description.path("title").asText("");
                if (differ(wording.title(), title)) {
                    findings.add(Texts.warning("shownTitle", "title", title));
                }
                String text = description.path("description").asText("");
                if (differ(wording.description(), text)) {
                    findings.add(Texts.warning("shownDescription", "description", around(wording.description(), text)));
                }
            }
        }
        return findings;
    }

    private static boolean differ(String sent, String shown) {
        return !Markdown.comparable(sent).equals(Markdown.comparable(shown));
    }

    /** The words of what is shown where it begins to be different. */
    private static String around(String sent, String shown) {
        int same = 0;
        while (same < Math.min(sent.length(), shown.length()) && sent.charAt(same) == shown.charAt(same)) {
            same++;
        }
        return shown.substring(Math.max(0, same - 30), Math.min(shown.length(), same + 30))
                .replaceAll("\\s+", " ")
                .strip();
    }
}
