package dev.tidemark.readmodel.balances;

import dev.tidemark.projection.View;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What lies in the accounts of a household.
public interface Balances extends View {
    /// Every account's balance at the end of the day, closed accounts included, in the order they
    /// were opened. Before an account's opening day its opening balance does not count.
    List<AccountBalance> asOf(UUID household, LocalDate date);
}
