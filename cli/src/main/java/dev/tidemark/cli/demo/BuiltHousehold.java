package dev.tidemark.cli.demo;

import dev.tidemark.cli.statement.ImportState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The sample household as it was built.
record BuiltHousehold(UUID id, List<BuiltAccount> accounts) {
    record BuiltAccount(UUID id, String name, ImportState imported) {}

    /// What every read must include: where the last import stood when it was complete.
    String position() {
        return accounts.getLast().imported().position();
    }

    LocalDate lastDay() {
        return accounts.stream()
                .map(account -> account.imported().lastDay())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }
}
