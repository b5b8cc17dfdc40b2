package dev.tidemark.store.backup;

import dev.tidemark.copies.TableCopies;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A table that a backup holds.
record StoreTable(String schema, String name) {
    private static final List<StoreTable> FIXED =
            List.of(
                    new StoreTable("event_store", "lane"),
                    new StoreTable("event_store", "event"),
                    new StoreTable("event_store", "idempotency"),
                    new StoreTable("registry", "audit"));

    static List<StoreTable> toBackUp(TableCopies copies) throws SQLException {
        List<StoreTable> tables = new ArrayList<>(FIXED);
        for (String lookup : copies.tables("lookup")) {
            tables.add(new StoreTable("lookup", lookup));
        }
        return tables;
    }
}
