package dev.tidemark.readmodel.household.v1;

import dev.tidemark.projection.ProjectionId;
import dev.tidemark.readmodel.household.Account;
import dev.tidemark.readmodel.household.Category;
import dev.tidemark.readmodel.household.Household;
import dev.tidemark.readmodel.household.Households;
import dev.tidemark.readmodel.household.Member;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class HouseholdView implements Households {
    private final HouseholdRepository rows;

    HouseholdView(HouseholdRepository rows) {
        this.rows = rows;
    }

    @Override
    public ProjectionId id() {
        return HouseholdProjection.ID;
    }

    @Override
    public Optional<Household> household(UUID household) {
        return rows.findByHousehold(household).map(HouseholdEntity::answer);
    }

    @Override
    public List<Member> members(UUID household) {
        return rows.members(household).stream().map(MemberEntity::answer).toList();
    }

    @Override
    public List<Account> accounts(UUID household) {
        return rows.accounts(household).stream().map(AccountEntity::answer).toList();
    }

    @Override
    public Optional<Account> account(UUID household, UUID account) {
        return rows.account(household, account).map(AccountEntity::answer);
    }

    @Override
    public List<Category> categories(UUID household) {
        return CategoryTree.of(rows.categories(household));
    }
}
