package dev.tidemark.readmodel.ledger.v1;

import dev.tidemark.event.Booking;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Personal;
import dev.tidemark.readmodel.ledger.Transaction;
import dev.tidemark.readmodel.ledger.v1.LedgerTables.EntryRow;
import dev.tidemark.readmodel.ledger.v1.LedgerTables.LineRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All rows of one transaction.
record Posting(List<EntryRow> entries, List<LineRow> lines) {
    static Posting of(Booking booking, boolean voided, EventEnvelope at) {
        return switch (booking) {
            case Booking.Payment payment ->
                    new Posting(List.of(entry(payment, voided, at)), lines(payment, at));
            case Booking.Transfer transfer ->
                    new Posting(
                            List.of(leg(0, transfer, voided, at), leg(1, transfer, voided, at)),
                            List.of());
        };
    }

    private static EntryRow entry(Booking.Payment payment, boolean voided, EventEnvelope at) {
        var source = payment.source();
        return new EntryRow(
                at.household(),
                at.aggregate(),
                (short) 0,
                switch (payment.direction()) {
                    case OUT -> Transaction.Kind.EXPENSE;
                    case IN -> Transaction.Kind.INCOME;
                },
                payment.account(),
                payment.signed().minor(),
                payment.amount().currency(),
                payment.bookedOn(),
                payment.valueOn(),
                null,
                null,
                null,
                null,
                text(payment.payee()),
                text(payment.memo()),
                payment.member(),
                source == null ? null : source.statementImport(),
                source == null ? null : source.line(),
                at.aggregateSeq(),
                voided);
    }

    private static EntryRow leg(
            int leg, Booking.Transfer transfer, boolean voided, EventEnvelope at) {
        Booking.Leg own = leg == 0 ? transfer.from() : transfer.to();
        Booking.Leg other = leg == 0 ? transfer.to() : transfer.from();
        int sign = leg == 0 ? -1 : 1;
        var source = transfer.source();
        return new EntryRow(
                at.household(),
                at.aggregate(),
                (short) leg,
                Transaction.Kind.TRANSFER,
                own.account(),
                sign * own.amount().minor(),
                own.amount().currency(),
                own.bookedOn(),
                null,
                other.account(),
                -sign * other.amount().minor(),
                other.amount().currency(),
                other.bookedOn(),
                null,
                text(transfer.memo()),
                transfer.member(),
                source == null ? null : source.statementImport(),
                source == null ? null : source.line(),
                at.aggregateSeq(),
                voided);
    }

    private static List<LineRow> lines(Booking.Payment payment, EventEnvelope at) {
        List<LineRow> rows = new ArrayList<>();
        for (Booking.Line line : payment.lines()) {
            rows.add(
                    new LineRow(
                            at.household(),
                            at.aggregate(),
                            line.line(),
                            rows.size(),
                            line.category(),
                            payment.direction().sign() * line.amount(),
                            payment.amount().currency(),
                            text(line.memo())));
        }
        return rows;
    }

    private static @Nullable String text(@Nullable Personal personal) {
        return personal == null ? null : personal.text();
    }
}
