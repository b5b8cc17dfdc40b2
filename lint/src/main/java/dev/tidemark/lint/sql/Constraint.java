package dev.tidemark.lint.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A constraint of a table, or of one of its columns.
///
/// @param name null if PostgreSQL is to choose one
/// @param columns what it is on; empty for a check
/// @param expression of a check
/// @param references the other table of a foreign key
/// @param onDelete whether a foreign key says what happens when the other row goes
/// @param usingIndex whether it takes over an index that is there
public record Constraint(
        Kind kind,
        @Nullable String name,
        List<String> columns,
        List<Token> expression,
        @Nullable Name references,
        boolean onDelete,
        boolean notValid,
        boolean usingIndex,
        int line) {
    public enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        EXCLUDE
    }
}
