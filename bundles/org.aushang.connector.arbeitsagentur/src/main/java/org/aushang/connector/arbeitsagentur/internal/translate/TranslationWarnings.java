package org.aushang.connector.arbeitsagentur.internal.translate;

import java.util.ArrayList;
import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;

/** Collects what a translation had to shorten or leave out, and what follows from it for people; shortening is never silent. For one thread. */
final class TranslationWarnings {

    private final List<Finding> findings = new ArrayList<>();

    /** A text that fits. */
    String fit(String target, int most, String text) {
        TruncatedText shortened = TruncatedText.to(most, text);
        if (shortened.lost() > 0) {
            add("ba.shortened", target, shortened.lost(), most);
        }
        return shortened.text();
    }

    void add(String code, String target, Object... arguments) {
        findings.add(Texts.changed(code, target, arguments));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
