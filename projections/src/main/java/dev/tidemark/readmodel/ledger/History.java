package dev.tidemark.readmodel.ledger;

import dev.tidemark.projection.View;
import dev.tidemark.readmodel.balances.AccountBalance;
import dev.tidemark.readmodel.spending.LineTotal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The household's money as it was known at any point. From version 2 of `ledger` on.
public interface History extends View {
    /// The point that is asked for. A number is taken as it is, also where it lies beyond what the
    /// answering version has read: whoever asks looks at the position.
    Known point(UUID household, KnownAt asked);

    /// As [Ledger#search], at a point.
    List<Transaction> search(
            UUID household, Known at, Search search, @Nullable Place after, int limit);

    /// As [Ledger#find], at a point.
    Optional<Transaction> find(UUID household, Known at, UUID transaction);

    /// Every account's balance at the end of the day, in the order they were opened.
    List<AccountBalance> balances(UUID household, Known at, LocalDate day);

    /// What was spent and earned from `from` to `to`, both included, in the order of
    /// [dev.tidemark.readmodel.spending.SpendingByLine], with paths as they were known.
    List<LineTotal> spending(UUID household, Known at, LocalDate from, LocalDate to);

    /// The tree in depth-first order, children by name.
    List<KnownCategory> categories(UUID household, Known at);

    /// The transactions that were recorded or edited after `from` and up to `to`, by the number of
    /// their last edit.
    ///
    /// @param month only those booked in it, at either point or between
    /// @param after the number of the last change of the page before; 0 for the first
    List<Change> changes(
            UUID household, Known from, Known to, @Nullable YearMonth month, long after, int limit);

    /// A category and all that lay below it.
    default Set<UUID> subtree(UUID household, Known at, UUID category) {
        Set<UUID> found = new HashSet<>(Set.of(category));
        for (KnownCategory one : categories(household, at)) {
            if (one.parent() != null && found.contains(one.parent())) {
                found.add(one.id());
            }
        }
        return found;
    }
}
