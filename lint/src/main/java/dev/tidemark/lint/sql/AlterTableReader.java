package dev.tidemark.lint.sql;

import dev.tidemark.lint.sql.Statement.AlterTable;
import dev.tidemark.lint.sql.Statement.Change;
import java.util.List;
import java.util.Set;

/// Reads the clauses of an `alter table`.
final class AlterTableReader {
    private final Cursor cursor;

    AlterTableReader(Cursor cursor) {
        this.cursor = cursor;
    }

    AlterTable read(int line) {
        cursor.took("if", "exists");
        cursor.took("only");
        Name table = cursor.name();
        List<Change> changes =
                cursor.parts(",").stream()
                        .map(part -> change(table, part, part.getFirst().line()))
                        .toList();
        return new AlterTable(table, changes, line);
    }

    private static Change change(Name table, List<Token> tokens, int line) {
        Cursor clause = new Cursor(tokens);
        if (clause.took("add")) {
            return add(clause, line);
        } else if (clause.took("drop", "constraint")) {
            clause.took("if", "exists");
            return new Change.DropConstraint(clause.next().text(), line);
        } else if (clause.took("drop")) {
            clause.took("column");
            clause.took("if", "exists");
            return new Change.DropColumn(clause.next().text(), line);
        } else if (clause.took("rename")) {
            return rename(table, clause, line);
        } else if (clause.took("set", "schema")) {
            return new Change.RenameTo(table.text(), clause.next().text(), line);
        } else if (clause.sees("alter") && !clause.sees("alter", "constraint")) {
            return alterColumn(tokens, line);
        }
        return new Change.Setting(DefinitionReader.text(tokens), line);
    }

    private static Change add(Cursor clause, int line) {
        DefinitionReader reader = new DefinitionReader(clause);
        if (reader.isAtConstraint()) {
            return new Change.AddConstraint(reader.constraint(null), line);
        }
        clause.took("column");
        clause.took("if", "not", "exists");
        return new Change.AddColumn(reader.column(), line);
    }

    private static Change rename(Name table, Cursor clause, int line) {
        if (clause.took("to")) {
            return new Change.RenameTo(table.text(), clause.next().text(), line);
        }
        if (!clause.took("constraint")) {
            clause.took("column");
        }
        String from = clause.next().text();
        clause.take("to");
        return new Change.RenameTo(from, clause.next().text(), line);
    }

    private static Change alterColumn(List<Token> tokens, int line) {
        Cursor clause = new Cursor(tokens);
        clause.take("alter");
        clause.took("column");
        String column = clause.next().text();
        if (clause.took("type") || clause.took("set", "data", "type")) {
            String type = DefinitionReader.text(clause.until(Set.of("using", "collate")));
            return new Change.ChangeType(column, type, line);
        } else if (clause.took("set", "not", "null")) {
            return new Change.SetNotNull(column, line);
        } else if (clause.took("drop", "not", "null")) {
            return new Change.DropNotNull(column, line);
        }
        return new Change.Setting(DefinitionReader.text(tokens), line);
    }
}
