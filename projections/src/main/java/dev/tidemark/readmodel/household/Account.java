package dev.tidemark.readmodel.household;

import dev.tidemark.event.AccountKind;
import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param openingBalance at the start of `openedOn`, signed
/// @param closedOn `null` while the account is open
/// @param version of the aggregate, for `If-Match`
public record Account(
        UUID id,
        String name,
        AccountKind kind,
        boolean onBudget,
        Money openingBalance,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        long version) {}
