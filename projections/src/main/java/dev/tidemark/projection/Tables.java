package dev.tidemark.projection;

/// The handles through which a fold reaches its rows.
public interface Tables {
    <K extends Record, R extends Record> Table<K, R> of(TableDefinition<K, R> table);
}
