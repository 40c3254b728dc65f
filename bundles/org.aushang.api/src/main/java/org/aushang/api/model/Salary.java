package org.aushang.api.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What is paid: schema.org's {@code baseSalary}.
 *
 * @param minimum lower end, gross, not negative
 * @param maximum upper end, gross, not below the minimum; equal to it when only one figure is known
 * @param currency ISO 4217, three capital letters
 * @param unit what the figures are paid for
 */
public record Salary(BigDecimal minimum, BigDecimal maximum, String currency, Unit unit) {

    /** schema.org's {@code unitText}. */
    public enum Unit {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /** @throws IllegalArgumentException if the figures or the currency are not as promised above */
    public Salary {
        Objects.requireNonNull(unit, "unit");
        // Written out, 1E999999999 has a gigabyte of digits.
        for (BigDecimal figure : List.of(minimum, maximum)) {
            long whole = (long) figure.precision() - figure.scale();
            if (whole > PostingLimits.SALARY_DIGITS || figure.scale() > PostingLimits.SALARY_DIGITS) {
                throw new IllegalArgumentException("a salary has at most " + PostingLimits.SALARY_DIGITS
                        + " digits before and after its decimal point");
            }
        }
        if (minimum.signum() < 0 || maximum.compareTo(minimum) < 0) {
            throw new IllegalArgumentException("a salary from " + minimum + " to " + maximum + " is none");
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency must be three capital letters: '" + currency + "'");
        }
    }
}
