package dev.tidemark.lint.sql;

import dev.tidemark.lint.sql.Statement.AlterTable;
import dev.tidemark.lint.sql.Statement.Change;
import dev.tidemark.lint.sql.Statement.CreateExtension;
import dev.tidemark.lint.sql.Statement.CreateIndex;
import dev.tidemark.lint.sql.Statement.CreateTable;
import dev.tidemark.lint.sql.Statement.Drop;
import dev.tidemark.lint.sql.Statement.Other;
import dev.tidemark.lint.sql.Statement.Rename;
import dev.tidemark.lint.sql.Statement.Unknown;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The names in a statement that PostgreSQL looks for in a schema.
final class Names {
    /// What has a name of its own kind.
    private static final Set<String> ELSEWHERE =
            Set.of("trigger", "extension", "role", "schema", "policy", "owned", "database");

    private Names() {}

    static List<Name> of(Statement statement) {
        return switch (statement) {
            case CreateTable made ->
                    of(
                            made.table(),
                            Stream.concat(
                                    made.constraints().stream(),
                                    made.columns().stream()
                                            .flatMap(column -> column.constraints().stream())));
            case AlterTable alter -> of(alter.table(), alter.changes().stream().flatMap(Names::of));
            case CreateIndex index -> List.of(index.table());
            case Drop drop -> ELSEWHERE.contains(drop.what()) ? List.of() : drop.names();
            case Rename rename ->
                    ELSEWHERE.contains(rename.what()) ? List.of() : List.of(rename.name());
            case Other other -> other.names();
            case CreateExtension _, Unknown _ -> List.of();
        };
    }

    private static List<Name> of(Name table, Stream<Constraint> constraints) {
        return Stream.concat(
                        Stream.of(table),
                        constraints.flatMap(one -> Stream.ofNullable(one.references())))
                .toList();
    }

    private static Stream<Constraint> of(Change change) {
        return switch (change) {
            case Change.AddConstraint added -> Stream.of(added.constraint());
            case Change.AddColumn added -> added.column().constraints().stream();
            case Change.DropColumn _,
                    Change.ChangeType _,
                    Change.SetNotNull _,
                    Change.DropNotNull _,
                    Change.RenameTo _,
                    Change.DropConstraint _,
                    Change.Setting _ ->
                    Stream.of();
        };
    }
}
