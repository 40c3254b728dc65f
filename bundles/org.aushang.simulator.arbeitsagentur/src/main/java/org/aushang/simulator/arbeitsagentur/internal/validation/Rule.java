package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * One rule about one posting that needs nothing but the posting and the day (docs/hr-ba-xml.md#rules).
 *
 * @param code without the generation's prefix, for instance {@code JCValid_119}
 * @param element the path of what it objects to
 * @param text German, without the value
 * @param broken whether a posting breaks it, today
 */
record Rule(String code, String element, String text, BiPredicate<Posting, LocalDate> broken) {

    static Rule of(String number, String element, String text, Predicate<Posting> broken) {
        return new Rule("JCValid_" + number, element, text, (posting, today) -> broken.test(posting));
    }

    /** As far as the day matters. */
    static Rule dated(String number, String element, String text, BiPredicate<Posting, LocalDate> broken) {
        return new Rule("JCValid_" + number, element, text, broken);
    }

    static List<Message> objections(List<Rule> rules, Posting posting, LocalDate today) {
        return rules.stream()
                .filter(rule -> rule.broken.test(posting, today))
                .map(rule -> rule.message(posting))
                .toList();
    }

    /** Names the element and repeats the value (docs/hr-ba-xml.md#reports). */
    private Message message(Posting posting) {
        String name = element.substring(element.lastIndexOf('/') + 1);
        return new Message(code, posting.reference(), text + " (" + name + ": \"" + posting.text(element) + "\")");
    }
}
