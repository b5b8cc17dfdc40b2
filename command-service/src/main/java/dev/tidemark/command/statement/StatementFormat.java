package dev.tidemark.command.statement;

/// What the content turned out to be.
public sealed interface StatementFormat {

    /// @param version the message's name with its version, `camt.053.001.08`
    record Camt053(String version) implements StatementFormat {}

    /// @param profile how the file was read; saved and given again, the next file of this bank is
    ///   read the same way
    record Csv(CsvProfile profile) implements StatementFormat {}
}
