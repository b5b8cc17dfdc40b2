package dev.tidemark.rehearsal.lines;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.AccountEvent.AccountOpened;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.CategoryEvent.CategoryCreated;
import dev.tidemark.event.Event;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.HouseholdEvent.HouseholdCreated;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.event.StatementEvent.StatementUploaded;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.event.TransactionEvent.ExpenseRecorded;
import dev.tidemark.event.TransactionEvent.IncomeRecorded;
import dev.tidemark.event.TransactionEvent.TransferRecorded;
import dev.tidemark.event.lines.BadLine;
import dev.tidemark.store.Lane;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the lines of a file must be together so that they are whole histories: in the order of
/// their lanes, each household from its creation on, each aggregate without a gap.
final class Continuity {
    private final long[] heads = new long[Lane.COUNT];
    private final Map<UUID, History> histories = new HashMap<>();

    /// Of one aggregate.
    private static final class History {
        private final UUID household;
        private final Class<?> kind;
        private long next;

        History(EventEnvelope first) {
            household = first.household();
            kind = kind(first.event());
        }
    }

    /// @throws BadLine if the event does not follow from those before it
    void require(EventEnvelope event, long number) {
        lane(event, number);
        History history = histories.computeIfAbsent(event.aggregate(), _ -> new History(event));
        rule(
                history.household.equals(event.household()),
                number,
                "aggregate",
                "belongs to household " + history.household);
        rule(
                history.kind == kind(event.event()),
                number,
                "type",
                "is none of aggregate " + event.aggregate());
        rule(
                history.next == event.aggregateSeq(),
                number,
                "aggregateSeq",
                "must be "
                        + history.next
                        + ": an aggregate's events are numbered from 0 without a gap");
        if (history.next++ == 0) {
            begin(event, number);
        }
    }

    private void lane(EventEnvelope event, long number) {
        int lane = Lane.of(event.household());
        rule(event.lane() == lane, number, "lane", "must be " + lane + ", the household's");
        rule(
                event.laneSeq() > heads[lane],
                number,
                "laneSeq",
                "must be above " + heads[lane] + ": the lines of a lane are in its order");
        heads[lane] = event.laneSeq();
    }

    private void begin(EventEnvelope event, long number) {
        UUID created = created(event.event());
        rule(
                event.aggregate().equals(created),
                number,
                "type",
                "must be the event that makes aggregate " + event.aggregate());
        rule(
                histories.containsKey(event.household()),
                number,
                "household",
                "must be created before: the file must begin with the household's first event");
    }

    private static void rule(boolean kept, long number, String field, String rule) {
        if (!kept) {
            throw new BadLine(number, field, rule);
        }
    }

    /// The aggregate that begins with the event.
    private static @Nullable UUID created(Event event) {
        return switch (event) {
            case HouseholdCreated e -> e.household();
            case AccountOpened e -> e.account();
            case CategoryCreated e -> e.category();
            case ExpenseRecorded e -> e.transaction();
            case IncomeRecorded e -> e.transaction();
            case TransferRecorded e -> e.transaction();
            case StatementUploaded e -> e.statementImport();
            case HouseholdEvent _,
                    AccountEvent _,
                    CategoryEvent _,
                    TransactionEvent _,
                    StatementEvent _ ->
                    null;
        };
    }

    /// The interface of one aggregate's events.
    private static Class<?> kind(Event event) {
        return event.getClass().getInterfaces()[0];
    }

    int households() {
        return (int)
                histories.entrySet().stream()
                        .filter(history -> history.getKey().equals(history.getValue().household))
                        .count();
    }
}
