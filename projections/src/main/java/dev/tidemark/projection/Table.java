package dev.tidemark.projection;

import org.jspecify.annotations.Nullable;

/// The rows of one table, as the fold sees them. A row of another household than the event's is
/// refused.
public interface Table<K extends Record, R extends Record> {
    /// Adds a row whose key is new; nothing is read. A key that exists fails the flush.
    void insert(R row);

    /// The row as the events so far have left it.
    @Nullable R get(K key);

    /// Adds or replaces the row with this row's key.
    void put(R row);

    /// Removes the row, if it is there.
    void delete(K key);
}
