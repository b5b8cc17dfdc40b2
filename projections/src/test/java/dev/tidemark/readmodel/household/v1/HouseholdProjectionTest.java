package dev.tidemark.readmodel.household.v1;

import static dev.tidemark.readmodel.household.v1.HouseholdTables.ACCOUNT;
import static dev.tidemark.readmodel.household.v1.HouseholdTables.CATEGORY;
import static dev.tidemark.readmodel.household.v1.HouseholdTables.HOUSEHOLD;
import static dev.tidemark.readmodel.household.v1.HouseholdTables.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.Personal;
import dev.tidemark.event.Role;
import dev.tidemark.readmodel.Fold;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HouseholdProjectionTest {
    private final Story story = new Story();

    @Test
    void a_household_has_a_name_and_a_version_that_its_members_raise() {
        story.happens(
                story.household,
                new HouseholdEvent.HouseholdRenamed(Personal.of("Tide"), Personal.of("Mark")));
        story.joins("ben", Role.VIEWER);

        assertThat(fold().rows(HOUSEHOLD))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.name()).isEqualTo("Mark");
                    assertThat(row.baseCurrency()).isEqualTo("EUR");
                    assertThat(row.timeZone()).isEqualTo("Europe/Berlin");
                    assertThat(row.version()).isEqualTo(3);
                });
    }

    @Test
    void members_join_change_their_role_leave_and_come_back() {
        UUID ben = story.joins("ben", Role.VIEWER);
        story.happens(
                story.household,
                new HouseholdEvent.MemberRoleChanged(ben, Role.VIEWER, Role.EDITOR));
        assertThat(member(ben).role()).isEqualTo(Role.EDITOR);
        assertThat(member(ben).email()).isEqualTo("ben@example.org");

        story.happens(story.household, new HouseholdEvent.MemberLeft(ben, "ben", Role.EDITOR));
        assertThat(member(ben).active()).isFalse();

        story.happens(
                story.household,
                new HouseholdEvent.MemberJoined(
                        ben, "ben", Role.OWNER, Personal.of("Ben", ben), null));
        assertThat(member(ben).active()).isTrue();
        assertThat(member(ben).email()).isNull();
    }

    @Test
    void an_account_is_opened_renamed_closed_and_reopened() {
        UUID giro = story.account("Giro", "12.34", "2026-01-01");
        story.happens(
                giro, new AccountEvent.AccountRenamed(Personal.of("Giro"), Personal.of("Main")));
        story.happens(giro, new AccountEvent.AccountClosed(LocalDate.parse("2026-03-01")));

        assertThat(fold().rows(ACCOUNT))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.name()).isEqualTo("Main");
                    assertThat(row.openingBalance()).isEqualTo(12_34);
                    assertThat(row.closedOn()).isEqualTo("2026-03-01");
                    assertThat(row.version()).isEqualTo(2);
                });

        story.happens(giro, new AccountEvent.AccountReopened());
        assertThat(fold().rows(ACCOUNT))
                .singleElement()
                .satisfies(row -> assertThat(row.closedOn()).isNull());
    }

    @Test
    void a_category_is_renamed_moved_and_archived_in_one_row() {
        UUID home = story.expenses("Home");
        UUID power = story.expenses("Power");
        story.renames(power, "Power", "Energy");
        story.happens(power, new CategoryEvent.CategoryMoved(null, home));
        story.happens(power, new CategoryEvent.CategoryArchived());

        assertThat(fold().rows(CATEGORY))
                .filteredOn(row -> row.category().equals(power))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.name()).isEqualTo("Energy");
                    assertThat(row.parent()).isEqualTo(home);
                    assertThat(row.archived()).isTrue();
                    assertThat(row.version()).isEqualTo(3);
                });
    }

    @Test
    void transactions_change_nothing() {
        UUID giro = story.account("Giro", "0", "2026-01-01");
        var before = fold().all();
        story.pays(Pay.out(giro, "1.00"));

        assertThat(fold().all()).isEqualTo(before);
    }

    private HouseholdTables.MemberRow member(UUID id) {
        return fold().rows(MEMBER).stream()
                .filter(row -> row.member().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Fold fold() {
        return Fold.of(new HouseholdProjection(), story);
    }
}
