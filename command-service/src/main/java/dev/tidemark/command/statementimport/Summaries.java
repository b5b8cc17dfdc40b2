package dev.tidemark.command.statementimport;

import dev.tidemark.command.statement.Balance;
import dev.tidemark.command.statement.Statement;
import dev.tidemark.command.statement.StatementFormat;
import dev.tidemark.event.Personal;
import dev.tidemark.event.StatementEvent.DatedBalance;
import dev.tidemark.event.StatementEvent.RefusedRow;
import dev.tidemark.event.StatementEvent.StatementSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the import's first event says about the file.
final class Summaries {
    /// Further bad rows are of no use to anybody; the file is to be mended or read another way.
    private static final int MOST_REFUSED = 100;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Summaries() {}

    static String format(StatementFormat format) {
        return switch (format) {
            case StatementFormat.Camt053 camt -> camt.version();
            case StatementFormat.Csv _ -> "csv";
        };
    }

    /// The settings of the dialect by name; what is no text is JSON.
    static Map<String, String> profile(StatementFormat format) {
        Map<String, String> settings = new TreeMap<>();
        if (format instanceof StatementFormat.Csv(var profile)) {
            for (Map.Entry<String, JsonNode> setting : JSON.valueToTree(profile).properties()) {
                JsonNode value = setting.getValue();
                settings.put(
                        setting.getKey(),
                        value.isString() ? value.stringValue() : value.toString());
            }
        }
        return settings;
    }

    static StatementSummary of(Statement statement, String currency) {
        return new StatementSummary(
                Personal.ofNullable(statement.id()),
                statement.currency(),
                statement.currency().equals(currency),
                balance(statement.opening()),
                balance(statement.closing()),
                statement.lines().size(),
                statement.pending().size(),
                statement.sumOfLines(),
                statement.balances().orElse(null));
    }

    private static @Nullable DatedBalance balance(@Nullable Balance balance) {
        return balance == null ? null : new DatedBalance(balance.amount(), balance.on());
    }

    static List<RefusedRow> refused(List<Statement> statements) {
        return statements.stream()
                .flatMap(s -> s.refused().stream())
                .limit(MOST_REFUSED)
                .map(problem -> new RefusedRow(problem.line(), problem.sentence()))
                .toList();
    }
}
