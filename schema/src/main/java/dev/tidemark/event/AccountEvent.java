package dev.tidemark.event;

import java.time.LocalDate;
import java.util.UUID;

/// What happens to an account.
public sealed interface AccountEvent extends Event {
    /// Revision 1 did not say whether the account is on budget; its upcaster says yes.
    ///
    /// @param openingBalance what lay in the account at the start of `openedOn`, signed; its
    ///   currency is the account's
    @Wire(value = "account-opened", revision = 2)
    record AccountOpened(
            UUID account,
            Personal name,
            AccountKind kind,
            boolean onBudget,
            Money openingBalance,
            LocalDate openedOn)
            implements AccountEvent {}

    @Wire("account-renamed")
    record AccountRenamed(Personal replaced, Personal name) implements AccountEvent {}

    @Wire("account-closed")
    record AccountClosed(LocalDate closedOn) implements AccountEvent {}

    @Wire("account-reopened")
    record AccountReopened() implements AccountEvent {}
}
