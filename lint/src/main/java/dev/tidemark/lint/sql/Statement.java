package dev.tidemark.lint.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement of a changeset. Lines are those of the file.
public sealed interface Statement {
    int line();

    /// The names in it that are looked for in a schema, other tables' included.
    default List<Name> inSchemas() {
        return Names.of(this);
    }

    record CreateTable(Name table, List<Column> columns, List<Constraint> constraints, int line)
            implements Statement {}

    record AlterTable(Name table, List<Change> changes, int line) implements Statement {}

    /// @param name null if PostgreSQL is to choose one
    record CreateIndex(
            @Nullable String name, Name table, boolean unique, boolean concurrently, int line)
            implements Statement {}

    /// @param what `table`, `index`, `view`, ...
    record Drop(String what, List<Name> names, boolean concurrently, int line)
            implements Statement {}

    /// `alter index`, `alter type` and the like, when they rename.
    record Rename(String what, Name name, int line) implements Statement {}

    record CreateExtension(String extension, int line) implements Statement {}

    /// Anything else that is known by its first words.
    ///
    /// @param kind those words, for example `create trigger`
    /// @param names what it makes, changes or grants on
    record Other(String kind, List<Name> names, List<Token> tokens, int line)
            implements Statement {}

    /// What the reader does not know.
    record Unknown(String beginning, String cause, int line) implements Statement {}

    /// One clause of an `alter table`.
    sealed interface Change {
        int line();

        record AddColumn(Column column, int line) implements Change {}

        record DropColumn(String column, int line) implements Change {}

        record ChangeType(String column, String type, int line) implements Change {}

        record SetNotNull(String column, int line) implements Change {}

        record DropNotNull(String column, int line) implements Change {}

        record RenameTo(String from, String to, int line) implements Change {}

        record AddConstraint(Constraint constraint, int line) implements Change {}

        record DropConstraint(String constraint, int line) implements Change {}

        /// A clause that is known by its words, such as `set (fillfactor = 10)`.
        record Setting(String text, int line) implements Change {}
    }
}
