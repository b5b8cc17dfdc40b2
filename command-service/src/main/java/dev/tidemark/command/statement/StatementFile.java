package dev.tidemark.command.statement;

import java.util.List;

/// One uploaded file. It holds at least one statement; a CSV file holds exactly one.
public record StatementFile(StatementFormat format, List<Statement> statements) {
    public StatementFile {
        statements = List.copyOf(statements);
    }

    /// Booked lines of all statements.
    public int lineCount() {
        return statements.stream().mapToInt(s -> s.lines().size()).sum();
    }
}
