package dev.tidemark.command.lookup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Statements in order; a run of one statement is one batch.
final class Changes {
    private final JdbcTemplate jdbc;
    private final List<@Nullable Object[]> run = new ArrayList<>();
    private String sql = "";

    Changes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(String statement, @Nullable Object... arguments) {
        if (!statement.equals(sql)) {
            flush();
            sql = statement;
        }
        run.add(arguments);
    }

    void flush() {
        if (!run.isEmpty()) {
            jdbc.batchUpdate(sql, run);
            run.clear();
        }
    }
}
