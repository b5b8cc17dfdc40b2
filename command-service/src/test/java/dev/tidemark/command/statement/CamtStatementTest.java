package dev.tidemark.command.statement;

import static dev.tidemark.command.statement.Fixtures.eur;
import static dev.tidemark.command.statement.Fixtures.file;
import static dev.tidemark.command.statement.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamtStatementTest {

    @Test
    void two_statements_of_one_account_chain_from_credit_into_overdraft() {
        List<Statement> statements = file("camt-two-statements.xml").statements();

        assertThat(statements)
                .extracting(Statement::account)
                .containsOnly("DE02999000010000000001");
        assertThat(statements)
                .extracting(s -> s.balances().orElseThrow())
                .containsExactly(true, true);
        assertThat(statements.getFirst().opening())
                .as("PRCD stands in for OPBD")
                .isEqualTo(new Balance(eur("100.00"), LocalDate.of(2026, 2, 28)));
        assertThat(statements.getLast().closing())
                .isEqualTo(new Balance(eur("-11.50"), LocalDate.of(2026, 3, 2)));
    }

    @Test
    void lines_are_numbered_through_the_file() {
        assertThat(file("camt-two-statements.xml").statements())
                .flatExtracting(Statement::lines)
                .extracting(StatementLine::number)
                .containsExactly(1, 2);
    }

    @Test
    void each_statement_keeps_its_own_currency() {
        List<Statement> statements = file("camt-two-currencies.xml").statements();

        assertThat(statements).extracting(Statement::currency).containsExactly("EUR", "JPY");
        assertThat(statements.getLast().sumOfLines()).isEqualTo(new Money(-200, "JPY"));
        assertThat(statements).allSatisfy(s -> assertThat(s.balances()).contains(true));
    }

    @Test
    void two_equal_payments_on_one_day_stay_two() {
        Statement statement = only("camt-equal-payments.xml");

        assertThat(statement.lines())
                .extracting(StatementLine::occurrence)
                .containsExactly(1, 2, 1);
        assertThat(statement.sumOfLines()).isEqualTo(eur("-9.60"));
        assertThat(statement.balances()).as("there are no balances").isEmpty();
    }

    @Test
    void trailing_zeros_are_no_precision_and_a_wrong_closing_balance_is_told() {
        Statement statement = only("camt-five-decimals.xml");

        assertThat(statement.sumOfLines()).isEqualTo(eur("8.85"));
        assertThat(statement.balances()).contains(false);
    }

    @Test
    void version_8_wraps_parties_and_codes_and_may_give_a_time() {
        StatementFile file = file("camt-v8.xml");
        StatementLine first = only(file).lines().getFirst();

        assertThat(file.format()).isEqualTo(new StatementFormat.Camt053("camt.053.001.08"));
        assertThat(first.bookedOn()).isEqualTo(LocalDate.of(2026, 5, 4));
        assertThat(first.payee()).isEqualTo("Energie Nord");
        assertThat(first.memo()).isEqualTo("Abschlag");
        assertThat(first.counterpartyIban()).isEqualTo("DE02999000020000000002");
        assertThat(first.bankReference()).isEqualTo("R1");
        assertThat(only(file).balances()).contains(true);
    }

    @Test
    void a_reversal_has_the_sign_of_its_indicator_and_the_payee_of_what_it_takes_back() {
        StatementLine reversal = only("camt-v8.xml").lines().get(1);

        assertThat(reversal.amount()).isEqualTo(eur("60.00"));
        assertThat(reversal.payee()).isEqualTo("Energie Nord");
    }

    @Test
    void a_batch_is_one_line_with_its_payments_counted() {
        StatementLine batch = only("camt-v8.xml").lines().get(2);

        assertThat(batch.amount()).isEqualTo(eur("-85.00"));
        assertThat(batch.details()).isEqualTo(2);
        assertThat(batch.payee()).as("its payments have two payees").isNull();
        assertThat(batch.memo()).isEqualTo("Beitrag A Beitrag B");
    }

    @Test
    void pending_entries_are_kept_apart_and_in_no_sum() {
        Statement statement = only("camt-v8.xml");

        assertThat(statement.lines()).hasSize(3);
        assertThat(statement.pending()).extracting(StatementLine::payee).containsExactly("Kino");
        assertThat(statement.sumOfLines()).isEqualTo(eur("-85.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "03", "04", "05", "06", "07", "08"})
    void versions_02_to_08_are_read(String version) {
        String xml =
                new String(Fixtures.bytes("camt-equal-payments.xml"), StandardCharsets.UTF_8)
                        .replace("camt.053.001.02", "camt.053.001." + version);

        assertThat(Fixtures.text(xml).lineCount()).isEqualTo(3);
    }
}
