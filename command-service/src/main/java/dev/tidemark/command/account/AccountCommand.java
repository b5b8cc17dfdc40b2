package dev.tidemark.command.account;

import dev.tidemark.command.decision.Command;
import dev.tidemark.event.AccountKind;
import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.UUID;

/// What may be asked of an account.
public sealed interface AccountCommand extends Command {
    UUID account();

    @Override
    default UUID aggregate() {
        return account();
    }

    record OpenAccount(
            UUID household,
            UUID account,
            String name,
            AccountKind kind,
            boolean onBudget,
            Money openingBalance,
            LocalDate openedOn)
            implements AccountCommand {}

    record RenameAccount(UUID household, UUID account, Long expectedVersion, String name)
            implements AccountCommand {}

    record CloseAccount(UUID household, UUID account, Long expectedVersion, LocalDate closedOn)
            implements AccountCommand {}

    record ReopenAccount(UUID household, UUID account, Long expectedVersion)
            implements AccountCommand {}
}
