package org.aushang.connector.arbeitsagentur.internal.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Maps German postal codes to federal states, from a table of ranges derived from GeoNames (CC BY 4.0). A code between two
 * that are in use is taken to lie where both lie. Pure.
 */
public final class PostalCodes {

    private static final Pattern FIVE_DIGITS = Pattern.compile("\\d{5}");

    private static final NavigableMap<Integer, Range> RANGES = read();

    private record Range(int first, int last, List<String> laender) {}

    private PostalCodes() {}

    /**
     * @param code five digits
     * @return ISO 3166-2 codes without the country, two for a few codes on a border; none if no code in use is near
     */
    public static List<String> laender(String code) {
        return range(code).map(Range::laender).orElse(List.of());
    }

    /**
     * Whether the table can be relied on for this code. A single code in the midst of another Land may belong to a large
     * customer whose seat is elsewhere.
     */
    public static boolean isSure(String code) {
        Optional<Range> range = range(code);
        if (range.isEmpty() || range.get().first() < range.get().last()) {
            return range.isPresent();
        }
        Map.Entry<Integer, Range> before = RANGES.lowerEntry(range.get().first());
        Map.Entry<Integer, Range> after = RANGES.higherEntry(range.get().first());
        return before == null
                || after == null
                || !before.getValue().laender().equals(after.getValue().laender());
    }

    private static Optional<Range> range(String code) {
        if (!FIVE_DIGITS.matcher(code).matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(code);
        return Optional.ofNullable(RANGES.floorEntry(number))
                .map(Map.Entry::getValue)
                .filter(range -> range.last() >= number);
    }

    private static NavigableMap<Integer, Range> read() {
        NavigableMap<Integer, Range> ranges = new TreeMap<>();
        try (InputStream in = PostalCodes.class.getResourceAsStream("postal-codes.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(in, "postal-codes.csv"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split(",");
                    ranges.put(
                            Integer.valueOf(parts[0]),
                            new Range(
                                    Integer.parseInt(parts[0]),
                                    Integer.parseInt(parts[1]),
                                    List.of(parts[2].split("\\+"))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ranges;
    }
}
