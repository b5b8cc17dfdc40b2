package dev.tidemark.query.balances;

import dev.tidemark.event.Money;
import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Today;
import dev.tidemark.query.http.Totals;
import dev.tidemark.query.ledger.AsKnown;
import dev.tidemark.readmodel.balances.AccountBalance;
import dev.tidemark.readmodel.ledger.Known;
import dev.tidemark.readmodel.ledger.KnownAt;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Balances as of a date, as they were known at a point.
@RestController
final class BalanceHistoryController {
    private final AsKnown asKnown;
    private final Today today;

    BalanceHistoryController(AsKnown asKnown, Today today) {
        this.asKnown = asKnown;
        this.today = today;
    }

    /// @param accounts those that were known
    /// @param totals of all accounts, per currency
    record KnownBalances(
            Known knownAt, LocalDate asOf, List<AccountBalance> accounts, List<Money> totals) {}

    /// @param asOf the balances are those at its end; today in the household's zone by default
    @GetMapping("/api/v2/households/{household}/balances")
    ResponseEntity<KnownBalances> balances(
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable KnownAt knownAt,
            Read read) {
        LocalDate day = asOf == null ? today.of(read) : asOf;
        return asKnown.answer(
                read,
                knownAt,
                (view, known) -> {
                    List<AccountBalance> accounts = view.balances(household, known, day);
                    return new KnownBalances(
                            known,
                            day,
                            accounts,
                            Totals.of(accounts.stream().map(AccountBalance::balance)));
                });
    }
}
