package org.aushang.applications.internal.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationLinks;
import org.aushang.api.applications.Match;
import org.aushang.api.applications.Match.Kind;
import org.aushang.api.model.JobId;
import org.aushang.api.model.PublicationRef;
import org.aushang.applications.internal.model.ParsedMail;
import org.aushang.applications.internal.model.Texts;

/**
 * Finds the job of a mail by what identifies it, strongest first; never by a title or by similarity. What is ambiguous is
 * unassigned.
 */
public final class JobMatcher {

    /** Where the transport says for whom a mail is; the first of them that has a token decides. */
    private static final List<String> RECIPIENTS = List.of("delivered-to", "x-original-to", "envelope-to", "to", "cc");

    private static final int SEARCHED_TEXT = 2000;
    private static final int MOST_WORDS = 400;
    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]{" + ApplicationLinks.TOKEN_LENGTH + "}(?![\\p{L}\\p{N}])");
    private static final Pattern OURS = Pattern.compile("<(?:ack|declined)\\.([0-9a-f]{32})@");
    /** A number or name with a digit; a job that is called "Koch" or "1" is not found in the text of a mail. */
    private static final Pattern NUMBER = Pattern.compile("(?=.*\\p{N}).{4,}");

    private final ApplicationLinks links;
    private final Function<ApplicationId, Optional<PublicationRef>> earlier;

    /** @param earlier the publication of an application about which we sent a mail */
    public JobMatcher(ApplicationLinks links, Function<ApplicationId, Optional<PublicationRef>> earlier) {
        this.links = links;
        this.earlier = earlier;
    }

    /**
     * What was found.
     *
     * @param publications several only if a mail was sent to several addresses of ours; empty: unassigned
     */
    public record Found(List<PublicationRef> publications, Match match) {}

    public Found match(ParsedMail mail) {
        for (String header : RECIPIENTS) {
            List<PublicationRef> found = byToken(String.join(" ", mail.header(header)));
            if (!found.isEmpty()) {
                return new Found(found, new Match(Kind.TOKEN, Texts.text("match.address", header)));
            }
        }
        Optional<PublicationRef> reply = byReply(mail);
        if (reply.isPresent()) {
            return new Found(List.of(reply.get()), new Match(Kind.REPLY, Texts.text("match.reply")));
        }
        String begin = mail.text().substring(0, Math.min(mail.text().length(), SEARCHED_TEXT));
        for (String text : List.of(mail.subject(), begin)) {
            String place = text.equals(mail.subject()) ? "match.subject" : "match.text";
            List<PublicationRef> tokens = byToken(text);
            if (tokens.size() == 1) {
                return new Found(tokens, new Match(Kind.TOKEN, Texts.text(place + "-token")));
            }
            Optional<PublicationRef> number = tokens.isEmpty() ? byNumber(text) : Optional.empty();
            if (number.isPresent()) {
                String job = number.get().job().value();
                return new Found(List.of(number.get()), new Match(Kind.NUMBER, Texts.text(place + "-number", job)));
            }
            if (tokens.size() > 1) {
                break;
            }
        }
        return new Found(List.of(), new Match(Kind.NONE, Texts.text("match.none")));
    }

    private List<PublicationRef> byToken(String text) {
        Set<PublicationRef> found = new LinkedHashSet<>();
        Matcher candidates = CANDIDATE.matcher(text);
        while (candidates.find() && found.size() < 10) {
            links.resolve(candidates.group()).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private Optional<PublicationRef> byReply(ParsedMail mail) {
        List<String> ids = new ArrayList<>(mail.header("in-reply-to"));
        ids.addAll(mail.header("references"));
        Matcher ours = OURS.matcher(String.join(" ", ids));
        while (ours.find()) {
            Optional<PublicationRef> found = earlier.apply(new ApplicationId(ours.group(1)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Only if exactly one job is named; on several channels it is one job still. */
    private Optional<PublicationRef> byNumber(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : text.split("[\\s,;:()\\[\\]{}<>\"'!?|=„“”»«]+")) {
            String bare = word.replaceAll("^[#.]+|[.#]+$", "");
            if (words.size() < MOST_WORDS && NUMBER.matcher(bare).matches() && bare.length() <= 200) {
                words.add(bare);
                // The BA's reference of a posting: partner number, our publication id, a letter.
                Matcher reference = BA_REFERENCE.matcher(bare);
                if (reference.matches()) {
                    words.add(reference.group(1));
                }
            }
        }
        Map<JobId, PublicationRef> jobs = new LinkedHashMap<>();
        links.named(words).forEach(found -> jobs.putIfAbsent(found.job(), found));
        return jobs.size() == 1 ? Optional.of(jobs.values().iterator().next()) : Optional.empty();
    }

    private static final Pattern BA_REFERENCE = Pattern.compile("\\d{5}-(.+)-[A-Z]");
}
