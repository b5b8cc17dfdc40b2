package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Money;
import dev.tidemark.readmodel.balances.AccountBalance;
import dev.tidemark.readmodel.balances.Balances;
import dev.tidemark.readmodel.household.Category;
import dev.tidemark.readmodel.household.Households;
import dev.tidemark.readmodel.imports.ImportLine;
import dev.tidemark.readmodel.imports.ImportStatus;
import dev.tidemark.readmodel.imports.ImportSummary;
import dev.tidemark.readmodel.imports.Imports;
import dev.tidemark.readmodel.spending.CategoryTotal;
import dev.tidemark.readmodel.spending.Spending;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What the views answer over a real database.
class ViewsTest {
    private static final ReadModelDatabase DATABASE = ReadModelDatabase.create();
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "100.00", "2020-06-15");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void a_household_answers_who_it_is() {
        story.happens(giro, new AccountEvent.AccountClosed(LocalDate.parse("2026-03-01")));
        DATABASE.keep(story);

        assertThat(DATABASE.one(Households.class, v -> v.household(story.household)))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Tide"));
        assertThat(DATABASE.list(Households.class, v -> v.members(story.household)))
                .singleElement()
                .satisfies(member -> assertThat(member.subject()).isEqualTo("anna"));
        assertThat(DATABASE.one(Households.class, v -> v.account(story.household, giro)))
                .hasValueSatisfying(account -> {
                    assertThat(account.openingBalance()).isEqualTo(new Money(100_00, "EUR"));
                    assertThat(account.closedOn()).isEqualTo("2026-03-01");
                    assertThat(account.version()).isEqualTo(1);
                });
        assertThat(DATABASE.list(Households.class, v -> v.accounts(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void categories_come_as_a_tree_with_their_paths_as_they_are() {
        UUID home = story.expenses("Home");
        UUID fun = story.expenses("Fun");
        UUID power = story.category("Power", CategoryKind.EXPENSE, fun);
        story.happens(power, new CategoryEvent.CategoryMoved(fun, home));
        story.renames(home, "Home", "House");
        DATABASE.keep(story);

        assertThat(DATABASE.list(Households.class, v -> v.categories(story.household)))
                .extracting(Category::path)
                .containsExactly(List.of("Fun"), List.of("House"), List.of("House", "Power"));
        assertThat(
                        DATABASE.list(
                                Households.class,
                                v -> List.copyOf(v.subtree(story.household, home))))
                .containsExactlyInAnyOrder(home, power);
    }

    @Test
    void a_balance_is_known_at_the_end_of_any_day() {
        story.account("Later", "7.00", "2025-01-01");
        story.pays(Pay.out(giro, "30.00").on("2021-02-03"));
        story.pays(Pay.out(giro, "5.00").on("2022-02-10"));
        story.pays(Pay.out(giro, "1.00").on("2022-03-01"));
        DATABASE.keep(story);

        assertThat(balances("2020-06-14")).containsExactly(0L, 0L);
        assertThat(balances("2020-06-15")).containsExactly(100_00L, 0L);
        assertThat(balances("2021-02-02")).containsExactly(100_00L, 0L);
        assertThat(balances("2021-02-03")).containsExactly(70_00L, 0L);
        assertThat(balances("2022-02-28")).containsExactly(65_00L, 0L);
        assertThat(balances("2022-03-01")).containsExactly(64_00L, 0L);
        assertThat(balances("2099-12-31")).containsExactly(64_00L, 7_00L);
    }

    @Test
    void spending_is_ordered_by_month_kind_and_name_with_what_has_no_category_last() {
        UUID fun = story.expenses("Fun");
        UUID food = story.expenses("Food");
        UUID salary = story.category("Salary", CategoryKind.INCOME, null);
        story.pays(Pay.out(giro, "1.00").on("2026-01-02"));
        story.pays(Pay.out(giro, "2.00").on("2026-01-02").in(fun));
        story.pays(Pay.out(giro, "3.00").on("2026-01-02").in(food));
        story.pays(Pay.in(giro, "9.00").on("2026-01-02").in(salary));
        story.pays(Pay.out(giro, "4.00").on("2026-02-02").in(food));
        story.pays(Pay.out(giro, "8.00").on("2026-03-02").in(food));
        DATABASE.keep(story);

        List<CategoryTotal> totals =
                DATABASE.list(
                        Spending.class,
                        v ->
                                v.between(
                                        story.household,
                                        YearMonth.parse("2026-01"),
                                        YearMonth.parse("2026-02")));
        assertThat(totals)
                .extracting(total -> total.month() + " " + total.name() + " " + total.total())
                .containsExactly(
                        "2026-01 Food 3.00 EUR",
                        "2026-01 Fun 2.00 EUR",
                        "2026-01 null 1.00 EUR",
                        "2026-01 Salary 9.00 EUR",
                        "2026-02 Food 4.00 EUR");
        assertThat(totals.get(2).category()).isNull();
    }

    @Test
    void an_import_reads_back_what_it_recorded() {
        var statements = new Statements(story, giro);
        statements.uploads();
        statements.startsCommit();
        UUID transaction = statements.commitsFirstLine();
        statements.completes();
        DATABASE.keep(story);

        assertThat(DATABASE.one(Imports.class, v -> v.find(story.household, statements.id)))
                .hasValueSatisfying(found -> {
                    assertThat(found.summary().status()).isEqualTo(ImportStatus.COMMITTED);
                    assertThat(found.summary().proposed())
                            .isEqualTo(new ImportSummary.Proposed(1, 1, 1, 1));
                    assertThat(found.summary().readback().matches()).isTrue();
                    assertThat(found.summary().readback().sum())
                            .isEqualTo(new Money(-10_00, "EUR"));
                    assertThat(found.profile()).isEqualTo(Map.of("separator", ";"));
                    assertThat(found.statements().getFirst().opening())
                            .isEqualTo(new Money(100_00, "EUR"));
                    assertThat(found.refused().getFirst().row()).isEqualTo(9);
                });
        assertThat(lines(statements.id, 0))
                .extracting(ImportLine::transaction)
                .containsExactly(transaction, null);
        assertThat(lines(statements.id, 2)).extracting(ImportLine::number).containsExactly(3);
        assertThat(DATABASE.list(Imports.class, v -> v.imports(story.household, null, 10)))
                .hasSize(1);
        assertThat(DATABASE.list(Imports.class, v -> v.imports(story.household, statements.id, 10)))
                .isEmpty();
    }

    private List<ImportLine> lines(UUID statementImport, int after) {
        return DATABASE.list(
                Imports.class, v -> v.lines(story.household, statementImport, after, 2));
    }

    private List<Long> balances(String date) {
        return DATABASE
                .list(Balances.class, v -> v.asOf(story.household, LocalDate.parse(date)))
                .stream()
                .map(AccountBalance::balance)
                .map(Money::minor)
                .toList();
    }
}
