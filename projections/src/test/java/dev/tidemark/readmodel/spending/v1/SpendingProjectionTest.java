package dev.tidemark.readmodel.spending.v1;

import static dev.tidemark.readmodel.spending.v1.SpendingTables.SPENDING;
import static dev.tidemark.readmodel.spending.v1.SpendingTables.UNCATEGORISED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import dev.tidemark.readmodel.Fold;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpendingProjectionTest {
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "0", "2020-01-01");
    private final UUID food = story.expenses("Food");
    private final UUID fun = story.expenses("Fun");
    private final UUID salary = story.category("Salary", CategoryKind.INCOME, null);

    @Test
    void payments_add_up_per_month_and_category() {
        story.pays(Pay.out(giro, "10.00").on("2026-01-01").in(food));
        story.pays(Pay.out(giro, "5.00").on("2026-01-31").in(food));
        story.pays(Pay.out(giro, "7.00").on("2026-02-01").in(food));
        story.pays(Pay.out(giro, "1.00").on("2026-01-05").in(fun));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum("2026-01-01", CategoryKind.EXPENSE, food, 15_00, 2),
                        sum("2026-02-01", CategoryKind.EXPENSE, food, 7_00, 1),
                        sum("2026-01-01", CategoryKind.EXPENSE, fun, 1_00, 1));
    }

    @Test
    void money_in_on_an_expense_category_is_a_refund_and_lowers_spending() {
        story.pays(Pay.out(giro, "10.00").in(food));
        story.pays(Pay.in(giro, "4.00").in(food));

        assertThat(sums()).containsExactly(sum("2026-01-01", CategoryKind.EXPENSE, food, 6_00, 2));
    }

    @Test
    void a_refund_alone_is_negative_spending() {
        story.pays(Pay.in(giro, "4.00").in(food));

        assertThat(sums()).containsExactly(sum("2026-01-01", CategoryKind.EXPENSE, food, -4_00, 1));
    }

    @Test
    void income_stands_apart_and_is_lowered_by_what_is_paid_back() {
        story.pays(Pay.in(giro, "2000.00").in(salary));
        story.pays(Pay.out(giro, "100.00").in(salary));

        assertThat(sums())
                .containsExactly(sum("2026-01-01", CategoryKind.INCOME, salary, 1900_00, 2));
    }

    @Test
    void what_has_no_category_is_spent_if_it_goes_out_and_earned_if_it_comes_in() {
        story.pays(Pay.out(giro, "3.00"));
        story.pays(Pay.in(giro, "2.00"));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum("2026-01-01", CategoryKind.EXPENSE, UNCATEGORISED, 3_00, 1),
                        sum("2026-01-01", CategoryKind.INCOME, UNCATEGORISED, 2_00, 1));
    }

    @Test
    void a_split_payment_counts_whole_for_its_first_category() {
        story.pays(Pay.out(giro, "10.00").in(food).split("4.00", fun));
        story.pays(Pay.out(giro, "6.00").split("2.00", fun));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum("2026-01-01", CategoryKind.EXPENSE, food, 10_00, 1),
                        sum("2026-01-01", CategoryKind.EXPENSE, fun, 6_00, 1));
    }

    @Test
    void currencies_are_never_added() {
        var yen = new Money(500, "JPY");
        UUID tokyo = story.account("Tokyo", Money.zero("JPY"), LocalDate.parse("2020-01-01"));
        story.pays(Pay.of(Direction.OUT, tokyo, yen).in(food));
        story.pays(Pay.out(giro, "5.00").in(food));

        assertThat(sums()).hasSize(2).extracting(row -> row.total()).containsOnly(500L);
    }

    @Test
    void a_transfer_is_not_spending() {
        UUID cash = story.account("Cash", "0", "2020-01-01");
        story.transfers(giro, cash, "50.00", "2026-01-02");

        assertThat(sums()).isEmpty();
    }

    @Test
    void an_amendment_moves_the_payment_between_months() {
        Pay pay = Pay.out(giro, "10.00").on("2026-01-31").in(food);
        UUID transaction = story.pays(pay);
        story.amends(transaction, pay.amounting("11.00").on("2026-02-01"));

        assertThat(sums()).containsExactly(sum("2026-02-01", CategoryKind.EXPENSE, food, 11_00, 1));
    }

    @Test
    void a_recategorised_payment_leaves_its_old_category() {
        Pay pay = Pay.out(giro, "10.00");
        UUID transaction = story.pays(pay);
        story.recategorises(transaction, pay.in(fun));

        assertThat(sums()).containsExactly(sum("2026-01-01", CategoryKind.EXPENSE, fun, 10_00, 1));
    }

    @Test
    void a_voided_payment_leaves_no_row() {
        story.voids(story.pays(Pay.out(giro, "10.00").in(food)));

        assertThat(sums()).isEmpty();
    }

    @Test
    void a_renamed_category_keeps_its_sums_and_writes_one_row() {
        story.pays(Pay.out(giro, "10.00").in(food));
        Fold fold = fold();
        int before = fold.changes();
        story.news();
        story.renames(food, "Food", "Groceries");
        story.happens(food, new CategoryEvent.CategoryMoved(null, fun));
        story.happens(food, new CategoryEvent.CategoryArchived());
        story.events().forEach(fold::apply);

        assertThat(fold.changes() - before).isEqualTo(1);
        assertThat(fold.rows(SpendingTables.CATEGORY))
                .filteredOn(row -> row.category().equals(food))
                .singleElement()
                .satisfies(row -> assertThat(row.name()).isEqualTo("Groceries"));
    }

    @Test
    void a_category_that_was_never_created_is_refused() {
        story.pays(Pay.out(giro, "10.00").in(UUID.randomUUID()));

        assertThatThrownBy(this::fold)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no row for CategoryKey");
    }

    private Fold fold() {
        return Fold.of(new SpendingProjection(), story);
    }

    private List<SpendingTables.SpendingRow> sums() {
        return List.copyOf(fold().rows(SPENDING));
    }

    private SpendingTables.SpendingRow sum(
            String month, CategoryKind kind, UUID category, long total, long transactions) {
        return new SpendingTables.SpendingRow(
                story.household,
                LocalDate.parse(month),
                kind,
                category,
                "EUR",
                total,
                transactions);
    }
}
