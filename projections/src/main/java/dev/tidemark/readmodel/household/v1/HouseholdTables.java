package dev.tidemark.readmodel.household.v1;

import dev.tidemark.event.AccountKind;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Role;
import dev.tidemark.projection.TableDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows as the fold sees them.
final class HouseholdTables {
    static final TableDefinition<HouseholdKey, HouseholdRow> HOUSEHOLD =
            new TableDefinition<>("household", HouseholdKey.class, HouseholdRow.class);
    static final TableDefinition<MemberKey, MemberRow> MEMBER =
            new TableDefinition<>("member", MemberKey.class, MemberRow.class);
    static final TableDefinition<AccountKey, AccountRow> ACCOUNT =
            new TableDefinition<>("account", AccountKey.class, AccountRow.class);
    static final TableDefinition<CategoryKey, CategoryRow> CATEGORY =
            new TableDefinition<>("category", CategoryKey.class, CategoryRow.class);
    static final List<TableDefinition<?, ?>> ALL = List.of(HOUSEHOLD, MEMBER, ACCOUNT, CATEGORY);

    private HouseholdTables() {}

    record HouseholdKey(UUID household) {}

    record HouseholdRow(
            UUID household, String name, String baseCurrency, String timeZone, long version) {
        HouseholdRow at(long newVersion) {
            return named(name, newVersion);
        }

        HouseholdRow named(String newName, long newVersion) {
            return new HouseholdRow(household, newName, baseCurrency, timeZone, newVersion);
        }
    }

    record MemberKey(UUID household, UUID member) {}

    record MemberRow(
            UUID household,
            UUID member,
            String subject,
            Role role,
            String name,
            @Nullable String email,
            boolean active) {
        MemberRow as(Role newRole) {
            return new MemberRow(household, member, subject, newRole, name, email, active);
        }

        MemberRow gone() {
            return new MemberRow(household, member, subject, role, name, email, false);
        }
    }

    record AccountKey(UUID household, UUID account) {}

    record AccountRow(
            UUID household,
            UUID account,
            String name,
            AccountKind kind,
            boolean onBudget,
            String currency,
            long openingBalance,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            long version) {
        AccountRow with(String newName, @Nullable LocalDate newClosedOn, long newVersion) {
            return new AccountRow(
                    household,
                    account,
                    newName,
                    kind,
                    onBudget,
                    currency,
                    openingBalance,
                    openedOn,
                    newClosedOn,
                    newVersion);
        }
    }

    record CategoryKey(UUID household, UUID category) {}

    record CategoryRow(
            UUID household,
            UUID category,
            String name,
            CategoryKind kind,
            @Nullable UUID parent,
            boolean archived,
            long version) {
        CategoryRow with(String newName, @Nullable UUID newParent, boolean gone, long newVersion) {
            return new CategoryRow(household, category, newName, kind, newParent, gone, newVersion);
        }
    }
}
