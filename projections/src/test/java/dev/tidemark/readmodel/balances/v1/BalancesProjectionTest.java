package dev.tidemark.readmodel.balances.v1;

import static dev.tidemark.readmodel.balances.v1.BalancesTables.DELTA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import dev.tidemark.readmodel.Fold;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import dev.tidemark.readmodel.balances.v1.BalancesTables.DeltaRow;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BalancesProjectionTest {
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "100.00", "2020-06-15");

    @Test
    void an_opening_balance_counts_from_the_opening_day() {
        Fold fold = fold();

        assertThat(delta(fold, Grain.DAY, "2020-06-15")).isEqualTo(100_00);
        assertThat(delta(fold, Grain.MONTH, "2020-06-01")).isEqualTo(100_00);
        assertThat(delta(fold, Grain.YEAR, "2020-01-01")).isEqualTo(100_00);
    }

    @Test
    void an_opening_balance_of_zero_leaves_no_row() {
        story.account("Empty", "0", "2020-06-15");

        assertThat(fold().rows(DELTA)).hasSize(3);
    }

    @Test
    void a_payment_lowers_its_day_month_and_year() {
        story.pays(Pay.out(giro, "30.00").on("2021-02-03"));
        story.pays(Pay.in(giro, "5.00").on("2021-02-04"));

        Fold fold = fold();
        assertThat(delta(fold, Grain.DAY, "2021-02-03")).isEqualTo(-30_00);
        assertThat(delta(fold, Grain.MONTH, "2021-02-01")).isEqualTo(-25_00);
        assertThat(delta(fold, Grain.YEAR, "2021-01-01")).isEqualTo(-25_00);
    }

    @Test
    void a_transfer_moves_each_leg_on_its_own_day() {
        UUID dollars = story.account("Dollars", Money.zero("USD"), LocalDate.parse("2020-01-01"));
        story.transfers(
                Story.leg(giro, Money.parse("10.00", "EUR"), "2021-12-31"),
                Story.leg(dollars, Money.parse("11.00", "USD"), "2022-01-02"));

        Fold fold = fold();
        assertThat(delta(fold, Grain.YEAR, "2021-01-01")).isEqualTo(-10_00);
        assertThat(delta(fold, dollars, Grain.YEAR, "2022-01-01")).isEqualTo(11_00);
        assertThat(delta(fold, dollars, Grain.DAY, "2022-01-02")).isEqualTo(11_00);
    }

    @Test
    void an_edit_ten_years_back_writes_a_handful_of_rows() {
        Pay pay = Pay.out(giro, "30.00").on("2021-02-03");
        UUID transaction = story.pays(pay);
        Fold fold = fold();
        int before = fold.changes();

        story.news();
        story.amends(transaction, pay.amounting("31.00").on("2021-02-04"));
        story.events().forEach(fold::apply);

        assertThat(fold.changes() - before).isEqualTo(6);
        assertThat(delta(fold, Grain.DAY, "2021-02-03")).isZero();
        assertThat(delta(fold, Grain.DAY, "2021-02-04")).isEqualTo(-31_00);
        assertThat(delta(fold, Grain.YEAR, "2021-01-01")).isEqualTo(-31_00);
    }

    @Test
    void any_date_is_a_sum_of_at_most_200_rows() {
        UUID old = story.account("Old", "0", "1900-01-01");
        LocalDate last = LocalDate.parse("2049-12-31");
        for (int year = 1900; year < 2049; year++) {
            story.pays(Pay.out(old, "1.00").on(LocalDate.of(year, 5, 5)));
        }
        for (LocalDate day = last.withDayOfYear(1); !day.isAfter(last); day = day.plusDays(1)) {
            story.pays(Pay.out(old, "1.00").on(day));
        }

        List<DeltaRow> summed = summed(fold(), old, last);
        assertThat(summed).hasSize(149 + 11 + 31).hasSizeLessThanOrEqualTo(200);
        assertThat(summed.stream().mapToLong(DeltaRow::amount).sum()).isEqualTo(-(149 + 365) * 100);
    }

    /// The rows that [BalancesRepository] sums: years before, months before, days.
    private static List<DeltaRow> summed(Fold fold, UUID account, LocalDate date) {
        LocalDate year = Grain.YEAR.start(date);
        LocalDate month = Grain.MONTH.start(date);
        return fold.rows(DELTA).stream()
                .filter(row -> row.account().equals(account))
                .filter(row ->
                        switch (row.grain()) {
                            case YEAR -> row.startsOn().isBefore(year);
                            case MONTH ->
                                    !row.startsOn().isBefore(year)
                                            && row.startsOn().isBefore(month);
                            case DAY ->
                                    !row.startsOn().isBefore(month)
                                            && !row.startsOn().isAfter(date);
                        })
                .toList();
    }

    @Test
    void a_voided_transaction_leaves_no_trace() {
        Fold before = fold();
        UUID transaction = story.pays(Pay.out(giro, "30.00").on("2021-02-03"));
        story.voids(transaction);

        assertThat(fold().rows(DELTA)).containsExactlyInAnyOrderElementsOf(before.rows(DELTA));
    }

    @Test
    void a_new_category_moves_no_money() {
        Pay pay = Pay.out(giro, "30.00");
        UUID transaction = story.pays(pay);
        Fold before = fold();
        story.recategorises(transaction, pay.in(story.expenses("Food")));

        assertThat(fold().rows(DELTA)).containsExactlyInAnyOrderElementsOf(before.rows(DELTA));
    }

    @Test
    void a_payment_may_become_one_of_another_account() {
        UUID cash = story.account("Cash", "0", "2020-01-01");
        UUID transaction = story.pays(Pay.out(giro, "30.00").on("2021-02-03"));
        story.amends(transaction, Pay.out(cash, "30.00").on("2021-02-03"));

        Fold fold = fold();
        assertThat(delta(fold, Grain.DAY, "2021-02-03")).isZero();
        assertThat(delta(fold, cash, Grain.DAY, "2021-02-03")).isEqualTo(-30_00);
    }

    @Test
    void an_account_is_renamed_closed_and_reopened() {
        story.happens(
                giro, new AccountEvent.AccountRenamed(Personal.of("Giro"), Personal.of("Main")));
        story.happens(giro, new AccountEvent.AccountClosed(LocalDate.parse("2026-02-01")));
        assertThat(fold().rows(BalancesTables.ACCOUNT))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.name()).isEqualTo("Main");
                    assertThat(row.closedOn()).isEqualTo("2026-02-01");
                });

        story.happens(giro, new AccountEvent.AccountReopened());
        assertThat(fold().rows(BalancesTables.ACCOUNT))
                .singleElement()
                .satisfies(row -> assertThat(row.closedOn()).isNull());
    }

    private Fold fold() {
        return Fold.of(new BalancesProjection(), story);
    }

    private long delta(Fold fold, Grain grain, String start) {
        return delta(fold, giro, grain, start);
    }

    private static long delta(Fold fold, UUID account, Grain grain, String start) {
        return fold.rows(DELTA).stream()
                .filter(row -> row.account().equals(account) && row.grain() == grain)
                .filter(row -> row.startsOn().equals(LocalDate.parse(start)))
                .mapToLong(DeltaRow::amount)
                .sum();
    }
}
