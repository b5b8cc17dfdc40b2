package dev.tidemark.command.statement;

import static dev.tidemark.command.statement.Fixtures.eur;
import static dev.tidemark.command.statement.Fixtures.file;
import static dev.tidemark.command.statement.Fixtures.only;
import static dev.tidemark.command.statement.Fixtures.profile;
import static dev.tidemark.command.statement.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvStatementTest {

    @Test
    void preamble_byte_order_mark_decimal_comma_and_short_years_are_found_out() {
        Statement statement = only("csv-preamble.csv");
        CsvProfile profile = profile(file("csv-preamble.csv"));

        assertThat(statement.account()).isEqualTo("DE02999000010000000001");
        assertThat(statement.closing())
                .isEqualTo(new Balance(eur("1500.00"), LocalDate.of(2025, 12, 31)));
        assertThat(profile.dateFormat()).isEqualTo("dd.MM.yy");
        assertThat(profile.separator()).isEqualTo(";");
        assertThat(statement.refused()).isEmpty();
    }

    @Test
    void a_point_before_three_digits_separates_thousands_where_commas_are_decimal() {
        assertThat(only("csv-preamble.csv").lines().getFirst().amount()).isEqualTo(eur("1230.00"));
    }

    @Test
    void a_pending_row_is_kept_apart() {
        Statement statement = only("csv-preamble.csv");

        assertThat(statement.pending())
                .extracting(StatementLine::amount)
                .containsExactly(eur("-21.00"));
        assertThat(statement.sumOfLines()).isEqualTo(eur("1205.00"));
    }

    @Test
    void the_payee_is_the_other_side_of_the_payment() {
        assertThat(only("csv-preamble.csv").lines())
                .extracting(StatementLine::payee)
                .containsExactly("Opa Karl", "Café Süd", "Café Süd");
    }

    @Test
    void equal_rows_stay_two_and_a_reference_given_twice_is_none() {
        Statement statement = only("csv-preamble.csv");

        assertThat(statement.lines())
                .extracting(StatementLine::occurrence)
                .containsExactly(1, 1, 2);
        assertThat(statement.lines())
                .extracting(StatementLine::bankReference)
                .containsExactly("K1", null, null);
    }

    @Test
    void without_a_header_the_content_tells_columns_and_flags_tell_the_sign() {
        Statement statement = only("csv-flags-no-header.csv");

        assertThat(statement.lines()).hasSize(9);
        assertThat(statement.sumOfLines()).isEqualTo(eur("2215.05"));
        assertThat(statement.lines().getFirst().valueOn()).isEqualTo(LocalDate.of(2025, 9, 1));
        assertThat(statement.lines().getFirst().memo()).isEqualTo("MARKT 17 SÜD");
    }

    @Test
    void bad_rows_are_refused_one_by_one_with_line_column_and_reason() {
        assertThat(only("csv-flags-no-header.csv").refused())
                .extracting(Problem::line, Problem::field, Problem::rule)
                .containsExactly(
                        tuple(10, "column 1", "date.invalid"),
                        tuple(11, "column 5", "flag.unknown"));
    }

    @Test
    void debit_and_credit_columns_and_a_running_balance_newest_first() {
        Statement statement = only("csv-debit-credit.csv");

        assertThat(statement.sumOfLines()).isEqualTo(eur("985.50"));
        assertThat(statement.opening())
                .isEqualTo(new Balance(eur("102.50"), LocalDate.of(2026, 3, 1)));
        assertThat(statement.closing())
                .isEqualTo(new Balance(eur("1088.00"), LocalDate.of(2026, 3, 3)));
        assertThat(statement.balances()).contains(true);
    }

    @Test
    void a_row_missing_from_a_running_balance_shows() {
        Statement statement =
                only(
                        text(
                                "Date,Amount,Text,Balance",
                                "2026-03-01,-1.00,a,99.00",
                                "2026-03-02,-1.00,b,98.00",
                                "2026-03-03,-1.00,c,97.00",
                                "2026-03-05,-1.00,e,95.00",
                                "2026-03-06,-1.00,f,94.00"));

        assertThat(statement.balances()).contains(false);
    }

    @Test
    void the_30th_of_february_is_refused_and_the_other_rows_stand() {
        Statement statement = only("csv-30-february.csv");

        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.refused())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("line 3: '30.02.2026' is not a date");
    }

    @ParameterizedTest
    @CsvSource({
        "csv-utf16.csv, UTF-16LE, Brötchen",
        "csv-windows-1252.csv, windows-1252, „Brötchen“ 3 €",
        "csv-latin-9.csv, ISO-8859-15, 3 €",
    })
    void encodings_are_told_apart(String name, String encoding, String memo) {
        assertThat(profile(file(name)).encoding()).isEqualTo(encoding);
        assertThat(only(name).lines()).extracting(StatementLine::memo).containsExactly(memo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Fecha;Concepto;Importe | 01/12/2026;Pan;-4,20",
                "Date,Libellé,Débit,Crédit | 13/12/2026,Pain,\"4,20\",",
                "Datum;Naam;Af Bij;Bedrag (EUR) | 20261213;Bakker;Af;4,20",
                "Data;Descrizione;Dare;Avere | 13/12/2026;Pane;4,20;",
                "Date;Description;Amount;Currency | 2026-12-13;Bread;-4.20;EUR",
                "Date;Description;Amount;Type | 2026-12-13 09:30:00;Bread;4.20;DEBIT",
                "Buchungstag;Valuta;Verwendungszweck;Betrag | 13.12.2026;13.12.2026;Brot;4,20-",
                "Datum;Text;Betrag | 13.12.2026;Brot;-4,20 EUR",
            })
    void headers_of_other_languages_and_ways_to_write_minus(String header, String row) {
        String dated = row.replace("01/12", "13/12");

        assertThat(only(text(header, dated)).lines())
                .extracting(StatementLine::amount)
                .containsExactly(eur("-4.20"));
    }

    @Test
    void a_row_in_another_currency_than_the_account_is_refused() {
        Statement statement =
                only(
                        text(
                                "Date,Text,Amount,Currency",
                                "2026-03-01,a,-1.00,EUR",
                                "2026-03-02,b,-1.00,USD"));

        assertThat(statement.refused())
                .extracting(Problem::rule)
                .containsExactly("currency.differs");
    }

    @Test
    void texts_lose_padding_and_are_cut_at_1000_characters() {
        String memo =
                only(text(
                                "Date,Text,Amount",
                                "2026-03-13,  a \t b " + "x".repeat(2_000) + ",-1.00"))
                        .lines()
                        .getFirst()
                        .memo();

        assertThat(memo).startsWith("a b x").hasSize(1_000);
    }

    @Test
    void a_header_row_may_end_with_a_separator() {
        assertThat(
                        only(text(
                                        "Datum;Text;Betrag;",
                                        "13.12.2026;Brot;-4,20",
                                        "14.12.2026;Milch;-1,10;"))
                                .lines())
                .hasSize(2);
    }

    @Test
    void a_column_that_is_called_like_a_state_and_is_not_one_is_passed_over() {
        assertThat(
                        only(text(
                                        "Datum;Info;Betrag",
                                        "13.12.2026;Brot;-4,20",
                                        "14.12.2026;Milch;-1,10"))
                                .lines())
                .hasSize(2);
    }

    @Test
    void a_row_with_a_state_that_is_neither_booked_nor_pending_is_refused() {
        Statement statement =
                only(
                        text(
                                "Date,Description,Amount,State",
                                "2026-12-13,Bread,-4.20,COMPLETED",
                                "2026-12-14,Milk,-1.10,PENDING",
                                "2026-12-15,Hotel,-90.00,REVERTED"));

        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.pending()).hasSize(1);
        assertThat(statement.refused()).extracting(Problem::rule).containsExactly("status.unknown");
    }
}
