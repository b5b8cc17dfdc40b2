package dev.tidemark.projection.verification;

import dev.tidemark.projection.registry.VersionFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file of queries that lies beside a version. Each begins with `-- name: a sentence`, perhaps
/// `-- key: column, column`, and ends with `;` at the end of a line; it writes its tables as
/// `${schema}.table`. Other lines that begin with `--` are comments.
///
/// @param file to name in messages
/// @param queries by name, as the file orders them; at least one
public record NamedQueries(String file, Map<String, Query> queries) {
    private static final String NAME = "-- name:";
    private static final String KEY = "-- key:";
    private static final String SCHEMA = "${schema}";

    /// @param key the columns that tell its rows apart within a household; empty if all of them do
    public record Query(String name, List<String> key, String sql) {
        /// The query over a build's tables.
        public String in(String schema) {
            return sql.replace(SCHEMA, schema);
        }
    }

    Query query(String name) {
        return Objects.requireNonNull(queries.get(name));
    }

    /// @throws CannotCompare naming the file and what is wrong with it
    public static NamedQueries parse(String file, String text) {
        var parsing = new Parsing(file);
        text.lines().forEach(parsing::line);
        return parsing.end();
    }

    /// @return empty if the version has no such file
    public static Optional<NamedQueries> of(VersionFiles files, String name) {
        return files.text(name).map(text -> parse(files.path(name), text));
    }

    /// A file while it is read.
    private static final class Parsing {
        private final String file;
        private final Map<String, Query> queries = new LinkedHashMap<>();
        private final List<String> sql = new ArrayList<>();
        private List<String> key = List.of();
        private @Nullable String name;

        Parsing(String file) {
            this.file = file;
        }

        void line(String line) {
            if (line.startsWith(NAME)) {
                begin(line.substring(NAME.length()).strip());
            } else if (line.startsWith(KEY)) {
                key(line.substring(KEY.length()));
            } else if (!line.isBlank() && !line.startsWith("--")) {
                sql(line.stripTrailing());
            }
        }

        private void begin(String next) {
            requireEnded();
            if (next.isEmpty() || queries.containsKey(next)) {
                throw invalid("query '%s' needs a name of its own.".formatted(next));
            }
            name = next;
        }

        private void key(String columns) {
            if (name == null || !sql.isEmpty()) {
                throw invalid("'%s' belongs right after '%s'.".formatted(KEY, NAME));
            }
            key = Arrays.stream(columns.split(",")).map(String::strip).toList();
        }

        private void sql(String line) {
            if (name == null) {
                throw invalid("'%s' is of no query: put '%s' before it.".formatted(line, NAME));
            }
            boolean last = line.endsWith(";");
            sql.add(last ? line.substring(0, line.length() - 1) : line);
            if (last) {
                add(new Query(name, key, String.join("\n", sql)));
            }
        }

        private void add(Query query) {
            if (!query.sql().contains(SCHEMA)) {
                throw invalid(
                        "query '%s' must write its tables as %s.table.".formatted(name, SCHEMA));
            }
            queries.put(query.name(), query);
            name = null;
            key = List.of();
            sql.clear();
        }

        private void requireEnded() {
            if (name != null) {
                throw invalid("query '%s' does not end with ';'.".formatted(name));
            }
        }

        NamedQueries end() {
            requireEnded();
            if (queries.isEmpty()) {
                throw invalid("there is no query in it.");
            }
            return new NamedQueries(file, queries);
        }

        private CannotCompare invalid(String what) {
            return CannotCompare.invalid(file, what);
        }
    }
}
