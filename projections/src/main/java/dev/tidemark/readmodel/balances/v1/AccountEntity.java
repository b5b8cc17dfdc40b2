package dev.tidemark.readmodel.balances.v1;

import dev.tidemark.event.AccountKind;
import dev.tidemark.event.Money;
import dev.tidemark.readmodel.balances.AccountBalance;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

@Immutable
@Entity(name = "BalancesAccountV1")
@Table(schema = "balances_v1", name = "account")
@IdClass(BalancesTables.AccountKey.class)
@NullUnmarked
class AccountEntity {
    @Id private UUID household;
    @Id private UUID account;
    private String name;

    @Enumerated(EnumType.STRING)
    private AccountKind kind;

    private boolean onBudget;
    private String currency;
    private LocalDate openedOn;
    private LocalDate closedOn;

    protected AccountEntity() {}

    UUID account() {
        return account;
    }

    AccountBalance answer(long balance) {
        var money = new Money(balance, currency);
        return new AccountBalance(account, name, kind, onBudget, closedOn, money);
    }
}
