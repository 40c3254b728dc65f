package org.aushang.schemaorg.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.Salary;

/** The free words that career sites use where schema.org wants codes. */
final class Words {

    private static final Map<String, String> COUNTRIES = countries();

    private static final Map<String, EmploymentType> EMPLOYMENT_TYPES = Map.of(
            "VOLLZEIT", EmploymentType.FULL_TIME,
            "TEILZEIT", EmploymentType.PART_TIME,
            "BEFRISTET", EmploymentType.TEMPORARY,
            "PRAKTIKUM", EmploymentType.INTERN,
            "FREIBERUFLICH", EmploymentType.CONTRACTOR,
            "EHRENAMT", EmploymentType.VOLUNTEER);

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

    static Optional<EmploymentType> employmentType(String written) {
        String word = written.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
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
