package dev.tidemark.event;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/// An exact amount: `minor` counts the smallest unit of the ISO 4217 `currency` (1234 EUR = 12.34).
/// Signed; where a direction is explicit, the amount is positive.
public record Money(long minor, @Text(Text.Kind.CODE) String currency) {
    /// The largest magnitude accepted, so that a sum of a million amounts still fits a `long`.
    public static final long MAX_MINOR = 999_999_999_999_999L;

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,18})?");

    public Money {
        fractionDigits(currency);
        if (minor > MAX_MINOR || minor < -MAX_MINOR) {
            throw tooLarge(currency);
        }
    }

    private static IllegalArgumentException tooLarge(String currency) {
        return new IllegalArgumentException(
                "the amount is larger than 999999999999999 " + currency + " minor units");
    }

    /// Reads a decimal such as `12.34`. Trailing zeros are no precision; more digits than the
    /// currency has are refused, never rounded.
    ///
    /// @throws IllegalArgumentException with the rule that `amount` or `currency` breaks
    public static Money parse(String amount, String currency) {
        int digits = fractionDigits(currency);
        if (!DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException(
                    "'" + shorten(amount) + "' is not a decimal amount such as 12.34");
        }
        BigDecimal value = new BigDecimal(amount).stripTrailingZeros();
        if (value.scale() > digits) {
            throw new IllegalArgumentException(
                    "'" + amount + "' has more than the " + digits + " decimals of " + currency);
        }
        BigDecimal minor = value.movePointRight(digits);
        if (minor.abs().compareTo(BigDecimal.valueOf(MAX_MINOR)) > 0) {
            throw tooLarge(currency);
        }
        return new Money(minor.longValueExact(), currency);
    }

    /// How many decimals the currency has.
    ///
    /// @throws IllegalArgumentException if it is no ISO 4217 currency of money that people hold
    public static int fractionDigits(String currency) {
        int digits = isoCurrency(currency).getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException(
                    "'" + currency + "' is not a currency that accounts are kept in");
        }
        return digits;
    }

    private static Currency isoCurrency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "'" + shorten(code) + "' is not an ISO 4217 currency code");
        }
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /// @throws IllegalArgumentException if the currencies differ or the sum is too large
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(other.currency + " cannot be added to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money negate() {
        return new Money(-minor, currency);
    }

    /// The decimal with exactly the currency's digits: `12.30`.
    public String decimal() {
        return BigDecimal.valueOf(minor, fractionDigits(currency)).toPlainString();
    }

    @Override
    public String toString() {
        return decimal() + " " + currency;
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
