package dev.tidemark.projection.verification;

import dev.tidemark.projection.database.Rest;
import dev.tidemark.projection.registry.VersionFiles;
import dev.tidemark.projection.table.TableColumns;
import dev.tidemark.projection.verification.NamedQueries.Query;
import dev.tidemark.projection.verification.Report.Assertion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs the queries of `verification.sql`, which return wrong rows. Of these only keys are told:
/// other columns may be about people.
final class Assertions {
    private static final String FILE = "verification.sql";
    private static final int KEPT = 10;

    private final Side side;
    private final Set<String> keys;

    private Assertions(Side side) {
        this.side = side;
        this.keys =
                side.projection().tables().stream()
                        .flatMap(table -> TableColumns.of(table).key().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// @throws CannotCompare if the version has no such file, or a query of it fails
    static List<Assertion> of(Side side, Rest rest) {
        VersionFiles files = VersionFiles.of(side.projection());
        NamedQueries queries =
                NamedQueries.of(files, FILE)
                        .orElseThrow(() ->
                                new CannotCompare(
                                        CannotCompare.Kind.FILE_MISSING,
                                        files.path(FILE) + " is missing: write it."));
        var assertions = new Assertions(side);
        return queries.queries().values().stream()
                .map(query -> {
                    rest.rest();
                    return assertions.run(queries.file(), query);
                })
                .toList();
    }

    private Assertion run(String file, Query query) {
        var question = new Question(side, file, query);
        List<String> shown =
                question.columns().stream()
                        .map(Question.Column::name)
                        .filter(name -> keys.contains(name) || query.key().contains(name))
                        .toList();
        List<Map<String, @Nullable String>> first = new ArrayList<>();
        long[] rows = {0};
        try (Stream<Boolean> wrong =
                question.stream(
                        "%s",
                        (row, _) -> {
                            if (rows[0]++ < KEPT) {
                                first.add(texts(row, shown));
                            }
                            return true;
                        })) {
            wrong.forEach(_ -> {});
        }
        return new Assertion(query.name(), rows[0], first);
    }

    private static Map<String, @Nullable String> texts(ResultSet row, List<String> columns)
            throws SQLException {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        for (String column : columns) {
            texts.put(column, row.getString(column));
        }
        return texts;
    }
}
