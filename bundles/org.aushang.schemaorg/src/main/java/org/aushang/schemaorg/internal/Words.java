package org.aushang.schemaorg.internal;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Salary;

/** Maps free words of career sites to schema.org's codes. */
final class Words {

    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
    private static final Pattern NO_FIGURE = Pattern.compile("(?i)eur|€|[\\s\\u00A0'’]");
    private static final Pattern BLANKS = Pattern.compile("[\\s-]+");

    private static final Map<String, String> COUNTRIES = countries();

    private static final Map<String, EmploymentType> EMPLOYMENT_TYPES = Map.of(
            "VOLLZEIT", EmploymentType.FULL_TIME,
            "TEILZEIT", EmploymentType.PART_TIME,
            "BEFRISTET", EmploymentType.TEMPORARY,
            "PRAKTIKUM", EmploymentType.INTERN,
            "FREIBERUFLICH", EmploymentType.CONTRACTOR,
            "EHRENAMT", EmploymentType.VOLUNTEER,
            "CONTRACT", EmploymentType.CONTRACTOR,
            "FREELANCE", EmploymentType.CONTRACTOR,
            "INTERNSHIP", EmploymentType.INTERN);

    /** Between several kinds in one text. */
    static final Pattern EMPLOYMENT_TYPES_APART = Pattern.compile("[,;/|+]|\\b(?:oder|und|or|and)\\b");

    private static final Pattern GERMAN_AMOUNT = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d{1,4})?|\\d{1,12},\\d{1,2}");
    private static final Pattern ENGLISH_AMOUNT = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d{1,4})?");

    private Words() {}

    /** A person's name in parts. */
    record Person(String prefix, String given, String family) {}

    private static Map<String, String> countries() {
        Map<String, String> byName = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            byName.put(country.getDisplayCountry(Locale.GERMAN).toLowerCase(Locale.ROOT), code);
            byName.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        return Map.copyOf(byName);
    }

    /** ISO 3166-1 alpha-2 from a code or a German or English name; what is neither stays as written. */
    static String country(String written) {
        if (written.length() == 2) {
            return written.toUpperCase(Locale.ROOT);
        }
        return COUNTRIES.getOrDefault(written.toLowerCase(Locale.ROOT), written);
    }

    /** German codes have five digits; a spreadsheet drops the zero in front. */
    static String postalCode(String written, String country) {
        return country.equals("DE") && FOUR_DIGITS.matcher(written).matches() ? "0" + written : written;
    }

    /**
     * A figure as people write it: {@code 21,00}, {@code 3.500 €}, {@code 45,000}, {@code 45000.5}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static BigDecimal amount(String written) {
        if (written.length() > 40) {
            throw new IllegalArgumentException("no figure has " + written.length() + " characters");
        }
        String figure = NO_FIGURE.matcher(written).replaceAll("");
        if (GERMAN_AMOUNT.matcher(figure).matches()) {
            figure = figure.replace(".", "").replace(',', '.');
        } else if (ENGLISH_AMOUNT.matcher(figure).matches()) {
            figure = figure.replace(",", "");
        }
        return new BigDecimal(figure);
    }

    static Optional<EmploymentType> employmentType(String written) {
        String word = BLANKS.matcher(written.strip().toUpperCase(Locale.ROOT)).replaceAll("_");
        String bare = word.startsWith("HTTP") ? word.substring(word.lastIndexOf('/') + 1) : word;
        EmploymentType german = EMPLOYMENT_TYPES.get(bare);
        if (german != null) {
            return Optional.of(german);
        }
        for (EmploymentType type : EmploymentType.values()) {
            if (type.name().equals(bare) || type.name().replace("_", "").equals(bare)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException if it is no unit of time */
    static Salary.Unit unit(String written) {
        String word = written.toUpperCase(Locale.ROOT);
        return switch (word) {
            case "STUNDE" -> Salary.Unit.HOUR;
            case "TAG" -> Salary.Unit.DAY;
            case "WOCHE" -> Salary.Unit.WEEK;
            case "MONAT" -> Salary.Unit.MONTH;
            case "JAHR" -> Salary.Unit.YEAR;
            default -> Salary.Unit.valueOf(word);
        };
    }

    /** Salutation, first names and the last word as family name. */
    static Person person(String name) {
        String rest = name.strip();
        String prefix = "";
        if (rest.matches("(Herr|Frau|Mr\\.?|Mrs\\.?|Ms\\.?)\\s.+")) {
            int blank = rest.indexOf(' ');
            prefix = rest.substring(0, blank);
            rest = rest.substring(blank).strip();
        }
        int last = rest.lastIndexOf(' ');
        return last < 0
                ? new Person(prefix, "", rest)
                : new Person(prefix, rest.substring(0, last).strip(), rest.substring(last + 1));
    }
}
