package dev.tidemark.readmodel.household.v1;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface HouseholdRepository extends Repository<HouseholdEntity, UUID> {
    Optional<HouseholdEntity> findByHousehold(UUID household);

    @Query("from HouseholdMemberV1 where household = :household order by member")
    List<MemberEntity> members(UUID household);

    @Query("from HouseholdAccountV1 where household = :household order by openedOn, account")
    List<AccountEntity> accounts(UUID household);

    @Query("from HouseholdAccountV1 where household = :household and account = :account")
    Optional<AccountEntity> account(UUID household, UUID account);

    @Query("from HouseholdCategoryV1 where household = :household order by name, category")
    List<CategoryEntity> categories(UUID household);
}
