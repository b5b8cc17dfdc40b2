package dev.tidemark.command.statement;

import java.time.LocalDate;

/// What a statement may ask of the reader. Every limit is checked before memory proportional to the
/// offence is taken.
final class Limits {
    static final int FILE_BYTES = 20 * 1024 * 1024;
    static final int LINE_CHARS = 64 * 1024;
    static final int LINES = 50_000;
    static final int STATEMENTS = 1_000;
    static final int TEXT_CHARS = 1_000;
    static final int COLUMNS = 200;
    static final int XML_DEPTH = 40;

    /// Of one entry, balance or account; more than any bank's batch needs.
    static final int XML_ELEMENTS = 50_000;

    /// Single payments of a batch that are read for their texts; the rest are counted.
    static final int DETAILS_READ = 50;

    /// Bad rows named when nothing in a file is good.
    static final int PROBLEMS = 20;

    static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    static final LocalDate LATEST = LocalDate.of(2200, 12, 31);

    private Limits() {}

    static boolean allows(LocalDate date) {
        return !date.isBefore(EARLIEST) && !date.isAfter(LATEST);
    }
}
