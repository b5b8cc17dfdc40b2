package dev.tidemark.benchmark.lag;

import dev.tidemark.benchmark.Instance;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Where the benchmark writes to.
///
/// @param first the transaction that a watch looks at
record BenchmarkHousehold(UUID id, UUID account, UUID category, UUID first) {
    private static final String HOUSEHOLDS = "/api/v1/households";

    /// A new one, with a first transaction to look at.
    static BenchmarkHousehold in(Instance instance) {
        var id = instance.create(HOUSEHOLDS, newHousehold());
        var path = HOUSEHOLDS + "/" + id;
        var account = instance.create(path + "/accounts", newAccount());
        var category =
                instance.create(
                        path + "/categories", Map.of("name", "Anything", "kind", "expense"));
        var first = instance.create(path + "/transactions", expense(account, category, 0));
        return new BenchmarkHousehold(id, account, category, first);
    }

    HouseholdWatch watchedBy(Instance instance) {
        return new HouseholdWatch(instance, id, first);
    }

    private static Map<String, Object> newHousehold() {
        return Map.of("name", "Benchmark", "baseCurrency", "EUR", "timeZone", "Europe/Berlin");
    }

    private static Map<String, Object> newAccount() {
        return Map.of(
                "name", "Account",
                "kind", "checking",
                "onBudget", true,
                "openingBalance", Map.of("amount", "0.00", "currency", "EUR"),
                "openedOn", "2026-01-01");
    }

    String transactions() {
        return HOUSEHOLDS + "/" + id + "/transactions";
    }

    Map<String, Object> expense(int number) {
        return expense(account, category, number);
    }

    private static Map<String, Object> expense(UUID account, UUID category, int number) {
        return Map.of(
                "kind",
                "expense",
                "account",
                account.toString(),
                "amount",
                Map.of("amount", "12.34", "currency", "EUR"),
                "bookedOn",
                "2026-06-15",
                "payee",
                "Payee " + number % 100,
                "lines",
                List.of(Map.of("category", category.toString())));
    }
}
