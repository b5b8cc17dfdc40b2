package dev.tidemark.readmodel.balances.v1;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.balances.AccountBalance;
import dev.tidemark.readmodel.balances.Balances;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class BalancesView implements Balances {
    private final BalancesRepository rows;

    BalancesView(BalancesRepository rows) {
        this.rows = rows;
    }

    @Override
    public ProjectionId id() {
        return BalancesProjection.ID;
    }

    @Override
    public List<AccountBalance> asOf(UUID household, LocalDate date) {
        Map<UUID, Long> sums =
                rows.sums(household, Grain.YEAR.start(date), Grain.MONTH.start(date), date).stream()
                        .collect(
                                Collectors.toMap(
                                        BalancesRepository.Sum::getAccount,
                                        BalancesRepository.Sum::getAmount));
        return rows.accounts(household).stream()
                .map(account -> account.answer(sums.getOrDefault(account.account(), 0L)))
                .toList();
    }
}
