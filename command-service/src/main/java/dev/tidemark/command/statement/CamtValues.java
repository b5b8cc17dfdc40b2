package dev.tidemark.command.statement;

import dev.tidemark.event.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts and dates of CAMT.053, each refused with its line if it is not exactly what the format
/// allows.
final class CamtValues {
    private static final Pattern AMOUNT = Pattern.compile("\\+?0*(\\d{1,18})(?:\\.(\\d*))?");
    private static final Pattern DATE =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?");

    private CamtValues() {}

    /// `Amt` with the sign of `CdtDbtInd`. That sign is the effect on the account also where
    /// `RvslInd` is true: it says what the entry reverses, not that it must be turned round.
    static Money signed(CamtElement element) {
        CamtElement amt = required(element, "Amt");
        Money amount = amount(amt);
        CamtElement indicator = required(element, "CdtDbtInd");
        return switch (indicator.text().strip()) {
            case "CRDT" -> amount;
            case "DBIT" -> amount.negate();
            default ->
                    throw new StatementRefused(
                            indicator.line(),
                            "CdtDbtInd",
                            "indicator.unknown",
                            Texts.quoted(indicator.text()) + " is neither CRDT nor DBIT");
        };
    }

    private static Money amount(CamtElement amt) {
        String ccy = amt.currency();
        String currency = currency(amt, ccy == null ? "" : ccy);
        Matcher decimal = AMOUNT.matcher(amt.text().strip());
        if (!decimal.matches()) {
            throw garbled(amt, Texts.quoted(amt.text()) + " is not an amount such as 12.34");
        }
        String fraction = decimal.group(2);
        try {
            return Money.parse(
                    decimal.group(1)
                            + (fraction == null || fraction.isEmpty() ? "" : "." + fraction),
                    currency);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw garbled(
                    amt,
                    e instanceof ArithmeticException ? "the amount is too large" : sentence(e));
        }
    }

    private static String sentence(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    private static StatementRefused garbled(CamtElement amt, String sentence) {
        return new StatementRefused(amt.line(), "Amt", "amount.garbled", sentence);
    }

    static String currency(CamtElement element, String code) {
        try {
            Money.fractionDigits(code);
            return code;
        } catch (IllegalArgumentException e) {
            throw new StatementRefused(element.line(), "Ccy", "currency.unknown", sentence(e));
        }
    }

    /// The date below `child`, given as `Dt` or `DtTm`; of an instant, the day that the bank wrote.
    static LocalDate date(CamtElement element, String child) {
        CamtElement outer = required(element, child);
        CamtElement inner = outer.at("Dt");
        CamtElement given = inner == null ? required(outer, "DtTm") : inner;
        Matcher date = DATE.matcher(given.text().strip());
        if (date.matches()) {
            try {
                LocalDate day = LocalDate.parse(date.group(1));
                if (Limits.allows(day)) {
                    return day;
                }
            } catch (DateTimeException _) {
                throw notADate(given, child);
            }
        }
        throw notADate(given, child);
    }

    private static StatementRefused notADate(CamtElement given, String field) {
        return new StatementRefused(
                given.line(),
                field,
                "date.invalid",
                Texts.quoted(given.text())
                        + " is not a date between 1900 and 2200 such as 2026-11-30");
    }

    static CamtElement required(CamtElement element, String child) {
        CamtElement found = element.at(child);
        if (found == null) {
            throw new StatementRefused(
                    element.line(), child, "element.missing", element.name() + " has no " + child);
        }
        return found;
    }
}
