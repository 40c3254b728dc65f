package org.aushang.connector.arbeitsagentur.internal.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Fix;
import org.aushang.api.model.Term;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;

/**
 * Validates the posting's extensions against the schema that the channel gives to hosts: what a form built from it would not
 * have let through. When a field applies and when it is required is for the BA's rules to say, by their numbers.
 */
final class Form {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private static final Map<String, Pattern> PATTERNS = patterns();

    private Form() {}

    private static Map<String, Pattern> patterns() {
        Map<String, Pattern> patterns = new HashMap<>();
        for (Field field : PostingSchema.SCHEMA.fields()) {
            field.pattern().ifPresent(pattern -> patterns.put(field.name(), Pattern.compile(pattern)));
        }
        return patterns;
    }

    static List<Finding> findings(Offer offer) {
        List<Finding> findings = new ArrayList<>();
        offer.posting().extensions().forEach((name, values) -> {
            if (name.startsWith(Extensions.PREFIX)) {
                PostingSchema.find(name)
                        .ifPresentOrElse(
                                field -> findings.addAll(values(field, values)), () -> findings.add(unknown(name)));
            }
        });
        return findings;
    }

    private static Finding unknown(String name) {
        Finding finding = Texts.changed("ba.field.unknown", name, name);
        return finding.toBuilder()
                .fix(Fix.of(Texts.MESSAGES.text("fix.field"), name))
                .build();
    }

    private static List<Finding> values(Field field, List<String> values) {
        List<Finding> findings = new ArrayList<>();
        if (values.size() > field.maxItems()) {
            findings.add(
                    Texts.rule("field", "ba.field.many", field.name(), field.label(), values.size(), field.maxItems())
                            .build());
        }
        // One is enough to see what is wrong with a field.
        values.stream()
                .filter(value -> !isFit(field, value))
                .findFirst()
                .ifPresent(value -> findings.add(Texts.rule("field", "ba.field", field.name(), field.label(), value)
                        .build()));
        return findings;
    }

    private static boolean isFit(Field field, String written) {
        String value = written.strip();
        if (!field.levels().isEmpty()) {
            int colon = value.lastIndexOf(':');
            String level = value.substring(colon + 1);
            return colon > 0 && has(field.levels(), level) && isPatterned(field, value.substring(0, colon));
        }
        return isPatterned(field, value)
                && switch (field.type()) {
                    case CHOICE -> has(field.choices(), value);
                    case SWITCH -> value.equals("true") || value.equals("false");
                    case DATE -> isDay(value);
                    case WHOLE_NUMBER -> WHOLE_NUMBER.matcher(value).matches() && isWithin(field, value);
                    case NUMBER -> NUMBER.matcher(value).matches() && isWithin(field, value);
                    default -> isLong(field, value);
                };
    }

    private static boolean has(List<Term> terms, String code) {
        return terms.stream().anyMatch(term -> term.code().equals(code));
    }

    private static boolean isPatterned(Field field, String value) {
        return Optional.ofNullable(PATTERNS.get(field.name()))
                .map(pattern -> pattern.matcher(value).matches())
                .orElse(true);
    }

    private static boolean isDay(String value) {
        try {
            return LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isWithin(Field field, String value) {
        BigDecimal number = new BigDecimal(value);
        return field.minimum().filter(least -> number.compareTo(least) < 0).isEmpty()
                && field.maximum().filter(most -> number.compareTo(most) > 0).isEmpty();
    }

    /** Too long is no mistake: the translation shortens, and says so. */
    private static boolean isLong(Field field, String value) {
        return value.codePointCount(0, value.length()) >= field.minLength();
    }
}
