package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// What went wrong below a command, said in words of the API.
@Component
final class StoreFailures {
    private static final Logger log = LoggerFactory.getLogger(StoreFailures.class);
    private static final String CONFLICT =
            "somebody else changed the same thing first; read it again";

    /// The refusal to answer with; anything unforeseen is logged with its cause and answered
    /// without.
    Refused refusal(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Refused known = known(cause);
            if (known != null) {
                return known;
            }
        }
        if (failure instanceof TransactionException) {
            return unavailable(failure);
        }
        log.error("a command failed", failure);
        return new Refused(Refusal.INTERNAL_ERROR, "the command failed; nothing was stored");
    }

    private static @Nullable Refused known(Throwable cause) {
        return switch (cause) {
            case Refused refused -> refused;
            case AggregateNotFoundException _ -> Refused.notFound();
            case ConcurrencyException _ -> Refused.at(Refusal.CONFLICT, "If-Match", CONFLICT);
            case SQLException sql -> ofSql(sql);
            default -> null;
        };
    }

    private static @Nullable Refused ofSql(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return switch (state) {
            case "55P03" -> waitedTooLong(sql);
            case "23505" -> new Refused(Refusal.CONFLICT, CONFLICT);
            case "25P04" -> busy("it took longer than 2 s and was taken back");
            case "TM003" ->
                    new Refused(
                            Refusal.EVENT_TOO_LARGE,
                            "recorded, this would take more than 250 events at once; split it");
            default -> isAway(sql, state) ? unavailable(sql) : null;
        };
    }

    private static boolean isAway(SQLException sql, String state) {
        return sql instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53");
    }

    /// A key is waited for by one lock, a lane by two: the row's and the place in its queue.
    private static Refused waitedTooLong(SQLException sql) {
        return where(sql).contains("pg_advisory_xact_lock")
                ? new Refused(
                        Refusal.REQUEST_IN_PROGRESS,
                        "the first request with this Idempotency-Key has not ended within 2 s; ask again")
                : busy("the household's lane was held for longer than 2 s by another command");
    }

    private static String where(SQLException sql) {
        ServerErrorMessage message =
                sql instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
        return message == null || message.getWhere() == null ? "" : message.getWhere();
    }

    private static Refused busy(String why) {
        return new Refused(Refusal.BUSY, why + "; nothing was stored, try again");
    }

    private static Refused unavailable(Exception cause) {
        log.warn("the event store cannot be reached: {}", cause.getMessage());
        return new Refused(
                Refusal.UNAVAILABLE,
                "the event store cannot be reached; repeat the request with the same Idempotency-Key");
    }
}
