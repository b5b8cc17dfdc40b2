package dev.tidemark.command.account;

import static dev.tidemark.command.decision.Given.GIRO;
import static dev.tidemark.command.decision.Given.HOUSEHOLD;

import dev.tidemark.command.account.AccountCommand.CloseAccount;
import dev.tidemark.command.account.AccountCommand.OpenAccount;
import dev.tidemark.command.account.AccountCommand.RenameAccount;
import dev.tidemark.command.account.AccountCommand.ReopenAccount;
import dev.tidemark.command.decision.Given;
import dev.tidemark.event.AccountEvent.AccountClosed;
import dev.tidemark.event.AccountEvent.AccountOpened;
import dev.tidemark.event.AccountEvent.AccountRenamed;
import dev.tidemark.event.AccountEvent.AccountReopened;
import dev.tidemark.event.AccountKind;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final AccountOpened OPENED =
            new AccountOpened(
                    GIRO,
                    Personal.of("Giro"),
                    AccountKind.CHECKING,
                    true,
                    Money.parse("-12.30", "EUR"),
                    DAY);

    private final FixtureConfiguration<Account> account =
            Given.aggregate(Account.class, Given.facts());

    @Test
    void an_account_opens_with_what_lies_in_it() {
        account.givenNoPriorActivity()
                .when(
                        new OpenAccount(
                                HOUSEHOLD,
                                GIRO,
                                "Giro",
                                AccountKind.CHECKING,
                                true,
                                Money.parse("-12.30", "EUR"),
                                DAY))
                .expectEvents(OPENED);
    }

    @Test
    void a_rename_keeps_the_name_it_replaces() {
        account.given(OPENED)
                .when(new RenameAccount(HOUSEHOLD, GIRO, 0L, "Joint"))
                .expectEvents(new AccountRenamed(Personal.of("Giro"), Personal.of("Joint")));
    }

    @Test
    void closing_twice_is_one_event() {
        account.given(OPENED)
                .when(new CloseAccount(HOUSEHOLD, GIRO, 0L, DAY))
                .expectEvents(new AccountClosed(DAY));
        account.given(OPENED, new AccountClosed(DAY))
                .when(new CloseAccount(HOUSEHOLD, GIRO, 1L, DAY.plusDays(1)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_closed_account_reopens_once() {
        account.given(OPENED, new AccountClosed(DAY))
                .when(new ReopenAccount(HOUSEHOLD, GIRO, 1L))
                .expectEvents(new AccountReopened());
        account.given(OPENED)
                .when(new ReopenAccount(HOUSEHOLD, GIRO, 0L))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
