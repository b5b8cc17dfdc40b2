package dev.tidemark.command.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The file as a whole cannot be read; nothing of it is returned. It has at least one [Problem].
public final class StatementRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    StatementRefused(List<Problem> problems) {
        super(problems.getFirst().toString());
        this.problems = List.copyOf(problems);
    }

    StatementRefused(int line, @Nullable String field, String rule, String sentence) {
        this(List.of(new Problem(line, field, rule, sentence)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
