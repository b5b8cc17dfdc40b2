package dev.tidemark.store.backup;

import dev.tidemark.copies.CopiedTable;
import dev.tidemark.copies.Manifest;
import dev.tidemark.copies.TableCopies;
import dev.tidemark.copies.WholeDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Writes a backup while commands go on.
///
/// Copied are the lanes and their events, the answers that idempotency keys stand for (else a
/// client that repeats a command after a restore would have it done twice), the lookups that
/// commands decide by, and the audit. Not copied is what says where the relay and the read models
/// have got: a restored store is another store, whose events are sent and folded from the first.
public final class StoreBackup {
    private final Connection connection;

    /// @param connection of a role that may read all of the store's tables; it is not used for
    ///   anything else meanwhile
    public StoreBackup(Connection connection) {
        this.connection = connection;
    }

    /// Writes both directories, from one snapshot. Neither may exist, or it is empty.
    ///
    /// @param keysTo kept by others, elsewhere: who has both and the master key can read everything
    /// @throws BackupRefused if a directory is in use, or the store has lost events
    public Backup write(Path to, Path keysTo, Instant createdAt) throws SQLException, IOException {
        requireUnused(to);
        requireUnused(keysTo);
        if (keysTo.toAbsolutePath().normalize().startsWith(to.toAbsolutePath().normalize())) {
            throw new BackupRefused(
                    "the keys would lie with the events, in %s: give them a place of their own"
                            .formatted(to));
        }
        connection.setAutoCommit(false);
        try {
            beginSnapshot();
            return writeBoth(to, keysTo, createdAt);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void requireUnused(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var entries = Files.newDirectoryStream(directory)) {
                if (entries.iterator().hasNext()) {
                    throw new BackupRefused(directory + " is not empty: give a new directory");
                }
            }
        }
    }

    private void beginSnapshot() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    private Backup writeBoth(Path to, Path keysTo, Instant createdAt)
            throws SQLException, IOException {
        List<LaneSum> lanes = wholeLanes();
        UUID store = store();
        List<CopiedTable> tables = new ArrayList<>();
        WholeDirectory.write(
                to,
                directory -> {
                    var copies = new TableCopies(connection, directory);
                    for (StoreTable table : StoreTable.toBackUp(copies)) {
                        tables.add(copies.write(table.schema(), table.name()));
                    }
                    Manifest.write(
                            directory, new Backup(Backup.FORMAT, store, createdAt, lanes, tables));
                    writeKeys(keysTo, store, createdAt);
                });
        return new Backup(Backup.FORMAT, store, createdAt, lanes, List.copyOf(tables));
    }

    private List<LaneSum> wholeLanes() throws SQLException {
        List<LaneSum> lanes = LaneSum.all(connection);
        for (LaneSum lane : lanes) {
            if (!lane.whole()) {
                throw new BackupRefused(
                        "lane %d has %d events and stands at %d: the store has lost some. Keep the last backup, and restore it"
                                .formatted(lane.lane(), lane.events(), lane.lastSeq()));
            }
        }
        return lanes;
    }

    private UUID store() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select store_id from event_store.store")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private void writeKeys(Path keysTo, UUID store, Instant createdAt)
            throws SQLException, IOException {
        WholeDirectory.write(
                keysTo,
                directory -> {
                    CopiedTable keys =
                            new TableCopies(connection, directory).write("keys", "data_key");
                    Manifest.write(
                            directory,
                            new KeysBackup(KeysBackup.FORMAT, store, createdAt, List.of(keys)));
                });
    }
}
