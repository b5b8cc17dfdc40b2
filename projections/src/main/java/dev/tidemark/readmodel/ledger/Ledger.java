package dev.tidemark.readmodel.ledger;

import dev.tidemark.projection.View;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The transactions of a household.
public interface Ledger extends View {
    /// The latest first. A page that starts after a place is not disturbed by what is added or
    /// removed before it.
    ///
    /// @param after where the page before ended; `null` for the first
    List<Transaction> search(UUID household, Search search, @Nullable Place after, int limit);

    /// A transaction, voided or not, as the register of its first account shows it.
    Optional<Transaction> find(UUID household, UUID transaction);
}
