package dev.tidemark.query.ledger;

import dev.tidemark.event.Money;
import dev.tidemark.query.http.Refused;
import dev.tidemark.readmodel.ledger.Search.AmountRange;
import org.jspecify.annotations.Nullable;

/// The parameters `minAmount`, `maxAmount` and `currency`, which the other two need: decimals mean
/// nothing without one.
final class Amounts {
    private Amounts() {}

    static @Nullable AmountRange range(
            @Nullable String least, @Nullable String most, @Nullable String currency) {
        if (currency == null) {
            if (least != null || most != null) {
                throw Refused.parameter("currency", "must be given with minAmount or maxAmount");
            }
            return null;
        }
        requireKnown(currency);
        long from = least == null ? 0 : magnitude("minAmount", least, currency);
        long to = most == null ? Money.MAX_MINOR : magnitude("maxAmount", most, currency);
        if (to < from) {
            throw Refused.parameter("maxAmount", "must not be less than minAmount");
        }
        return new AmountRange(currency, from, to);
    }

    private static void requireKnown(String currency) {
        try {
            Money.fractionDigits(currency);
        } catch (IllegalArgumentException _) {
            throw Refused.parameter("currency", "must be an ISO 4217 code such as EUR");
        }
    }

    private static long magnitude(String name, String decimal, String currency) {
        try {
            long minor = Money.parse(decimal, currency).minor();
            if (minor >= 0) {
                return minor;
            }
        } catch (IllegalArgumentException | ArithmeticException _) {
            // Refused below.
        }
        throw Refused.parameter(
                name,
                "must be a decimal such as 12.34, not negative, with at most the %d decimals of %s"
                        .formatted(Money.fractionDigits(currency), currency));
    }
}
