package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which of the BA's region numbers belong to which country (docs/hr-ba-xml.md#regions); a country without regions of its own has 17. */
final class RegionsOfCountries {

    private static final int OTHERS = 17;

    private static final Map<String, List<int[]>> RANGES = Map.ofEntries(
            range("DE", 1, 16),
            range("FR", 19, 43),
            range("IT", 45, 63),
            Map.entry("NL", List.of(new int[] {64, 74}, new int[] {217, 217})),
            range("BE", 75, 84),
            range("GB", 85, 119),
            range("IE", 120, 128),
            range("GR", 144, 156),
            range("ES", 157, 174),
            range("PT", 175, 181),
            range("AT", 182, 190),
            range("SE", 191, 198),
            range("FI", 199, 204),
            range("NO", 205, 209),
            range("CH", 210, 216),
            range("BG", 218, 223),
            range("CZ", 224, 231),
            range("EE", 232, 236),
            range("HU", 237, 243),
            range("LT", 244, 253),
            range("LV", 254, 258),
            range("PL", 259, 274),
            range("RO", 275, 282),
            range("SI", 283, 294),
            range("SK", 295, 298),
            range("DK", 299, 303));

    private RegionsOfCountries() {}

    private static Map.Entry<String, List<int[]>> range(String country, int first, int last) {
        return Map.entry(country, List.of(new int[] {first, last}));
    }

    /** Whether an address has a region that is not its country's; none at all is no contradiction. */
    static boolean isForeign(Posting address) {
        String written = address.text("Region");
        if (written.isEmpty()) {
            return false;
        }
        int region = written.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(written);
        String country = address.text("CountryCode").toUpperCase(Locale.ROOT);
        List<int[]> ranges = RANGES.getOrDefault(country, List.of());
        if (ranges.isEmpty()) {
            return region != OTHERS;
        }
        // 17 stands for "other" abroad, never for a German Land.
        return ranges.stream().noneMatch(range -> range[0] <= region && region <= range[1])
                && (country.equals("DE") || region != OTHERS);
    }
}
