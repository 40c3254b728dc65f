package org.aushang.connector.arbeitsagentur.internal.translate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aushang.connector.arbeitsagentur.internal.memo.Recent;

/**
 * The BA's numbers of regions (docs/hr-ba-xml.md#regions); those of the Länder are neither in alphabetical nor in official order. Pure.
 */
public final class Regions {

    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("bw", "1"),
            Map.entry("by", "2"),
            Map.entry("be", "3"),
            Map.entry("bb", "4"),
            Map.entry("hb", "5"),
            Map.entry("hh", "6"),
            Map.entry("he", "7"),
            Map.entry("mv", "8"),
            Map.entry("ni", "9"),
            Map.entry("nw", "10"),
            Map.entry("rp", "11"),
            Map.entry("sl", "12"),
            Map.entry("sn", "13"),
            Map.entry("st", "14"),
            Map.entry("sh", "15"),
            Map.entry("th", "16"));

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("baden-württemberg", "bw"),
            Map.entry("bayern", "by"),
            Map.entry("bavaria", "by"),
            Map.entry("berlin", "be"),
            Map.entry("brandenburg", "bb"),
            Map.entry("bremen", "hb"),
            Map.entry("hamburg", "hh"),
            Map.entry("hessen", "he"),
            Map.entry("hesse", "he"),
            Map.entry("mecklenburg-vorpommern", "mv"),
            Map.entry("niedersachsen", "ni"),
            Map.entry("lower saxony", "ni"),
            Map.entry("nordrhein-westfalen", "nw"),
            Map.entry("north rhine-westphalia", "nw"),
            Map.entry("nrw", "nw"),
            Map.entry("rheinland-pfalz", "rp"),
            Map.entry("rhineland-palatinate", "rp"),
            Map.entry("saarland", "sl"),
            Map.entry("sachsen", "sn"),
            Map.entry("saxony", "sn"),
            Map.entry("sachsen-anhalt", "st"),
            Map.entry("saxony-anhalt", "st"),
            Map.entry("schleswig-holstein", "sh"),
            Map.entry("thüringen", "th"),
            Map.entry("thuringia", "th"));

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("BW", "Baden-Württemberg"),
            Map.entry("BY", "Bayern"),
            Map.entry("BE", "Berlin"),
            Map.entry("BB", "Brandenburg"),
            Map.entry("HB", "Bremen"),
            Map.entry("HH", "Hamburg"),
            Map.entry("HE", "Hessen"),
            Map.entry("MV", "Mecklenburg-Vorpommern"),
            Map.entry("NI", "Niedersachsen"),
            Map.entry("NW", "Nordrhein-Westfalen"),
            Map.entry("RP", "Rheinland-Pfalz"),
            Map.entry("SL", "Saarland"),
            Map.entry("SN", "Sachsen"),
            Map.entry("ST", "Sachsen-Anhalt"),
            Map.entry("SH", "Schleswig-Holstein"),
            Map.entry("TH", "Thüringen"));

    /** First and last number of the countries that have some; a country may have two ranges (docs/hr-ba-xml.md#regions). */
    private static final Map<String, List<Integer>> ABROAD = Map.ofEntries(
            Map.entry("FR", List.of(19, 43)),
            Map.entry("IT", List.of(45, 63)),
            Map.entry("NL", List.of(64, 74, 217, 217)),
            Map.entry("BE", List.of(75, 84)),
            Map.entry("GB", List.of(85, 119)),
            Map.entry("IE", List.of(120, 128)),
            Map.entry("GR", List.of(144, 156)),
            Map.entry("ES", List.of(157, 174)),
            Map.entry("PT", List.of(175, 181)),
            Map.entry("AT", List.of(182, 190)),
            Map.entry("SE", List.of(191, 198)),
            Map.entry("FI", List.of(199, 204)),
            Map.entry("NO", List.of(205, 209)),
            Map.entry("CH", List.of(210, 216)),
            Map.entry("BG", List.of(218, 223)),
            Map.entry("CZ", List.of(224, 231)),
            Map.entry("EE", List.of(232, 236)),
            Map.entry("HU", List.of(237, 243)),
            Map.entry("LT", List.of(244, 253)),
            Map.entry("LV", List.of(254, 258)),
            Map.entry("PL", List.of(259, 274)),
            Map.entry("RO", List.of(275, 282)),
            Map.entry("SI", List.of(283, 294)),
            Map.entry("SK", List.of(295, 298)),
            Map.entry("DK", List.of(299, 303)));

    /** "Sonstige": the only number of all other countries (docs/hr-ba-xml.md#regions). */
    private static final String ELSEWHERE = "17";

    /** What stands before the name in official writing. */
    private static final Pattern OFFICIAL =
            Pattern.compile("^(freistaat|land|(freie (und )?)?hansestadt|bundesland)\\s+");

    private static final Recent<String, Optional<String>> KNOWN = new Recent<>(100);

    private Regions() {}

    /** The code's last part (ISO 3166-2) of a Land by its German or English name or its code; empty if it is none. */
    public static Optional<String> code(String written) {
        return KNOWN.of(written, Regions::find);
    }

    private static Optional<String> find(String written) {
        String word = OFFICIAL.matcher(written.strip().toLowerCase(Locale.ROOT).replace('\u2013', '-'))
                .replaceFirst("");
        String spelt = word.replaceAll("\\s*-\\s*|\\s+", "-")
                .replace("wuerttemberg", "württemberg")
                .replace("thueringen", "thüringen");
        String code =
                word.startsWith("de-") ? word.substring(3) : CODES.getOrDefault(word, CODES.getOrDefault(spelt, word));
        return NUMBERS.containsKey(code) ? Optional.of(code.toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /**
     * The BA's number of a region: in Germany by name or code; abroad the host may write the BA's own number, because
     * its names are not published.
     *
     * @param country ISO 3166-1 alpha-2; empty: Germany
     */
    public static Optional<String> number(String country, String written) {
        if (country.isBlank() || country.equals("DE")) {
            return code(written).map(code -> NUMBERS.get(code.toLowerCase(Locale.ROOT)));
        }
        List<Integer> ranges = ABROAD.get(country);
        if (ranges == null) {
            return Optional.of(ELSEWHERE);
        }
        if (!written.strip().matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(written.strip());
        boolean inside = false;
        for (int i = 0; i < ranges.size(); i += 2) {
            inside |= number >= ranges.get(i) && number <= ranges.get(i + 1);
        }
        return inside ? Optional.of(String.valueOf(number)) : Optional.empty();
    }

    /** Whether a number is one of this country's (rule 010). */
    public static boolean belong(String country, String number) {
        return country.equals("DE")
                ? NUMBERS.containsValue(number)
                : number(country, number).filter(number::equals).isPresent();
    }

    /** The German name of a Land. */
    public static String name(String code) {
        return NAMES.getOrDefault(code.toUpperCase(Locale.ROOT), code);
    }
}
