package dev.tidemark.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Money;
import dev.tidemark.store.Position;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DemoReportTest {
    private static final UUID STORE = UUID.fromString("01935000-0000-7000-8000-000000000001");

    @Test
    void figures_that_agree_leave_nothing_to_say() {
        var report = report(account("100.00", "-30.00", "70.00", "70.00", "-30.00"), "30.00", 7);

        assertThat(report.disagreements()).isEmpty();
        assertThat(report.render()).contains("agrees").contains("event 7 of lane 3");
    }

    @Test
    void lines_that_do_not_lead_from_opening_to_closing_are_named() {
        var report = report(account("100.00", "-30.00", "71.00", "71.00", "-30.00"), "30.00", 7);

        assertThat(report.disagreements())
                .containsExactly(
                        "Giro: opening 100.00 EUR + lines -30.00 EUR is not closing 71.00 EUR");
        assertThat(report.render()).contains("DIFFERS");
    }

    @Test
    void a_balance_that_is_not_the_closing_one_is_named() {
        var report = report(account("100.00", "-30.00", "70.00", "69.99", "-30.00"), "30.00", 7);

        assertThat(report.disagreements())
                .containsExactly("Giro: balances say 69.99 EUR, the statement says 70.00 EUR");
    }

    @Test
    void a_ledger_that_lacks_a_line_is_named() {
        var report = report(account("100.00", "-30.00", "70.00", "70.00", "-20.00"), "30.00", 7);

        assertThat(report.disagreements())
                .containsExactly(
                        "Giro: the ledger sums to -20.00 EUR, the statement's lines to -30.00 EUR");
    }

    @Test
    void spending_that_is_not_the_ledgers_is_named() {
        var report = report(account("100.00", "-30.00", "70.00", "70.00", "-30.00"), "29.00", 7);

        assertThat(report.disagreements())
                .containsExactly("spending says 30.00 EUR, the ledger says 29.00 EUR");
    }

    @Test
    void json_keeps_amounts_as_decimals_in_strings() {
        var json =
                report(account("100.00", "-30.00", "70.00", "70.00", "-30.00"), "30.00", 7)
                        .toJson();

        assertThat(json)
                .containsEntry("spending_total", "30.00")
                .containsEntry("position", new Position(STORE, 3, 7).token());
        assertThat(json.get("accounts").toString())
                .isEqualTo(
                        "[{name=Giro, opening=100.00, sum_of_lines=-30.00, closing=70.00, balance=70.00}]");
    }

    private static DemoReport report(AccountFigures account, String inLedger, long position) {
        var cell = new SpendingCell(YearMonth.of(2026, 3), "Food", eur("30.00"));
        return new DemoReport(
                UUID.fromString("01935000-0000-7000-8000-000000000002"),
                List.of(account),
                new SpendingReport(List.of(cell), "EUR"),
                eur(inLedger),
                List.of(new AnsweredAt("spending/1", new Position(STORE, 3, position).token())));
    }

    private static AccountFigures account(
            String opening, String lines, String closing, String balance, String ledger) {
        return new AccountFigures(
                "Giro", eur(opening), eur(lines), eur(closing), eur(balance), eur(ledger));
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
