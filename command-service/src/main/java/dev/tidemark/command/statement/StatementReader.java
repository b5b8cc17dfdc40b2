package dev.tidemark.command.statement;

import org.jspecify.annotations.Nullable;

/// The way in: bytes to [StatementFile]. Pure and safe to share between threads.
public final class StatementReader {

    /// Reads a file whose form is not known yet.
    ///
    /// @param accountCurrency ISO 4217 code of the account the file is uploaded to; CSV amounts are
    ///   read in it, CAMT.053 names its own
    /// @throws StatementRefused if the file cannot be read as a whole; no other exception for any
    ///   bytes
    public StatementFile read(byte[] bytes, String accountCurrency) {
        return read(bytes, accountCurrency, null);
    }

    /// @param profile how to read it if it is CSV; `null` to find out
    public StatementFile read(byte[] bytes, String accountCurrency, @Nullable CsvProfile profile) {
        SourceText source = SourceText.decode(bytes, profile == null ? "" : profile.encoding());
        if (source.isXml()) {
            return CamtReader.read(source);
        }
        return CsvReading.read(source, accountCurrency, profile);
    }
}
