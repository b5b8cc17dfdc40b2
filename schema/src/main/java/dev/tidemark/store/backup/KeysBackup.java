package dev.tidemark.store.backup;

import dev.tidemark.copies.CopiedTable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// `manifest.json` of the keys that were written with a backup. They are of use with the master key
/// only.
record KeysBackup(String format, UUID store, Instant createdAt, List<CopiedTable> tables) {
    static final String FORMAT = "tidemark-keys/1";
}
