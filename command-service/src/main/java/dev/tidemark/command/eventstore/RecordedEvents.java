package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Command;
import dev.tidemark.command.decision.Refused;
import dev.tidemark.command.lookup.Lookups;
import dev.tidemark.command.relay.RelayBell;
import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.CategoryEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.EventEnvelope;
import dev.tidemark.event.HouseholdEvent;
import dev.tidemark.event.StatementEvent;
import dev.tidemark.event.TransactionEvent;
import dev.tidemark.event.json.EventJson;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Events that another store recorded, appended here as they are: nothing is decided again. They
/// pass the same guards as those of commands, get this store's numbers and keys, and bring the
/// lookups up to date.
@Component
public final class RecordedEvents {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final LaneStatements statements;
    private final EventJson json;
    private final Lookups lookups;
    private final StoreFailures failures;
    private final RelayBell relay;

    RecordedEvents(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            LaneStatements statements,
            EventJson json,
            Lookups lookups,
            StoreFailures failures,
            RelayBell relay) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.statements = statements;
        this.json = json;
        this.lookups = lookups;
        this.failures = failures;
        this.relay = relay;
    }

    /// @param events how many
    /// @param last the id of the last one
    public record Held(UUID household, long events, UUID last) {}

    /// Begins for a household without asking who calls.
    private record Taking(UUID household, UUID aggregate) implements Command {}

    /// Events of one request: one call of the append.
    private record Run(OpenCommand open, List<EventEnvelope> events) {
        static Run of(EventEnvelope first) {
            Origin origin =
                    new Origin(first.actor(), first.correlation(), null, 200, first.household());
            Command taking = new Taking(first.household(), first.aggregate());
            return new Run(new OpenCommand(taking, origin), new ArrayList<>());
        }

        boolean takes(EventEnvelope event) {
            Origin origin = open.origin();
            return origin.correlation().equals(event.correlation())
                    && origin.actor().equals(event.actor());
        }
    }

    /// Returns after the commit.
    ///
    /// @param events of one household, in its order; all are stored, or none
    /// @throws Refused for every reason there is, those of the database included
    public void store(List<EventEnvelope> events) {
        try {
            transaction.executeWithoutResult(_ -> append(runs(events)));
            relay.ring();
        } catch (RuntimeException e) {
            throw failures.refusal(e);
        }
    }

    private static List<Run> runs(List<EventEnvelope> events) {
        List<Run> runs = new ArrayList<>();
        for (EventEnvelope event : events) {
            if (runs.isEmpty() || !runs.getLast().takes(event)) {
                runs.add(Run.of(event));
            }
            runs.getLast().events().add(event);
        }
        return runs;
    }

    private void append(List<Run> runs) {
        Run first = runs.getFirst();
        statements.begin(first.open().command(), first.open().origin(), null);
        for (Run run : runs) {
            Append append =
                    new Append(
                            run.open(),
                            json,
                            run.events().stream().map(RecordedEvents::message).toList());
            jdbc.execute(
                    (ConnectionCallback<int[]>)
                            connection -> {
                                try (PreparedStatement call = append.statement(connection)) {
                                    return call.executeBatch();
                                }
                            });
            lookups.record(
                    run.open().household(),
                    run.open().origin().actor(),
                    run.events().stream()
                            .map(e -> new Lookups.Recorded(e.aggregate(), e.event()))
                            .toList());
        }
    }

    private static DomainEventMessage<Event> message(EventEnvelope e) {
        UUID cause = e.causation();
        MetaData origin =
                cause == null
                        ? MetaData.emptyInstance()
                        : MetaData.with(Append.CAUSATION, cause.toString());
        return new GenericDomainEventMessage<>(
                aggregateType(e.event()),
                e.aggregate().toString(),
                e.aggregateSeq(),
                e.event(),
                origin,
                e.eventId().toString(),
                e.recordedAt());
    }

    /// As the aggregate's own mark says it.
    private static String aggregateType(Event event) {
        return switch (event) {
            case HouseholdEvent _ -> "household";
            case AccountEvent _ -> "account";
            case CategoryEvent _ -> "category";
            case TransactionEvent _ -> "transaction";
            case StatementEvent _ -> "statement-import";
        };
    }

    /// What the store has of each household.
    public List<Held> held() {
        return jdbc.query(
                """
                select household, count(*), (array_agg(event_id order by lane_seq desc))[1]
                from event_store.event group by household\
                """,
                (row, _) ->
                        new Held(
                                row.getObject(1, UUID.class),
                                row.getLong(2),
                                row.getObject(3, UUID.class)));
    }
}
