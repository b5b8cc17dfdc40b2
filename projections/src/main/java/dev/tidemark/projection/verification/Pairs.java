package dev.tidemark.projection.verification;

import dev.tidemark.projection.registry.VersionFiles;
import dev.tidemark.projection.table.TableColumns;
import dev.tidemark.projection.verification.NamedQueries.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What is compared: the pairs of the candidate's `compare.*.sql`, or every table as it is if both
/// builds are of one version.
final class Pairs {
    private static final String HOUSEHOLD = "household";

    private final Side from;
    private final Side to;

    private Pairs(Side from, Side to) {
        this.from = from;
        this.to = to;
    }

    /// @throws CannotCompare naming the file that is missing or wrong
    static List<Pair> of(Side from, Side to) {
        return new Pairs(from, to).pairs();
    }

    private List<Pair> pairs() {
        if (from.build().projection().equals(to.build().projection())) {
            NamedQueries tables = tables();
            return pairs(tables, tables);
        }
        VersionFiles files = VersionFiles.of(to.projection());
        return pairs(old(files), required(files, "compare.new.sql"));
    }

    private NamedQueries tables() {
        Map<String, Query> queries = new LinkedHashMap<>();
        to.projection().tables().stream()
                .map(TableColumns::of)
                .forEach(table -> queries.put(table.table(), whole(table)));
        return new NamedQueries("the tables of " + to, queries);
    }

    private static Query whole(TableColumns table) {
        Stream<String> others = table.all().stream().filter(column -> !column.equals(HOUSEHOLD));
        String columns = String.join(", ", Stream.concat(Stream.of(HOUSEHOLD), others).toList());
        return new Query(
                table.table(),
                table.key(),
                "select %s from ${schema}.%s".formatted(columns, table.table()));
    }

    /// The file for exactly this version wins; without one, the versions must be neighbours.
    private NamedQueries old(VersionFiles files) {
        int version = from.build().projection().version();
        String exact = "compare.v%d.sql".formatted(version);
        boolean neighbours = version + 1 == to.build().projection().version();
        return NamedQueries.of(files, exact)
                .orElseGet(() -> required(files, neighbours ? "compare.old.sql" : exact));
    }

    private NamedQueries required(VersionFiles files, String name) {
        return NamedQueries.of(files, name)
                .orElseThrow(() -> CannotCompare.missing(files.path(name), from, to));
    }

    private List<Pair> pairs(NamedQueries old, NamedQueries candidate) {
        if (!old.queries().keySet().equals(candidate.queries().keySet())) {
            throw CannotCompare.invalid(
                    candidate.file(),
                    "its queries are %s, those of %s are %s; they must have the same names."
                            .formatted(
                                    candidate.queries().keySet(),
                                    old.file(),
                                    old.queries().keySet()));
        }
        return candidate.queries().values().stream()
                .map(query -> pair(old, old.query(query.name()), candidate, query))
                .toList();
    }

    private Pair pair(NamedQueries old, Query one, NamedQueries candidate, Query other) {
        var asked = new Question(from, old.file(), one);
        var askedToo = new Question(to, candidate.file(), other);
        List<String> columns = askedToo.columnsOfHousehold();
        List<String> oldColumns = asked.columnsOfHousehold();
        if (!columns.equals(oldColumns)) {
            throw CannotCompare.invalid(
                    candidate.file(),
                    "query '%s' returns the columns %s, in %s it returns %s; they must be the same in the same order."
                            .formatted(other.name(), columns, old.file(), oldColumns));
        }
        return new Pair(
                other.name(), key(other, one, columns, candidate.file()), columns, asked, askedToo);
    }

    private static List<String> key(Query query, Query other, List<String> columns, String file) {
        List<String> key =
                query.key().stream().filter(column -> !column.equals(HOUSEHOLD)).toList();
        if (!query.key().equals(other.key()) || !columns.containsAll(key)) {
            throw CannotCompare.invalid(
                    file,
                    "query '%s' must declare a key of columns that it returns, and the same one on both sides."
                            .formatted(query.name()));
        }
        return query.key().isEmpty() ? columns : key;
    }
}
