package org.aushang.connector.arbeitsagentur.internal.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The towns of each German postal code, from a file in the postal-code format of GeoNames: tab-separated, UTF-8, country,
 * code, town, Land, its number, and more. The admin loads it; it is not ours to ship whole. Immutable.
 */
public final class Places {

    /** Nothing was loaded. */
    public static final Places NONE = new Places(Map.of());

    /** The topic under which refused places are remembered, by their {@link PlaceKey}. */
    public static final String REFUSED = "refused-places";

    private static final int LARGEST = 100_000_000;

    private final Map<String, List<String>> towns;

    private Places(Map<String, List<String>> towns) {
        this.towns = towns;
    }

    /** @throws IOException if the file cannot be read or has no line of that format for Germany */
    public static Places read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file.getFileName() + " is larger than " + LARGEST + " bytes");
        }
        Map<String, List<String>> towns = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", 4);
                if (parts.length >= 3 && parts[0].equals("DE") && parts[1].matches("\\d{5}")) {
                    List<String> named = towns.computeIfAbsent(parts[1], key -> new ArrayList<>());
                    if (!named.contains(parts[2].strip())) {
                        named.add(parts[2].strip());
                    }
                }
            }
        }
        if (towns.isEmpty()) {
            throw new IOException(file.getFileName() + " has no postal codes of Germany in the format of GeoNames");
        }
        return new Places(towns);
    }

    /** The towns of a postal code, as the file spells them; none if the file does not know the code. */
    public List<String> towns(String postalCode) {
        return List.copyOf(towns.getOrDefault(postalCode, List.of()));
    }

    /** Whether a town lies there, whatever stands in brackets or behind a comma or hyphen; true if nothing is known. */
    public boolean mayLieAt(String town, String postalCode) {
        List<String> known = towns.getOrDefault(postalCode, List.of());
        String bare = bare(town);
        return known.isEmpty()
                || known.stream().map(Places::bare).anyMatch(one -> one.startsWith(bare) || bare.startsWith(one));
    }

    private static String bare(String town) {
        return town.toLowerCase(Locale.GERMAN)
                .replaceAll("\\(.*|,.*|/.*| (am|an|im|in|bei|vor|ob) .*", "")
                .replace("ß", "ss")
                .replaceAll("[^\\p{L}]", "");
    }
}
