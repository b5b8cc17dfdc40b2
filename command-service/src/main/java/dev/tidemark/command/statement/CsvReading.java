package dev.tidemark.command.statement;

import org.jspecify.annotations.Nullable;

final class CsvReading {
    private CsvReading() {}
    static StatementFile read(SourceText s, String c, @Nullable CsvProfile p) { throw new StatementRefused(1, null, "file.format", "only CAMT.053 is read"); }
}
