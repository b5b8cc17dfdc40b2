package dev.tidemark.readmodel.spending.v2;

import static dev.tidemark.readmodel.spending.v2.SpendingTables.SPENDING;
import static dev.tidemark.readmodel.spending.v2.SpendingTables.UNCATEGORISED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Booking;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Direction;
import dev.tidemark.event.Money;
import dev.tidemark.event.Role;
import dev.tidemark.readmodel.Fold;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import dev.tidemark.readmodel.spending.v2.SpendingTables.SpendingRow;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpendingProjectionTest {
    private static final CategoryKind EXPENSE = CategoryKind.EXPENSE;
    private static final CategoryKind INCOME = CategoryKind.INCOME;
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "0", "2020-01-01");
    private final UUID food = story.expenses("Food");
    private final UUID fun = story.expenses("Fun");
    private final UUID salary = story.category("Salary", INCOME, null);

    @Test
    void payments_add_up_per_month_and_category() {
        story.pays(Pay.out(giro, "10.00").on("2026-01-01").in(food));
        story.pays(Pay.out(giro, "5.00").on("2026-01-31").in(food));
        story.pays(Pay.out(giro, "7.00").on("2026-02-01").in(food));
        story.pays(Pay.out(giro, "1.00").on("2026-01-05").in(fun));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum(EXPENSE, food, 15_00, 0, 2, 2),
                        sum("2026-02-01", EXPENSE, food, "EUR", story.anna, 7_00, 0, 1, 1),
                        sum(EXPENSE, fun, 1_00, 0, 1, 1));
    }

    @Test
    void each_line_of_a_split_payment_counts_for_its_own_category() {
        story.pays(Pay.out(giro, "10.00").in(food).split("4.00", fun).split("1.00", food));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum(EXPENSE, food, 6_00, 0, 2, 1), sum(EXPENSE, fun, 4_00, 0, 1, 1));
    }

    @Test
    void refunds_are_kept_apart_from_spending() {
        story.pays(Pay.out(giro, "10.00").in(food));
        story.pays(Pay.in(giro, "4.00").in(food));

        assertThat(sums()).containsExactly(sum(EXPENSE, food, 10_00, 4_00, 2, 2));
    }

    @Test
    void a_split_refund_credits_each_of_its_categories() {
        story.pays(Pay.in(giro, "4.00").in(food).split("1.00", fun));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum(EXPENSE, food, 0, 3_00, 1, 1), sum(EXPENSE, fun, 0, 1_00, 1, 1));
    }

    @Test
    void what_is_paid_back_is_kept_apart_from_income() {
        story.pays(Pay.in(giro, "2000.00").in(salary));
        story.pays(Pay.out(giro, "100.00").in(salary));

        assertThat(sums()).containsExactly(sum(INCOME, salary, 100_00, 2000_00, 2, 2));
    }

    @Test
    void a_payment_split_over_both_kinds_counts_for_both() {
        story.pays(Pay.in(giro, "2000.00").in(salary).split("30.00", food));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum(INCOME, salary, 0, 1970_00, 1, 1), sum(EXPENSE, food, 0, 30_00, 1, 1));
    }

    @Test
    void what_has_no_category_is_spent_if_it_goes_out_and_earned_if_it_comes_in() {
        story.pays(Pay.out(giro, "3.00"));
        story.pays(Pay.in(giro, "2.00"));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum(EXPENSE, UNCATEGORISED, 3_00, 0, 1, 1),
                        sum(INCOME, UNCATEGORISED, 0, 2_00, 1, 1));
    }

    @Test
    void a_line_without_category_is_of_the_kind_of_the_first_one_that_has_one() {
        story.pays(Pay.in(giro, "5.00").split("2.00", food));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum(EXPENSE, UNCATEGORISED, 0, 3_00, 1, 1),
                        sum(EXPENSE, food, 0, 2_00, 1, 1));
    }

    @Test
    void each_member_has_sums_of_their_own() {
        UUID ben = story.joins("ben", Role.EDITOR);
        Pay pay = Pay.out(giro, "10.00").in(food);
        UUID bens = story.pays(pay);
        story.pays(Pay.out(giro, "1.00").in(food));
        story.amends(bens, pay.by(ben));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum("2026-01-01", EXPENSE, food, "EUR", ben, 10_00, 0, 1, 1),
                        sum(EXPENSE, food, 1_00, 0, 1, 1));
    }

    @Test
    void currencies_are_never_added() {
        var yen = new Money(500, "JPY");
        UUID tokyo = story.account("Tokyo", Money.zero("JPY"), LocalDate.parse("2020-01-01"));
        story.pays(Pay.of(Direction.OUT, tokyo, yen).in(food));
        story.pays(Pay.out(giro, "5.00").in(food));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum("2026-01-01", EXPENSE, food, "JPY", story.anna, 500, 0, 1, 1),
                        sum(EXPENSE, food, 5_00, 0, 1, 1));
    }

    @Test
    void a_transfer_is_not_spending() {
        UUID cash = story.account("Cash", "0", "2020-01-01");
        story.transfers(giro, cash, "50.00", "2026-01-02");

        assertThat(sums()).isEmpty();
    }

    @Test
    void an_amendment_takes_every_line_back_and_counts_the_new_ones() {
        Pay pay = Pay.out(giro, "10.00").on("2026-01-31").in(food).split("4.00", fun);
        UUID transaction = story.pays(pay);
        story.amends(transaction, pay.amounting("11.00").on("2026-02-01").split("5.00", null));

        assertThat(sums())
                .containsExactlyInAnyOrder(
                        sum("2026-02-01", EXPENSE, food, "EUR", story.anna, 6_00, 0, 1, 1),
                        sum(
                                "2026-02-01",
                                EXPENSE,
                                UNCATEGORISED,
                                "EUR",
                                story.anna,
                                5_00,
                                0,
                                1,
                                1));
    }

    @Test
    void a_payment_that_becomes_a_transfer_is_no_longer_spending() {
        UUID cash = story.account("Cash", "0", "2020-01-01");
        UUID transaction = story.pays(Pay.out(giro, "10.00").in(food).split("4.00", fun));
        var leg = Story.leg(cash, Money.parse("10.00", "EUR"), "2026-01-15");
        var from = Story.leg(giro, Money.parse("10.00", "EUR"), "2026-01-15");
        story.amends(transaction, new Booking.Transfer(from, leg, null, story.anna, null));

        assertThat(sums()).isEmpty();
    }

    @Test
    void recategorised_lines_leave_their_old_categories() {
        Pay pay = Pay.out(giro, "10.00").split("4.00", food);
        UUID transaction = story.pays(pay);
        story.recategorises(transaction, pay.in(fun));

        assertThat(sums()).containsExactly(sum(EXPENSE, fun, 10_00, 0, 1, 1));
    }

    @Test
    void a_voided_payment_leaves_no_row() {
        story.voids(story.pays(Pay.out(giro, "10.00").in(food).split("4.00", null)));

        assertThat(sums()).isEmpty();
    }

    @Test
    void a_renamed_or_moved_category_keeps_its_sums_and_writes_one_row_each() {
        story.pays(Pay.out(giro, "10.00").in(food));
        Fold fold = fold();
        int before = fold.changes();
        story.news();
        story.renames(food, "Food", "Groceries");
        story.happens(food, new CategoryEvent.CategoryMoved(null, fun));
        story.happens(food, new CategoryEvent.CategoryArchived());
        story.events().forEach(fold::apply);

        assertThat(fold.changes() - before).isEqualTo(2);
        assertThat(fold.rows(SpendingTables.CATEGORY))
                .filteredOn(row -> row.category().equals(food))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.name()).isEqualTo("Groceries");
                    assertThat(row.parent()).isEqualTo(fun);
                    assertThat(row.kind()).isEqualTo(EXPENSE);
                });
    }

    @Test
    void a_category_that_was_never_created_is_refused_on_any_line() {
        story.pays(Pay.out(giro, "10.00").in(food).split("1.00", UUID.randomUUID()));

        assertThatThrownBy(this::fold)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no row for CategoryKey");
    }

    private Fold fold() {
        return Fold.of(new SpendingProjection(), story);
    }

    private List<SpendingRow> sums() {
        return List.copyOf(fold().rows(SPENDING));
    }

    /// Of Anna, in euros, in January.
    private SpendingRow sum(
            CategoryKind kind, UUID category, long out, long in, long lines, long transactions) {
        return sum("2026-01-01", kind, category, "EUR", story.anna, out, in, lines, transactions);
    }

    private SpendingRow sum(
            String month,
            CategoryKind kind,
            UUID category,
            String currency,
            UUID member,
            long out,
            long in,
            long lines,
            long transactions) {
        return new SpendingRow(
                story.household,
                LocalDate.parse(month),
                kind,
                category,
                currency,
                member,
                out,
                in,
                lines,
                transactions);
    }
}
