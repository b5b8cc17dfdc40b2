package dev.tidemark.readmodel.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Personal;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Story;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Tables go, get another key, or grow large.
class TablePatternsTest {
    private static final String ENTRIES = Version.entries("amount bigint not null");
    private static final String TOTAL = "select sum(amount)::bigint as total from ${schema}.entry";

    private final PatternDatabase database = new PatternDatabase();
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "0", "2026-01-01");

    record Entry(UUID household, UUID aggregate, long amount) {}

    record Memo(UUID household, UUID aggregate, String memo) {}

    private static final TableDefinition<Version.Key, Entry> ENTRY =
            new TableDefinition<>("entry", Version.Key.class, Entry.class);
    private static final TableDefinition<Version.Key, Memo> MEMO =
            new TableDefinition<>("memo", Version.Key.class, Memo.class);

    private static void enter(EventEnvelope at, Payment payment, Tables tables) {
        tables.of(ENTRY)
                .insert(new Entry(at.household(), at.aggregate(), payment.amount().minor()));
    }

    @Test
    void drop_a_table() throws SQLException {
        story.pays(Pay.out(giro, "5.00").memo("for two"));
        var both =
                new Version(
                        1,
                        ENTRIES
                                + "; create table ${schema}.memo (household uuid, aggregate uuid, memo text not null, primary key (household, aggregate))",
                        List.of(ENTRY, MEMO),
                        (at, tables) -> {
                            if (at.event() instanceof TransactionEvent.ExpenseRecorded expense) {
                                enter(at, expense.payment(), tables);
                                Personal memo = Objects.requireNonNull(expense.payment().memo());
                                tables.of(MEMO)
                                        .insert(
                                                new Memo(
                                                        at.household(),
                                                        at.aggregate(),
                                                        memo.text()));
                            }
                        });
        var without = Version.ofPayments(2, ENTRIES, ENTRY, TablePatternsTest::enter);

        database.build(both, story);
        database.build(without, story);

        database.agree(both, TOTAL, without, TOTAL);
        assertThat(database.rows(both, "select memo from ${schema}.memo"))
                .as("the old version answers until it is retired")
                .hasSize(1);
        database.run(both, "drop schema ${schema} cascade");
        assertThat(database.rows(without, TOTAL)).extracting("total").containsExactly(500L);
    }

    @Test
    void change_the_key() throws SQLException {
        record PayeeKey(UUID household, UUID account, String payee) {}
        record PayeeTotal(UUID household, UUID account, String payee, long amount) {}
        var table = new TableDefinition<>("entry", PayeeKey.class, PayeeTotal.class);
        story.pays(Pay.out(giro, "5.00").payee("Baker"));
        story.pays(Pay.out(giro, "2.00").payee("Baker"));
        story.pays(Pay.out(story.account("Cash", "0", "2026-01-01"), "1.00").payee("Baker"));
        var old = Version.ofPayments(1, ENTRIES, ENTRY, TablePatternsTest::enter);
        var byPayee =
                Version.ofPayments(
                        2,
                        "create table ${schema}.entry (household uuid, account uuid, payee text, amount bigint not null, primary key (household, account, payee))",
                        table,
                        (at, payment, tables) -> {
                            var key =
                                    new PayeeKey(
                                            at.household(),
                                            payment.account(),
                                            Objects.requireNonNull(payment.payee()).text());
                            PayeeTotal before = tables.of(table).get(key);
                            tables.of(table)
                                    .put(
                                            new PayeeTotal(
                                                    key.household(),
                                                    key.account(),
                                                    key.payee(),
                                                    payment.amount().minor()
                                                            + (before == null
                                                                    ? 0
                                                                    : before.amount())));
                        });

        database.build(old, story);
        database.build(byPayee, story);

        database.agree(old, TOTAL, byPayee, TOTAL);
        assertThat(database.rows(byPayee, "select amount from ${schema}.entry order by 1"))
                .extracting("amount")
                .containsExactly(100L, 700L);
    }

    @Test
    void cut_a_large_table_into_partitions() throws SQLException {
        for (int i = 1; i <= 500; i++) {
            story.pays(Pay.out(giro, i + ".00"));
        }
        var one = Version.ofPayments(1, ENTRIES, ENTRY, TablePatternsTest::enter);
        var cut =
                Version.ofPayments(
                        2,
                        ENTRIES
                                + " partition by hash (aggregate);"
                                + "create table ${schema}.entry_0 partition of ${schema}.entry for values with (modulus 2, remainder 0);"
                                + "create table ${schema}.entry_1 partition of ${schema}.entry for values with (modulus 2, remainder 1)",
                        ENTRY,
                        TablePatternsTest::enter);

        database.build(one, story);
        database.build(cut, story);

        String entries = "select aggregate, amount from ${schema}.entry";
        database.agree(one, entries, cut, entries);
        assertThat(
                        database.rows(
                                cut,
                                "select distinct tableoid::regclass::text from ${schema}.entry"))
                .hasSize(2);
    }
}
