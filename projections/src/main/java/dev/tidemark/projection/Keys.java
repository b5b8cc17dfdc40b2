package dev.tidemark.projection;

/// Collects the rows that a fold will touch.
public interface Keys {
    <K extends Record> void add(TableDefinition<K, ?> table, K key);
}
