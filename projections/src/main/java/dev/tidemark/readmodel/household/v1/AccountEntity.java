package dev.tidemark.readmodel.household.v1;

import dev.tidemark.event.AccountKind;
import dev.tidemark.event.Money;
import dev.tidemark.readmodel.household.Account;
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
@Entity(name = "HouseholdAccountV1")
@Table(schema = "household_v1", name = "account")
@IdClass(HouseholdTables.AccountKey.class)
@NullUnmarked
class AccountEntity {
    @Id private UUID household;
    @Id private UUID account;
    private String name;

    @Enumerated(EnumType.STRING)
    private AccountKind kind;

    private boolean onBudget;
    private String currency;
    private long openingBalance;
    private LocalDate openedOn;
    private LocalDate closedOn;
    private long version;

    protected AccountEntity() {}

    Account answer() {
        var opening = new Money(openingBalance, currency);
        return new Account(account, name, kind, onBudget, opening, openedOn, closedOn, version);
    }
}
