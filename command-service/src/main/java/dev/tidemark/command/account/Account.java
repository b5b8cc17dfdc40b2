package dev.tidemark.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.tidemark.command.account.AccountCommand.CloseAccount;
import dev.tidemark.command.account.AccountCommand.OpenAccount;
import dev.tidemark.command.account.AccountCommand.RenameAccount;
import dev.tidemark.command.account.AccountCommand.ReopenAccount;
import dev.tidemark.event.AccountEvent.AccountClosed;
import dev.tidemark.event.AccountEvent.AccountOpened;
import dev.tidemark.event.AccountEvent.AccountRenamed;
import dev.tidemark.event.AccountEvent.AccountReopened;
import dev.tidemark.event.Personal;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/// An account knows whether it is open; what lies in it is a read model's answer.
@AggregateRoot(type = "account")
@NullUnmarked // Axon makes it empty and lets it read its events.
class Account {
    @AggregateIdentifier private UUID id;
    private Personal name;
    private boolean open;

    Account() {}

    @CommandHandler
    Account(OpenAccount c) {
        apply(
                new AccountOpened(
                        c.account(),
                        Personal.of(c.name()),
                        c.kind(),
                        c.onBudget(),
                        c.openingBalance(),
                        c.openedOn()));
    }

    @CommandHandler
    void handle(RenameAccount c) {
        if (!name.text().equals(c.name())) {
            apply(new AccountRenamed(name, Personal.of(c.name())));
        }
    }

    @CommandHandler
    void handle(CloseAccount c) {
        if (open) {
            apply(new AccountClosed(c.closedOn()));
        }
    }

    @CommandHandler
    void handle(ReopenAccount c) {
        if (!open) {
            apply(new AccountReopened());
        }
    }

    @EventSourcingHandler
    void on(AccountOpened e) {
        id = e.account();
        name = e.name();
        open = true;
    }

    @EventSourcingHandler
    void on(AccountRenamed e) {
        name = e.name();
    }

    @EventSourcingHandler
    void on(AccountClosed e) {
        open = false;
    }

    @EventSourcingHandler
    void on(AccountReopened e) {
        open = true;
    }
}
