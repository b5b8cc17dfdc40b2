package dev.tidemark.cli.terminal;

import dev.tidemark.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Money for people, in columns whose heading names the currency.
public final class Amount {
    private Amount() {}

    /// With all decimals of its currency.
    public static String exact(Money money) {
        var digits = Money.fractionDigits(money.currency());
        return format(digits).format(new BigDecimal(money.decimal()));
    }

    /// Whole units, for wide tables, where nothing is nothing.
    public static String whole(Money money) {
        return money.minor() == 0 ? "" : format(0).format(new BigDecimal(money.decimal()));
    }

    private static DecimalFormat format(int digits) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format;
    }
}
