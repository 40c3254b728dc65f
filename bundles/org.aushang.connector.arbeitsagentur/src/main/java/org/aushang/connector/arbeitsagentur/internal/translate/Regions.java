package org.aushang.connector.arbeitsagentur.internal.translate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The BA's numbers of the Länder (dossier 4.5); they are neither in alphabetical nor in official order. */
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

    private Regions() {}

    /** The number of a Land by its German or English name, its ISO 3166-2 code or that code's last part. */
    public static Optional<String> number(String written) {
        String word = written.strip().toLowerCase(Locale.ROOT).replace('\u2013', '-');
        String code = word.startsWith("de-") ? word.substring(3) : CODES.getOrDefault(word, word);
        return Optional.ofNullable(NUMBERS.get(code));
    }
}
