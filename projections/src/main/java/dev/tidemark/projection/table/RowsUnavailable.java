package dev.tidemark.projection.table;

import java.sql.SQLException;

/// The table could not be read while an event was folded: no fault of the event.
public final class RowsUnavailable extends RuntimeException {
    RowsUnavailable(SQLException cause) {
        super(cause);
    }
}
