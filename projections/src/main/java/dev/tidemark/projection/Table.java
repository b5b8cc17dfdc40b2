package dev.tidemark.projection;

import org.jspecify.annotations.Nullable;

/// The rows of one table, as the fold sees them. A row of another household than the event's is
/// refused.
public interface Table<K extends Record, R extends Record> {
    /// Adds a row whose key is new; nothing is read. A key that exists fails the flush.
    void insert(R row);

    /// The row as the events so far have left it.
    @Nullable R get(K key);

    /// The row, where the events before this one must have left it.
    ///
    /// @throws IllegalStateException naming the key; the household is then parked
    default R existing(K key) {
        R row = get(key);
        if (row == null) {
            throw new IllegalStateException("no row for " + key + ", which an earlier event makes");
        }
        return row;
    }

    /// Adds or replaces the row with this row's key.
    void put(R row);

    /// Removes the row, if it is there.
    void delete(K key);
}
