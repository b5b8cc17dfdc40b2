package dev.tidemark.store.backup;

import dev.tidemark.copies.CopiedTable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// `manifest.json` of a backup.
///
/// @param store that was backed up; a restored one gets another id
/// @param lanes as they stood
public record Backup(
        String format,
        UUID store,
        Instant createdAt,
        List<LaneSum> lanes,
        List<CopiedTable> tables) {
    static final String FORMAT = "tidemark-backup/1";

    public long events() {
        return lanes.stream().mapToLong(LaneSum::events).sum();
    }

    public long bytes() {
        return tables.stream().mapToLong(CopiedTable::bytes).sum();
    }
}
