package dev.tidemark.readmodel.balances.v1;

import java.time.LocalDate;

/// How long a delta's period is.
enum Grain {
    DAY,
    MONTH,
    YEAR;

    /// The first day of the period that holds `date`.
    LocalDate start(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case MONTH -> date.withDayOfMonth(1);
            case YEAR -> date.withDayOfYear(1);
        };
    }
}
