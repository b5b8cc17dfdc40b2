package dev.tidemark.projection.table;

import dev.tidemark.projection.TableDefinition;
import java.util.List;

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

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
