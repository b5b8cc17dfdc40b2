package dev.tidemark.readmodel.imports;

/// How far an import has got.
public enum ImportStatus {
    /// Lines are proposed, nothing is recorded.
    PARSED,
    /// Being recorded; finished even after a crash.
    COMMITTING,
    COMMITTED,
    /// Its transactions are being voided.
    REVERTING,
    REVERTED
}
