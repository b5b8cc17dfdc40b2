package dev.tidemark.readmodel.balances.v1;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BalancesRepository extends Repository<AccountEntity, BalancesTables.AccountKey> {
    @Query("from BalancesAccountV1 where household = :household order by openedOn, account")
    List<AccountEntity> accounts(UUID household);

    /// Each branch is one range of the primary key.
    @Query(
            nativeQuery = true,
            value =
                    """
                    select account as account, sum(amount)::bigint as amount from (
                        select account, amount from balances_v1.delta
                            where household = :household and grain = 'YEAR' and starts_on < :year
                        union all
                        select account, amount from balances_v1.delta
                            where household = :household and grain = 'MONTH'
                                and starts_on >= :year and starts_on < :month
                        union all
                        select account, amount from balances_v1.delta
                            where household = :household and grain = 'DAY'
                                and starts_on >= :month and starts_on <= :day) as delta
                    group by account
                    """)
    List<Sum> sums(UUID household, LocalDate year, LocalDate month, LocalDate day);

    interface Sum {
        UUID getAccount();

        long getAmount();
    }
}
