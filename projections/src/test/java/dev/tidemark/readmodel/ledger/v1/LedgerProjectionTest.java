package dev.tidemark.readmodel.ledger.v1;

import static dev.tidemark.readmodel.ledger.v1.LedgerTables.ENTRY;
import static dev.tidemark.readmodel.ledger.v1.LedgerTables.LINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Money;
import dev.tidemark.readmodel.Fold;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import dev.tidemark.readmodel.ledger.Transaction;
import dev.tidemark.readmodel.ledger.v1.LedgerTables.EntryRow;
import dev.tidemark.readmodel.ledger.v1.LedgerTables.LineRow;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerProjectionTest {
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "0", "2020-01-01");
    private final UUID cash = story.account("Cash", "0", "2020-01-01");
    private final UUID food = story.expenses("Food");

    @Test
    void money_out_is_negative_money_in_positive() {
        story.pays(Pay.out(giro, "10.00").memo("weekly").in(food));
        story.pays(Pay.in(giro, "3.00"));

        assertThat(fold().rows(ENTRY))
                .extracting(EntryRow::kind, EntryRow::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Transaction.Kind.EXPENSE, -10_00L),
                        org.assertj.core.groups.Tuple.tuple(Transaction.Kind.INCOME, 3_00L));
        assertThat(fold().rows(LINE)).extracting(LineRow::amount).containsExactly(-10_00L, 3_00L);
    }

    @Test
    void a_row_holds_all_that_a_register_shows() {
        var statementImport = UUID.randomUUID();
        story.pays(Pay.out(giro, "10.00").payee("Baker").memo("rolls").from(statementImport, 4));

        assertThat(fold().rows(ENTRY))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.payee()).isEqualTo("Baker");
                    assertThat(row.memo()).isEqualTo("rolls");
                    assertThat(row.member()).isEqualTo(story.anna);
                    assertThat(row.valueOn()).isEqualTo("2026-01-16");
                    assertThat(row.sourceImport()).isEqualTo(statementImport);
                    assertThat(row.sourceLine()).isEqualTo(4);
                    assertThat(row.version()).isZero();
                });
    }

    @Test
    void a_transfer_stands_in_both_registers() {
        UUID dollars = story.account("Dollars", Money.zero("USD"), LocalDate.parse("2020-01-01"));
        story.transfers(
                Story.leg(giro, Money.parse("10.00", "EUR"), "2026-01-01"),
                Story.leg(dollars, Money.parse("11.00", "USD"), "2026-01-03"));

        assertThat(fold().rows(ENTRY))
                .anySatisfy(row -> {
                    assertThat(row.account()).isEqualTo(giro);
                    assertThat(row.amount()).isEqualTo(-10_00);
                    assertThat(row.otherAmount()).isEqualTo(11_00);
                    assertThat(row.otherBookedOn()).isEqualTo("2026-01-03");
                })
                .anySatisfy(row -> {
                    assertThat(row.account()).isEqualTo(dollars);
                    assertThat(row.amount()).isEqualTo(11_00);
                    assertThat(row.currency()).isEqualTo("USD");
                    assertThat(row.otherAmount()).isEqualTo(-10_00);
                })
                .hasSize(2);
    }

    @Test
    void an_amendment_replaces_lines_as_a_set() {
        Pay pay = Pay.out(giro, "10.00").in(food).split("4.00", null);
        UUID transaction = story.pays(pay);
        story.amends(transaction, pay.amounting("12.00"));

        assertThat(fold().rows(LINE))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.amount()).isEqualTo(-12_00);
                    assertThat(line.category()).isEqualTo(food);
                });
        assertThat(fold().rows(ENTRY)).singleElement().extracting(EntryRow::version).isEqualTo(1L);
    }

    @Test
    void a_transfer_amended_into_a_payment_loses_its_second_leg() {
        UUID transaction = story.transfers(giro, cash, "10.00", "2026-01-01");
        story.amends(transaction, Pay.out(giro, "10.00").in(food));

        assertThat(fold().rows(ENTRY))
                .singleElement()
                .satisfies(row -> assertThat(row.otherAccount()).isNull());
        assertThat(fold().rows(LINE)).hasSize(1);
    }

    @Test
    void a_recategorised_payment_keeps_its_lines() {
        Pay pay = Pay.out(giro, "10.00");
        UUID transaction = story.pays(pay);
        story.recategorises(transaction, pay.in(food));

        assertThat(fold().rows(LINE))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.line()).isEqualTo(pay.lines().getFirst().line());
                    assertThat(line.category()).isEqualTo(food);
                });
    }

    @Test
    void a_voided_transaction_stays_and_says_so() {
        UUID transaction = story.transfers(giro, cash, "10.00", "2026-01-01");
        story.voids(transaction);

        assertThat(fold().rows(ENTRY)).hasSize(2).allMatch(EntryRow::voided);
    }

    private Fold fold() {
        return Fold.of(new LedgerProjection(), story);
    }
}
