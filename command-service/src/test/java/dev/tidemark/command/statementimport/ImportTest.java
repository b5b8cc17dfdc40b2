package dev.tidemark.command.statementimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTest {
    private final RunningService service = RunningService.shared();
    private final Statements statements = new Statements(service);
    private final Home home = Home.of(service);

    @Test
    void a_statement_is_uploaded_committed_and_reverted() {
        Api.Answer uploaded = statements.upload(home, Statements.csv(3));
        assertThat(uploaded.status()).as(uploaded.toString()).isEqualTo(201);
        assertThat(uploaded.header("Location")).endsWith("/imports/" + uploaded.id());

        Api.Answer accepted = statements.commit(home, uploaded.id(), "{}");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo(home.path("/imports/" + uploaded.id()));
        statements.awaitCommitted(uploaded.id());
        assertThat(statements.recorded(home)).isEqualTo(3);
        assertThat(statements.commit(home, uploaded.id(), "{}").problem())
                .isEqualTo("import-not-open");
        assertThat(statements.commit(home, uploaded.id(), "{}").error())
                .isEqualTo("id import-not-open");

        assertThat(statements.revert(home, uploaded.id()).status()).isEqualTo(202);
        statements.awaitEvent(uploaded.id(), "statement-reverted");
        assertThat(statements.recorded(home)).isZero();
        assertThat(statements.revert(home, uploaded.id()).problem()).isEqualTo("import-not-open");
    }

    @Test
    void two_thousand_lines_are_recorded() {
        UUID id = statements.upload(home, Statements.csv(2_000)).id();
        statements.commit(home, id, "{}");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(statements.status(id)).isEqualTo("committed"));
        assertThat(statements.recorded(home)).isEqualTo(2_000);
    }

    @Test
    void an_import_that_was_stopped_goes_on_where_it_was() {
        ImportWork work = service.bean(ImportWork.class);
        UUID id = statements.upload(home, Statements.csv(2_500)).id();
        statements.commit(home, id, "{}");
        await().atMost(Duration.ofSeconds(20)).until(() -> statements.recorded(home) > 0);
        work.stop();
        long before = statements.recorded(home);
        assertThat(before % 240).isZero();
        work.start();
        statements.awaitCommitted(id);
        assertThat(before).isLessThan(2_500);
        assertThat(statements.recorded(home)).isEqualTo(2_500);
    }

    @Test
    void two_equal_payments_stay_two_in_a_file_that_overlaps_as_well() {
        String day = "Date;Payee;Amount\n2026-03-01;Bakery;-2.50\n2026-03-01;Bakery;-2.50\n";
        statements.imported(home, day);
        assertThat(statements.recorded(home)).isEqualTo(2);
        statements.imported(home, day + "2026-03-01;Bakery;-2.50\n2026-03-02;Bakery;-2.50\n");
        assertThat(statements.recorded(home)).isEqualTo(4);
    }

    @Test
    void a_line_is_a_duplicate_of_what_somebody_typed_unless_a_person_says_otherwise() {
        home.spend("9.99");
        UUID id = statements.imported(home, "Date;Payee;Amount\n2026-03-01;CORNER SHOP 12;-9.99\n");
        assertThat(statements.recorded(home)).isEqualTo(1);
        UUID again = statements.upload(home, "Date;Payee;Amount\n2026-03-01;SHOP;-9.99\n").id();
        statements.commit(home, again, "{\"keepDuplicates\": [2]}");
        statements.awaitCommitted(again);
        assertThat(statements.recorded(home)).isEqualTo(2);
        assertThat(id).isNotEqualTo(again);
    }

    @Test
    void an_amended_transaction_is_still_the_line_it_came_from() {
        String line = "Date;Payee;Amount\n2026-03-01;Garage;-80.00\n";
        statements.imported(home, line);
        UUID transaction =
                service.sql()
                        .queryForObject(
                                "select aggregate_id from event_store.event where household = ? and type = 'expense-recorded'",
                                UUID.class,
                                home.id());
        String amended = home.expense("80").replace("2026-03-01", "2026-03-04");
        assertThat(
                        home.owner()
                                .ifMatch(0)
                                .send("PUT", home.path("/transactions/" + transaction), amended)
                                .status())
                .isEqualTo(200);
        statements.imported(home, line + "2026-03-09;Garage;-5.00\n");
        assertThat(statements.recorded(home)).isEqualTo(2);
    }

    @Test
    void a_person_says_which_lines_and_which_categories() {
        UUID id = statements.upload(home, Statements.csv(3)).id();
        String unknown = "{\"categories\": {\"2\": \"" + UUID.randomUUID() + "\"}}";
        assertThat(statements.commit(home, id, unknown).error())
                .isEqualTo("/categories/2 unknown-category");
        assertThat(statements.commit(home, id, "{\"skip\": [77]}").error())
                .isEqualTo("/skip unknown-line");
        String body =
                "{\"categories\": {\"2\": \"%s\"}, \"skip\": [3]}".formatted(home.groceries());
        statements.commit(home, id, body);
        statements.awaitCommitted(id);
        assertThat(statements.recorded(home)).isEqualTo(2);
        assertThat(
                        service.sql()
                                .queryForObject(
                                        "select count(*) from event_store.event where household = ? and type = 'expense-recorded' and convert_from(payload, 'UTF8') like ?",
                                        Long.class,
                                        home.id(),
                                        "%" + home.groceries() + "%"))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}: {1} lines")
    @CsvSource({
        "camt-equal-payments.xml, 3",
        "camt-two-statements.xml, -1",
        "camt-v8.xml, -1",
        "csv-debit-credit.csv, -1",
        "csv-latin-9.csv, -1",
        "csv-preamble.csv, -1",
        "csv-utf16.csv, -1",
        "csv-windows-1252.csv, -1"
    })
    void every_booked_line_of_a_good_file_becomes_a_transaction(String file, int lines) {
        UUID id = statements.upload(home, home.account(), Statements.file(file)).id();
        statements.commit(home, id, "{}");
        statements.awaitCommitted(id);
        long booked = statements.bookedLines(id);
        assertThat(booked).isPositive();
        assertThat(statements.recorded(home)).isEqualTo(lines < 0 ? booked : lines);
    }

    @ParameterizedTest
    @CsvSource({
        "camt-billion-laughs.xml",
        "camt-dtd.xml",
        "camt-external-entity.xml",
        "camt-garbled-amount.xml",
        "csv-truncated.csv"
    })
    void a_bad_file_is_refused_with_its_line_and_nothing_is_stored(String file) {
        Api.Answer refused = statements.upload(home, home.account(), Statements.file(file));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("statement-unreadable");
        assertThat(refused.error()).matches("/line/\\d+.* \\S+");
        assertThat(statements.count(home, "statement-uploaded")).isZero();
    }

    @Test
    void a_statement_that_does_not_balance_is_committed_only_if_a_person_says_so() {
        UUID id =
                statements
                        .upload(home, home.account(), Statements.file("camt-five-decimals.xml"))
                        .id();
        assertThat(statements.commit(home, id, "{}").problem())
                .isEqualTo("statement-does-not-balance");
        statements.commit(home, id, "{\"acceptImbalance\": true}");
        statements.awaitCommitted(id);
    }

    @Test
    void statements_of_other_currencies_are_listed_and_left_out() {
        byte[] file = Statements.file("camt-two-currencies.xml");
        UUID id = statements.upload(home, home.account(), file).id();
        assertThat(statements.uploaded(id)).contains("\"fits\":true").contains("\"fits\":false");
        Api.Answer refused = statements.upload(home, home.open("Francs", "CHF"), file);
        assertThat(refused.problem()).isEqualTo("statement-does-not-fit");
    }

    @Test
    void a_file_of_more_than_twenty_mebibytes_is_not_read() {
        byte[] large = new byte[20 * 1024 * 1024 + 1];
        assertThat(statements.upload(home, home.account(), large).status()).isEqualTo(413);
    }

    @Test
    void no_text_of_a_statement_lies_open_in_the_database() {
        statements.imported(home, "Date;Payee;Amount\n2026-03-01;Secret Doctor;-9.99\n");
        assertThat(
                        service.sql()
                                .queryForObject(
                                        "select count(*) from event_store.event where convert_from(payload, 'UTF8') ilike '%secret%'",
                                        Long.class))
                .isZero();
    }
}
