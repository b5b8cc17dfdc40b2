package dev.tidemark.command.statement;

import dev.tidemark.event.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers one `Stmt`. Its parts come in document order: account and balances before entries.
final class CamtStatement {
    private final int line;
    private final List<StatementLine> lines = new ArrayList<>();
    private final List<StatementLine> pending = new ArrayList<>();
    private @Nullable String id;
    private @Nullable String account;
    private @Nullable String currency;
    private @Nullable Balance opening;
    private boolean openingIsBooked;
    private @Nullable Balance closing;
    private long minor;

    CamtStatement(int line) {
        this.line = line;
    }

    void id(CamtElement element) {
        id = Texts.tidy(element.text());
    }

    void account(CamtElement element) {
        String iban = element.textAt("Id", "IBAN");
        account =
                Texts.tidy(
                        iban == null ? element.textAt("Id", "Othr", "Id") : iban.replace(" ", ""));
        CamtElement stated = element.at("Ccy");
        if (stated != null) {
            currency = CamtValues.currency(stated, stated.text().strip());
        }
    }

    /// A statement of several pages repeats its balances: the first opening and the last closing
    /// count. `PRCD`, the day before's closing, stands in for a missing `OPBD`.
    void balance(CamtElement element) {
        String type = element.textAt("Tp", "CdOrPrtry", "Cd");
        if ("OPBD".equals(type) && !openingIsBooked) {
            opening = read(element);
            openingIsBooked = true;
        } else if ("PRCD".equals(type) && opening == null) {
            opening = read(element);
        } else if ("CLBD".equals(type)) {
            closing = read(element);
        }
    }

    private Balance read(CamtElement element) {
        Money amount = inCurrency(element, CamtValues.signed(element));
        return new Balance(amount, CamtValues.date(element, "Dt"));
    }

    void entry(int number, CamtElement element) {
        Money amount = inCurrency(element, CamtValues.signed(element));
        StatementLine read = CamtEntry.read(number, element, amount);
        if (!CamtEntry.isBooked(element)) {
            pending.add(read);
            return;
        }
        minor += amount.minor();
        if (Math.abs(minor) > Money.MAX_MINOR) {
            throw new StatementRefused(
                    element.line(), "Amt", "sum.too-large", "the sum of the entries is too large");
        }
        lines.add(read);
    }

    private Money inCurrency(CamtElement element, Money amount) {
        if (currency == null) {
            currency = amount.currency();
        }
        if (!currency.equals(amount.currency())) {
            throw new StatementRefused(
                    element.line(),
                    "Amt",
                    "currency.differs",
                    "the amount is in " + amount.currency() + ", the statement in " + currency);
        }
        return amount;
    }

    Statement finished() {
        if (currency == null) {
            throw new StatementRefused(
                    line,
                    "Ccy",
                    "currency.missing",
                    "the statement has no currency, no balance and no entry");
        }
        return new Statement(
                id, account, currency, true, opening, closing, lines, pending, List.of());
    }
}
