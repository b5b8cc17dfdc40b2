package dev.tidemark.readmodel.ledger.v2;

import static dev.tidemark.readmodel.ledger.v2.LedgerTables.ACCOUNT;
import static dev.tidemark.readmodel.ledger.v2.LedgerTables.CATEGORY;
import static dev.tidemark.readmodel.ledger.v2.LedgerTables.ENTRY;
import static dev.tidemark.readmodel.ledger.v2.LedgerTables.KNOWLEDGE;
import static dev.tidemark.readmodel.ledger.v2.LedgerTables.LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Money;
import dev.tidemark.event.Personal;
import dev.tidemark.event.Role;
import dev.tidemark.readmodel.Fold;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import dev.tidemark.readmodel.ledger.Change;
import dev.tidemark.readmodel.ledger.Transaction;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.AccountRow;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.CategoryRow;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.EntryRow;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.LineRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
                        tuple(Transaction.Kind.EXPENSE, -10_00L),
                        tuple(Transaction.Kind.INCOME, 3_00L));
        assertThat(fold().rows(LINE)).extracting(LineRow::amount).containsExactly(-10_00L, 3_00L);
    }

    @Test
    void a_row_holds_all_that_a_register_shows_and_who_recorded_it() {
        var statementImport = UUID.randomUUID();
        story.pays(Pay.out(giro, "10.00").payee("Baker").memo("rolls").from(statementImport, 4));

        EventEnvelope recorded = story.events().getLast();
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
                    assertThat(row.change()).isEqualTo(Change.Kind.RECORDED);
                    assertThat(row.actor()).isEqualTo("anna");
                    assertThat(row.recordedAt()).isEqualTo(recorded.recordedAt());
                    assertThat(row.knownFrom()).isEqualTo(recorded.recordedAt());
                    assertThat(row.knownFromNumber()).isEqualTo(recorded.laneSeq());
                    assertThat(row.knownUntil()).isNull();
                    assertThat(row.knownUntilNumber()).isNull();
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
    void an_amendment_keeps_what_was_known_before_with_its_lines() {
        Pay pay = Pay.out(giro, "10.00").in(food).split("4.00", null);
        UUID transaction = story.pays(pay);
        story.amends(transaction, pay.amounting("12.00"));

        EventEnvelope amended = story.events().getLast();
        assertThat(fold().rows(ENTRY))
                .extracting(
                        EntryRow::version,
                        EntryRow::amount,
                        EntryRow::change,
                        EntryRow::knownFromNumber,
                        EntryRow::knownUntilNumber,
                        EntryRow::knownUntil)
                .containsExactlyInAnyOrder(
                        tuple(
                                0L,
                                -10_00L,
                                Change.Kind.RECORDED,
                                amended.laneSeq() - 1,
                                amended.laneSeq(),
                                amended.recordedAt()),
                        tuple(1L, -12_00L, Change.Kind.AMENDED, amended.laneSeq(), null, null));
        assertThat(fold().rows(LINE))
                .extracting(LineRow::version, LineRow::amount)
                .containsExactlyInAnyOrder(
                        tuple(0L, -6_00L), tuple(0L, -4_00L), tuple(1L, -12_00L));
    }

    @Test
    void both_legs_of_a_transfer_amended_into_a_payment_are_known_no_more() {
        UUID transaction = story.transfers(giro, cash, "10.00", "2026-01-01");
        story.amends(transaction, Pay.out(giro, "10.00").in(food));

        List<EntryRow> rows = fold().rows(ENTRY);
        assertThat(rows).hasSize(3);
        assertThat(rows)
                .filteredOn(row -> row.knownUntil() == null)
                .singleElement()
                .satisfies(row -> assertThat(row.otherAccount()).isNull());
    }

    @Test
    void a_voided_transaction_stays_with_its_lines_and_says_so() {
        UUID transaction = story.pays(Pay.out(giro, "10.00").in(food));
        story.voids(transaction);

        assertThat(fold().rows(ENTRY))
                .extracting(EntryRow::voided, EntryRow::change)
                .containsExactlyInAnyOrder(
                        tuple(false, Change.Kind.RECORDED), tuple(true, Change.Kind.VOIDED));
        assertThat(fold().rows(LINE)).hasSize(2);
    }

    @Test
    void an_edit_touches_the_revision_before_it_and_nothing_else() {
        Pay pay = Pay.out(giro, "10.00").in(food).split("4.00", null);
        UUID transaction = story.pays(pay);
        for (int n = 0; n < 10; n++) {
            story.amends(transaction, pay);
        }

        Fold fold = fold();
        int before = fold.changes();
        story.amends(transaction, pay);
        fold.apply(story.events().getLast());

        assertThat(fold.changes() - before)
                .as("knowledge, old entry, new entry, two new lines")
                .isEqualTo(5);
    }

    @Test
    void a_category_and_an_account_are_kept_as_they_were_known() {
        UUID home = story.expenses("Home");
        story.renames(food, "Food", "Meals");
        story.happens(food, new CategoryEvent.CategoryMoved(null, home));
        story.happens(food, new CategoryEvent.CategoryArchived());
        story.happens(
                giro, new AccountEvent.AccountRenamed(Personal.of("Giro"), Personal.of("Main")));
        story.happens(giro, new AccountEvent.AccountClosed(LocalDate.parse("2026-03-01")));
        story.happens(giro, new AccountEvent.AccountReopened());

        assertThat(fold().rows(CATEGORY))
                .filteredOn(row -> row.category().equals(food))
                .allMatch(row -> row.kind() == CategoryKind.EXPENSE)
                .extracting(
                        CategoryRow::version,
                        CategoryRow::name,
                        CategoryRow::parent,
                        CategoryRow::archived,
                        row -> row.knownUntil() == null)
                .containsExactly(
                        tuple(0L, "Food", null, false, false),
                        tuple(1L, "Meals", null, false, false),
                        tuple(2L, "Meals", home, false, false),
                        tuple(3L, "Meals", home, true, true));
        assertThat(fold().rows(ACCOUNT))
                .filteredOn(row -> row.account().equals(giro))
                .extracting(AccountRow::name, AccountRow::closedOn, row -> row.knownUntil() == null)
                .containsExactly(
                        tuple("Giro", null, false),
                        tuple("Main", null, false),
                        tuple("Main", LocalDate.parse("2026-03-01"), false),
                        tuple("Main", null, true));
    }

    @Test
    void known_from_never_falls_though_clocks_do() {
        UUID transaction = story.pays(Pay.out(giro, "10.00"));
        story.joins("ben", Role.EDITOR);
        story.voids(transaction);
        List<EventEnvelope> events = new ArrayList<>(story.events());
        int last = events.size() - 1;
        Instant ahead = Instant.parse("2027-01-01T00:00:00Z");
        Instant behind = Instant.parse("2020-01-01T00:00:00Z");
        events.set(last - 1, at(events.get(last - 1), ahead));
        events.set(last, at(events.get(last), behind));

        Fold fold = Fold.of(new LedgerProjection(), events);
        assertThat(fold.rows(ENTRY))
                .filteredOn(EntryRow::voided)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.recordedAt()).isEqualTo(behind);
                    assertThat(row.knownFrom()).as("of the member who joined").isEqualTo(ahead);
                });
        assertThat(fold.rows(KNOWLEDGE))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.knownFrom()).isEqualTo(ahead);
                    assertThat(row.knownFromNumber()).isEqualTo(events.getLast().laneSeq());
                });
    }

    private static EventEnvelope at(EventEnvelope event, Instant recordedAt) {
        return new EventEnvelope(
                event.store(),
                event.lane(),
                event.laneSeq(),
                event.eventId(),
                event.household(),
                event.aggregate(),
                event.aggregateSeq(),
                recordedAt,
                event.actor(),
                event.correlation(),
                event.causation(),
                event.event());
    }

    private Fold fold() {
        return Fold.of(new LedgerProjection(), story);
    }
}
