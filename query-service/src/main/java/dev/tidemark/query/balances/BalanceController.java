package dev.tidemark.query.balances;

import dev.tidemark.event.Money;
import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.query.http.Today;
import dev.tidemark.query.http.Totals;
import dev.tidemark.readmodel.balances.AccountBalance;
import dev.tidemark.readmodel.balances.Balances;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households/{household}/balances")
final class BalanceController {
    private final Reads reads;
    private final Today today;

    BalanceController(Reads reads, Today today) {
        this.reads = reads;
        this.today = today;
    }

    /// @param totals of all accounts, per currency
    record BalanceSheet(LocalDate asOf, List<AccountBalance> accounts, List<Money> totals) {
        static BalanceSheet of(LocalDate asOf, List<AccountBalance> accounts) {
            return new BalanceSheet(
                    asOf, accounts, Totals.of(accounts.stream().map(AccountBalance::balance)));
        }
    }

    /// @param asOf the balances are those at its end; today in the household's zone by default
    @GetMapping
    ResponseEntity<BalanceSheet> balances(
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Read read) {
        LocalDate day = asOf == null ? today.of(read) : asOf;
        return reads.answer(
                read, Balances.class, view -> BalanceSheet.of(day, view.asOf(household, day)));
    }
}
