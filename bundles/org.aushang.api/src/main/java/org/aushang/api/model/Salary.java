package org.aushang.api.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is paid: schema.org's {@code baseSalary}. Immutable; grows by accessors. */
public final class Salary {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** schema.org's {@code unitText}. Constants may be added. */
    public enum Unit {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    private final BigDecimal minimum;
    private final BigDecimal maximum;
    private final String currency;
    private final Unit unit;

    private Salary(BigDecimal minimum, BigDecimal maximum, String currency, Unit unit) {
        this.minimum = minimum;
        this.maximum = maximum;
        this.currency = currency;
        this.unit = Objects.requireNonNull(unit, "unit");
    }

    /**
     * @param minimum lower end, gross, not negative
     * @param maximum upper end, gross, not below the minimum; equal to it when only one figure is known
     * @param currency ISO 4217, three capital letters
     * @param unit what the figures are paid for
     * @throws IllegalArgumentException if the figures or the currency are not as promised here, or a figure has more than
     *     {@value PostingLimits#SALARY_DIGITS} digits before or after its decimal point
     */
    public static Salary of(BigDecimal minimum, BigDecimal maximum, String currency, Unit unit) {
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
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency must be three capital letters: '" + currency + "'");
        }
        return new Salary(minimum, maximum, currency, unit);
    }

    public BigDecimal minimum() {
        return minimum;
    }

    public BigDecimal maximum() {
        return maximum;
    }

    public String currency() {
        return currency;
    }

    public Unit unit() {
        return unit;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Salary that
                && minimum.equals(that.minimum)
                && maximum.equals(that.maximum)
                && currency.equals(that.currency)
                && unit == that.unit;
    }

    @Override
    public int hashCode() {
        return Objects.hash(minimum, maximum, currency, unit);
    }

    @Override
    public String toString() {
        return "Salary[" + minimum + " to " + maximum + " " + currency + " a " + unit + "]";
    }
}
