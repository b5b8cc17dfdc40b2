package dev.tidemark.readmodel.patterns;

import dev.tidemark.event.Booking.Payment;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.TransactionEvent.ExpenseRecorded;
import dev.tidemark.projection.TableDefinition;
import dev.tidemark.projection.Tables;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/// A version of a tiny read model, small enough to stand in a test.
///
/// @param changelog what makes its tables, `${schema}` for its schema
/// @param fold an event into the tables
record Version(
        int number,
        String changelog,
        List<TableDefinition<?, ?>> tables,
        BiConsumer<EventEnvelope, Tables> fold) {
    /// Of a table with a row for each payment.
    record Key(UUID household, UUID aggregate) {}

    interface Row<R extends Record> {
        R of(UUID household, UUID aggregate, Payment payment);
    }

    interface PaymentFold {
        void apply(EventEnvelope event, Payment payment, Tables tables);
    }

    /// Table `entry` with a row for each payment.
    ///
    /// @param columns beyond the key
    static <R extends Record> Version ofEntries(
            int number, String columns, Class<R> type, Row<R> row) {
        var table = new TableDefinition<>("entry", Key.class, type);
        return ofPayments(
                number,
                entries(columns),
                table,
                (at, payment, tables) ->
                        tables.of(table).insert(row.of(at.household(), at.aggregate(), payment)));
    }

    static String entries(String columns) {
        return "create table ${schema}.entry (household uuid, aggregate uuid, %s, primary key (household, aggregate))"
                .formatted(columns);
    }

    /// @param fold a payment as it was recorded; nothing else happens in these stories
    static Version ofPayments(
            int number, String changelog, TableDefinition<?, ?> table, PaymentFold fold) {
        return new Version(
                number,
                changelog,
                List.of(table),
                (event, tables) -> {
                    if (event.event() instanceof ExpenseRecorded expense) {
                        fold.apply(event, expense.payment(), tables);
                    }
                });
    }

    String schema() {
        return "pattern_v" + number;
    }

    String in(String sql) {
        return sql.replace("${schema}", schema());
    }
}
