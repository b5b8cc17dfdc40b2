package dev.tidemark.benchmark.lag;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Where the benchmark writes to.
record BenchmarkHousehold(UUID id, UUID account, UUID category, HouseholdWatch watch) {

    String transactions() {
        return "/api/v1/households/" + id + "/transactions";
    }

    Map<String, Object> expense(int number) {
        return Map.of(
                "kind",
                "expense",
                "account",
                account,
                "amount",
                Map.of("amount", "12.34", "currency", "EUR"),
                "bookedOn",
                "2026-06-15",
                "payee",
                "Payee " + number % 100,
                "lines",
                List.of(Map.of("category", category)));
    }
}
