package dev.tidemark.command.transaction;

import dev.tidemark.command.decision.Access;
import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Mentions;
import dev.tidemark.event.Booking;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What may be asked of a transaction.
public sealed interface TransactionCommand extends Command {
    UUID transaction();

    @Override
    default UUID aggregate() {
        return transaction();
    }

    record Record(UUID household, UUID transaction, Draft draft) implements TransactionCommand {
        @Override
        public Mentions mentions() {
            return draft.mentions();
        }
    }

    record Amend(UUID household, UUID transaction, Long expectedVersion, Draft draft)
            implements TransactionCommand {
        @Override
        public Mentions mentions() {
            return draft.mentions();
        }
    }

    /// @param lines each with its new category
    record Recategorise(
            UUID household, UUID transaction, Long expectedVersion, List<NewCategory> lines)
            implements TransactionCommand {
        public Recategorise {
            lines = List.copyOf(lines);
        }

        @Override
        public Mentions mentions() {
            Set<UUID> categories =
                    lines.stream().map(NewCategory::category).collect(Collectors.toSet());
            return new Mentions(Set.of(), categories, Set.of(), null);
        }
    }

    /// @param line `null` for the only line
    record NewCategory(@Nullable UUID line, UUID category) {}

    record Void(UUID household, UUID transaction, Long expectedVersion)
            implements TransactionCommand {}

    /// A line of a statement becomes a transaction. Everything was checked when the import's commit
    /// was accepted; from then on it must come through.
    record RecordStatementLine(UUID household, UUID transaction, Booking.Payment payment)
            implements TransactionCommand {
        @Override
        public Access needs() {
            return Access.CONTINUE;
        }
    }

    /// The import that the transaction came from is taken back.
    record VoidStatementLine(UUID household, UUID transaction) implements TransactionCommand {
        @Override
        public Access needs() {
            return Access.CONTINUE;
        }
    }
}
