package org.aushang.connector.arbeitsagentur.internal.translate;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.aushang.connector.arbeitsagentur.internal.memo.Recent;
import org.aushang.hrbaxml.schema.TelephoneType;

/**
 * A telephone number in the BA's three parts: {@code +49}, the area code without its 0, the rest, digits only (docs/hr-ba-xml.md#schema-facts,
 * point 7; rule 097).
 *
 * @param international plus and country's code
 * @param area 1 to 14 digits
 * @param number at most 25 digits
 */
public record Telephone(String international, String area, String number) {

    /** What is shorter is an extension, not a number with its area code. */
    private static final int SHORTEST = 5;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static final Recent<String, Optional<Telephone>> PARSED = new Recent<>(500);

    /** As people write it, without a country's code as in Germany; empty if it is none. */
    public static Optional<Telephone> parse(String written) {
        return PARSED.of(written, Telephone::parsed);
    }

    private static Optional<Telephone> parsed(String written) {
        try {
            PhoneNumber parsed = NUMBERS.parse(written, "DE");
            String national = NUMBERS.getNationalSignificantNumber(parsed);
            if (!NUMBERS.isPossibleNumber(parsed) || parsed.hasExtension() || national.length() < SHORTEST) {
                return Optional.empty();
            }
            int area = NUMBERS.getLengthOfNationalDestinationCode(parsed);
            // Countries without area codes: the BA wants one nevertheless.
            int cut = area > 0 && area < national.length() ? area : Math.min(3, national.length() - 1);
            return cut < 1
                    ? Optional.empty()
                    : Optional.of(new Telephone(
                            "+" + parsed.getCountryCode(), national.substring(0, cut), national.substring(cut)));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    TelephoneType element() {
        TelephoneType element = new TelephoneType();
        element.setIntlCode(international);
        element.setAreaCode(area);
        element.setTelNumber(number);
        return element;
    }
}
