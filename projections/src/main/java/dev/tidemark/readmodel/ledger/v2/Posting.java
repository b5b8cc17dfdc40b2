package dev.tidemark.readmodel.ledger.v2;

import dev.tidemark.event.Booking;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.Personal;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.readmodel.ledger.Change;
import dev.tidemark.readmodel.ledger.Transaction;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.EntryRow;
import dev.tidemark.readmodel.ledger.v2.LedgerTables.LineRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All rows of one revision.
record Posting(List<EntryRow> entries, List<LineRow> lines) {
    /// The revision that the event makes; what is void keeps what it said.
    static Posting of(TransactionEvent event, EventEnvelope at, Mark mark) {
        return switch (event) {
            case TransactionEvent.ExpenseRecorded e ->
                    of(e.payment(), Change.Kind.RECORDED, at, mark);
            case TransactionEvent.IncomeRecorded e ->
                    of(e.payment(), Change.Kind.RECORDED, at, mark);
            case TransactionEvent.TransferRecorded e ->
                    of(e.transfer(), Change.Kind.RECORDED, at, mark);
            case TransactionEvent.TransactionAmended e ->
                    of(e.booking(), Change.Kind.AMENDED, at, mark);
            case TransactionEvent.TransactionRecategorised e ->
                    of(e.payment(), Change.Kind.RECATEGORISED, at, mark);
            case TransactionEvent.TransactionVoided e ->
                    of(e.replaced(), Change.Kind.VOIDED, at, mark);
        };
    }

    private static Posting of(Booking booking, Change.Kind change, EventEnvelope at, Mark mark) {
        return switch (booking) {
            case Booking.Payment payment ->
                    new Posting(List.of(entry(payment, change, at, mark)), lines(payment, at));
            case Booking.Transfer transfer ->
                    new Posting(
                            List.of(
                                    leg(0, transfer, change, at, mark),
                                    leg(1, transfer, change, at, mark)),
                            List.of());
        };
    }

    private static EntryRow entry(
            Booking.Payment payment, Change.Kind change, EventEnvelope at, Mark mark) {
        var source = payment.source();
        return new EntryRow(
                at.household(),
                at.aggregate(),
                at.aggregateSeq(),
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
                change == Change.Kind.VOIDED,
                change,
                at.recordedAt(),
                at.actor(),
                mark.at(),
                mark.number(),
                null,
                null);
    }

    private static EntryRow leg(
            int leg, Booking.Transfer transfer, Change.Kind change, EventEnvelope at, Mark mark) {
        Booking.Leg own = leg == 0 ? transfer.from() : transfer.to();
        Booking.Leg other = leg == 0 ? transfer.to() : transfer.from();
        int sign = leg == 0 ? -1 : 1;
        var source = transfer.source();
        return new EntryRow(
                at.household(),
                at.aggregate(),
                at.aggregateSeq(),
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
                change == Change.Kind.VOIDED,
                change,
                at.recordedAt(),
                at.actor(),
                mark.at(),
                mark.number(),
                null,
                null);
    }

    private static List<LineRow> lines(Booking.Payment payment, EventEnvelope at) {
        List<LineRow> rows = new ArrayList<>();
        for (Booking.Line line : payment.lines()) {
            rows.add(
                    new LineRow(
                            at.household(),
                            at.aggregate(),
                            at.aggregateSeq(),
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
