package dev.tidemark.readmodel.balances;

import dev.tidemark.event.AccountKind;
import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param balance signed
/// @param closedOn `null` while the account is open
public record AccountBalance(
        UUID account,
        String name,
        AccountKind kind,
        boolean onBudget,
        @Nullable LocalDate closedOn,
        Money balance) {}
