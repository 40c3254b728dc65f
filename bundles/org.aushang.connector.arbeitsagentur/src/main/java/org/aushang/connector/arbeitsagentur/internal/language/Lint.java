package org.aushang.connector.arbeitsagentur.internal.language;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.Fix;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.language.Phrases.Hit;
import org.aushang.connector.arbeitsagentur.internal.memo.Recent;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;

/**
 * Linter for what the BA's word list and staff object to (docs/hr-ba-xml.md#content-rules). An error is only what it really refuses; everything else
 * is a warning, because a false alarm must not keep a posting back. Pure.
 */
public final class Lint {

    private static final String UNSOLICITED = "initiativbewerbung";
    private static final int MOST = 10;

    /** By the digest of the texts, so that no content stays in memory. */
    private static final Recent<String, List<Finding>> FINDINGS = new Recent<>(20_000);

    private Lint() {}

    /** The same texts are looked at once, as long as the word list is the same, which changes with the bundle only. */
    public static List<Finding> findings(JobPosting posting) {
        return FINDINGS.of(digest(posting), digest -> find(posting));
    }

    private static String digest(JobPosting posting) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(posting.title().getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(posting.description().getBytes(StandardCharsets.UTF_8));
            return new String(sha.digest(), StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<Finding> find(JobPosting posting) {
        List<Finding> findings = new ArrayList<>();
        phrases("title", posting.title(), findings);
        phrases("description", posting.description(), findings);
        unsolicited(posting, findings);
        if (Title.speaksToOneSexOnly(posting.title())) {
            String marked = posting.title().strip() + " (m/w/d)";
            Finding doubt = Texts.changed("ba.title", "title", posting.title().strip());
            findings.add(doubt.toBuilder()
                    .fix(Fix.of(Texts.MESSAGES.text("fix.title", marked), "title", marked))
                    .build());
        }
        return List.copyOf(findings);
    }

    /** Each phrase once a text. */
    private static void phrases(String target, String text, List<Finding> findings) {
        Set<String> said = new HashSet<>();
        List<Hit> hits = Phrases.SHIPPED.find(text);
        for (Hit hit : hits) {
            if (hits.stream().anyMatch(other -> other.covers(hit))) {
                continue;
            }
            String found = text.substring(hit.start(), hit.end()).replaceAll("\\s+", " ");
            if (said.size() < MOST && said.add(found.toLowerCase(Locale.GERMAN))) {
                boolean instead = !hit.phrase().alternative().isEmpty();
                findings.add(Texts.rule(
                                "ValidFlam_001",
                                instead ? "ba.language.instead" : "ba.language",
                                target,
                                found,
                                Texts.MESSAGES.text("reason." + hit.phrase().reason()),
                                hit.phrase().alternative())
                        .severity(hit.phrase().refused() ? Severity.ERROR : Severity.WARNING)
                        .build());
            }
        }
    }

    /** The BA publishes real jobs only: as a title it is refused, in the text it is a doubt. */
    private static void unsolicited(JobPosting posting, List<Finding> findings) {
        if (posting.title().toLowerCase(Locale.GERMAN).contains(UNSOLICITED)) {
            findings.add(Texts.rule("unsolicited", "ba.unsolicited", "title").build());
        } else if (posting.description().toLowerCase(Locale.GERMAN).contains(UNSOLICITED)) {
            findings.add(Texts.changed("ba.unsolicited.text", "description"));
        }
    }
}
