package dev.tidemark.projection.table;

import dev.tidemark.projection.TableDefinition;
import java.util.List;
import java.util.stream.Collectors;

/// The names of a table's columns.
///
/// @param key the columns of the primary key, `household` first
/// @param all in the order of the row's components
public record TableColumns(String table, List<String> key, List<String> all) {
    public static TableColumns of(TableDefinition<?, ?> definition) {
        var mapping = new TableMapping<>(definition);
        return new TableColumns(
                definition.name(), names(mapping.keyColumns), names(mapping.columns));
    }

    /// SQL that removes the rows `l` of a table which another one `s` of the same shape does not
    /// have just so; it ends within its condition. Rows are found by key, not each against each.
    public String deleteDiffering(String live, String other) {
        return "delete from %s l where not exists (select from %s s where %s and (%s) is not distinct from (%s))"
                .formatted(
                        live,
                        other,
                        sameKey(),
                        onEach(all, "s.%s", ", "),
                        onEach(all, "l.%s", ", "));
    }

    /// SQL that adds to a table the rows `s` of another one whose keys it does not have; it ends
    /// within its condition. Generated columns come by themselves.
    public String insertMissing(String live, String other) {
        return "insert into %s (%s) select %s from %s s where not exists (select from %s l where %s)"
                .formatted(
                        live,
                        String.join(", ", all),
                        onEach(all, "s.%s", ", "),
                        other,
                        live,
                        sameKey());
    }

    private String sameKey() {
        return onEach(key, "s.%1$s = l.%1$s", " and ");
    }

    private static String onEach(List<String> columns, String text, String between) {
        return columns.stream().map(text::formatted).collect(Collectors.joining(between));
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
