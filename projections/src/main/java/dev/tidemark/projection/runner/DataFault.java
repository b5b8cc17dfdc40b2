package dev.tidemark.projection.runner;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Tells failures that the data causes (SQLSTATE class 22, data exception, and 23, constraint
/// violation) from all others, which are worth repeating.
final class DataFault {
    private DataFault() {}

    static boolean isCauseOf(Throwable failure) {
        SQLException sql = sqlException(failure);
        String state = sql == null ? null : sql.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /// What an operator may see: code and names. The server's sentence repeats values, except where
    /// the tables are not those that the statement was written for (class 42).
    static String describe(Throwable failure) {
        SQLException sql = sqlException(failure);
        if (sql == null) {
            return failure.getClass().getName();
        }
        String where =
                sql instanceof PSQLException postgres
                                && postgres.getServerErrorMessage() instanceof ServerErrorMessage m
                        ? where(m)
                        : "";
        return "SQLSTATE " + sql.getSQLState() + where;
    }

    private static String where(ServerErrorMessage message) {
        String state = message.getSQLState();
        if (state != null && state.startsWith("42")) {
            return ": " + message.getMessage();
        }
        String names = names(message.getTable(), message.getColumn(), message.getConstraint());
        return names.isEmpty() ? "" : " at " + names;
    }

    /// The class of an exception that a fold threw, and the line that threw it.
    static String describe(Throwable failure, Class<?> projection) {
        String at =
                Arrays.stream(failure.getStackTrace())
                        .filter(frame ->
                                frame.getClassName().startsWith(projection.getPackageName() + "."))
                        .findFirst()
                        .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                        .orElse("");
        return failure.getClass().getName() + at;
    }

    private static String names(@Nullable String... names) {
        return Arrays.stream(names).filter(name -> name != null).collect(Collectors.joining(" "));
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
