package dev.tidemark.readmodel.household.v1;

import static dev.tidemark.readmodel.household.v1.HouseholdTables.ACCOUNT;
import static dev.tidemark.readmodel.household.v1.HouseholdTables.CATEGORY;
import static dev.tidemark.readmodel.household.v1.HouseholdTables.HOUSEHOLD;
import static dev.tidemark.readmodel.household.v1.HouseholdTables.MEMBER;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.Personal;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.projection.Keys;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.Table;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import dev.tidemark.readmodel.household.v1.HouseholdTables.AccountKey;
import dev.tidemark.readmodel.household.v1.HouseholdTables.AccountRow;
import dev.tidemark.readmodel.household.v1.HouseholdTables.CategoryKey;
import dev.tidemark.readmodel.household.v1.HouseholdTables.CategoryRow;
import dev.tidemark.readmodel.household.v1.HouseholdTables.HouseholdKey;
import dev.tidemark.readmodel.household.v1.HouseholdTables.HouseholdRow;
import dev.tidemark.readmodel.household.v1.HouseholdTables.MemberKey;
import dev.tidemark.readmodel.household.v1.HouseholdTables.MemberRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One row per household, member, account and category.
@Component
final class HouseholdProjection implements Projection {
    static final ProjectionId ID = new ProjectionId("household", 1);

    @Override
    public ProjectionId id() {
        return ID;
    }

    @Override
    public List<TableDefinition<?, ?>> tables() {
        return HouseholdTables.ALL;
    }

    @Override
    public void on(EventEnvelope envelope, Tables tables) {
        switch (envelope.event()) {
            case HouseholdEvent event -> {
                on(event, envelope, tables);
                raise(envelope, tables.of(HOUSEHOLD));
            }
            case AccountEvent event -> on(event, envelope, tables.of(ACCOUNT));
            case CategoryEvent event -> on(event, envelope, tables.of(CATEGORY));
            case TransactionEvent _, StatementEvent _ -> {}
        }
    }

    @Override
    public void keys(EventEnvelope envelope, Keys keys) {
        UUID household = envelope.household();
        switch (envelope.event()) {
            case HouseholdEvent event -> {
                keys.add(HOUSEHOLD, new HouseholdKey(household));
                switch (event) {
                    case HouseholdEvent.MemberRoleChanged changed ->
                            keys.add(MEMBER, new MemberKey(household, changed.member()));
                    case HouseholdEvent.MemberLeft left ->
                            keys.add(MEMBER, new MemberKey(household, left.member()));
                    case HouseholdEvent.MemberJoined joined ->
                            keys.add(MEMBER, new MemberKey(household, joined.member()));
                    case HouseholdEvent.HouseholdCreated _,
                            HouseholdEvent.HouseholdRenamed _,
                            HouseholdEvent.MemberInvited _,
                            HouseholdEvent.InvitationDeclined _,
                            HouseholdEvent.InvitationRevoked _ -> {}
                }
            }
            case AccountEvent _ ->
                    keys.add(ACCOUNT, new AccountKey(household, envelope.aggregate()));
            case CategoryEvent _ ->
                    keys.add(CATEGORY, new CategoryKey(household, envelope.aggregate()));
            case TransactionEvent _, StatementEvent _ -> {}
        }
    }

    private static void on(HouseholdEvent event, EventEnvelope at, Tables tables) {
        UUID household = at.household();
        Table<MemberKey, MemberRow> members = tables.of(MEMBER);
        switch (event) {
            case HouseholdEvent.HouseholdCreated created ->
                    tables.of(HOUSEHOLD)
                            .insert(
                                    new HouseholdRow(
                                            household,
                                            created.name().text(),
                                            created.baseCurrency(),
                                            created.timeZone(),
                                            at.aggregateSeq()));
            case HouseholdEvent.HouseholdRenamed renamed -> {
                Table<HouseholdKey, HouseholdRow> households = tables.of(HOUSEHOLD);
                HouseholdRow row = households.existing(new HouseholdKey(household));
                households.put(row.named(renamed.name().text(), at.aggregateSeq()));
            }
            // A member may come back under the same id.
            case HouseholdEvent.MemberJoined joined -> members.put(member(household, joined));
            case HouseholdEvent.MemberRoleChanged changed ->
                    members.put(
                            members.existing(new MemberKey(household, changed.member()))
                                    .as(changed.role()));
            case HouseholdEvent.MemberLeft left ->
                    members.put(members.existing(new MemberKey(household, left.member())).gone());
            case HouseholdEvent.MemberInvited _,
                    HouseholdEvent.InvitationDeclined _,
                    HouseholdEvent.InvitationRevoked _ -> {}
        }
    }

    private static MemberRow member(UUID household, HouseholdEvent.MemberJoined joined) {
        return new MemberRow(
                household,
                joined.member(),
                joined.subject(),
                joined.role(),
                joined.name().text(),
                text(joined.email()),
                true);
    }

    /// Members are part of the household's aggregate, so their events raise its version too.
    private static void raise(EventEnvelope at, Table<HouseholdKey, HouseholdRow> households) {
        HouseholdRow row = households.existing(new HouseholdKey(at.household()));
        households.put(row.at(at.aggregateSeq()));
    }

    private static void on(
            AccountEvent event, EventEnvelope at, Table<AccountKey, AccountRow> accounts) {
        var key = new AccountKey(at.household(), at.aggregate());
        switch (event) {
            case AccountEvent.AccountOpened opened -> accounts.insert(account(opened, at));
            case AccountEvent.AccountRenamed renamed -> {
                AccountRow row = accounts.existing(key);
                accounts.put(row.with(renamed.name().text(), row.closedOn(), at.aggregateSeq()));
            }
            case AccountEvent.AccountClosed closed -> {
                AccountRow row = accounts.existing(key);
                accounts.put(row.with(row.name(), closed.closedOn(), at.aggregateSeq()));
            }
            case AccountEvent.AccountReopened _ -> {
                AccountRow row = accounts.existing(key);
                accounts.put(row.with(row.name(), null, at.aggregateSeq()));
            }
        }
    }

    private static AccountRow account(AccountEvent.AccountOpened opened, EventEnvelope at) {
        return new AccountRow(
                at.household(),
                at.aggregate(),
                opened.name().text(),
                opened.kind(),
                opened.onBudget(),
                opened.openingBalance().currency(),
                opened.openingBalance().minor(),
                opened.openedOn(),
                null,
                at.aggregateSeq());
    }

    private static void on(
            CategoryEvent event, EventEnvelope at, Table<CategoryKey, CategoryRow> categories) {
        var key = new CategoryKey(at.household(), at.aggregate());
        long version = at.aggregateSeq();
        switch (event) {
            case CategoryEvent.CategoryCreated created ->
                    categories.insert(
                            new CategoryRow(
                                    at.household(),
                                    at.aggregate(),
                                    created.name().text(),
                                    created.kind(),
                                    created.parent(),
                                    false,
                                    version));
            case CategoryEvent.CategoryRenamed renamed -> {
                CategoryRow row = categories.existing(key);
                categories.put(
                        row.with(renamed.name().text(), row.parent(), row.archived(), version));
            }
            case CategoryEvent.CategoryMoved moved -> {
                CategoryRow row = categories.existing(key);
                categories.put(row.with(row.name(), moved.parent(), row.archived(), version));
            }
            case CategoryEvent.CategoryArchived _ -> {
                CategoryRow row = categories.existing(key);
                categories.put(row.with(row.name(), row.parent(), true, version));
            }
        }
    }

    private static @Nullable String text(@Nullable Personal personal) {
        return personal == null ? null : personal.text();
    }
}
