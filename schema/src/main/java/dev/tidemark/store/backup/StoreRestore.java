package dev.tidemark.store.backup;

import dev.tidemark.copies.CopiedTable;
import dev.tidemark.copies.Manifest;
import dev.tidemark.copies.TableCopies;
import dev.tidemark.store.StoreSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// Restores a backup into an empty database: all of it, or nothing.
///
/// The restored store gets a new id. Events that were written after the backup are lost, and their
/// numbers will be given again; consistency tokens, positions and topics that name them must mean
/// nothing here.
public final class StoreRestore {
    private final Connection connection;

    /// @param connection of a role that owns the schemas, or may create them
    public StoreRestore(Connection connection) {
        this.connection = connection;
    }

    /// @param keysFrom of the same backup or a later one: keys that were destroyed since stay
    ///   destroyed
    /// @throws dev.tidemark.copies.GarbledCopy naming the file that is not what was written
    /// @throws BackupRefused if the keys do not belong to it, or the database is not empty
    public Backup restore(Path from, Path keysFrom) throws SQLException, IOException {
        Backup backup = Manifest.read(from, Backup.class);
        KeysBackup keys = Manifest.read(keysFrom, KeysBackup.class);
        requireTogether(backup, keys);
        backup.tables().forEach(table -> table.requireUnharmed(from));
        keys.tables().forEach(table -> table.requireUnharmed(keysFrom));
        requireNoServices();
        StoreSchema.upgrade(connection);
        connection.setAutoCommit(false);
        try {
            requireEmpty(Stream.concat(backup.tables().stream(), keys.tables().stream()).toList());
            load(backup, from, keys, keysFrom);
            requireSame(backup.lanes());
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        execute("analyze");
        return backup;
    }

    private static void requireTogether(Backup backup, KeysBackup keys) {
        if (!keys.store().equals(backup.store())) {
            throw new BackupRefused(
                    "the keys are of store %s, the events of store %s: give the keys that were backed up with them"
                            .formatted(keys.store(), backup.store()));
        }
        if (keys.createdAt().isBefore(backup.createdAt())) {
            throw new BackupRefused(
                    "the keys are of %s, older than the events of %s: what is personal in the events between could never be read. Give keys that were backed up with them, or later"
                            .formatted(keys.createdAt(), backup.createdAt()));
        }
    }

    private void requireNoServices() throws SQLException {
        if (is(
                """
                select exists (select from pg_stat_activity where datname = current_database()
                    and usename in ('tidemark_command', 'tidemark_query', 'tidemark_runner', 'tidemark_keys'))
                """)) {
            throw new BackupRefused(
                    "services are connected to the database: stop them, and start them when it is restored");
        }
    }

    private void requireEmpty(List<CopiedTable> tables) throws SQLException {
        execute("lock table event_store.lane in access exclusive mode");
        for (CopiedTable table : tables) {
            String name = table.schema() + "." + table.table();
            if (is("select to_regclass('%s') is null".formatted(name))) {
                throw new BackupRefused(
                        "this release has no table %s: restore with the release that made the backup, or a later one"
                                .formatted(name));
            }
            String rows = "select exists (select from %s%s)";
            if (is(rows.formatted(name, lane(table) ? " where last_seq > 0" : ""))) {
                throw new BackupRefused(
                        "the database is not empty: %s has rows. Restore into a new database"
                                .formatted(name));
            }
        }
    }

    private static boolean lane(CopiedTable table) {
        return table.schema().equals("event_store") && table.table().equals("lane");
    }

    private void load(Backup backup, Path from, KeysBackup keys, Path keysFrom)
            throws SQLException, IOException {
        execute("alter table event_store.event disable trigger event_guard");
        execute("delete from event_store.lane");
        for (CopiedTable table : backup.tables()) {
            new TableCopies(connection, from).load(table);
        }
        for (CopiedTable table : keys.tables()) {
            new TableCopies(connection, keysFrom).load(table);
        }
        execute("alter table event_store.event enable trigger event_guard");
        execute("update event_store.store set store_id = gen_random_uuid()");
        execute(
                "select setval(pg_get_serial_sequence('registry.audit', 'id'), (select max(id) from registry.audit))");
    }

    private void requireSame(List<LaneSum> lanes) throws SQLException {
        if (!LaneSum.all(connection).equals(lanes)) {
            throw new BackupRefused(
                    "the restored events are not those of the manifest: use another backup");
        }
    }

    private boolean is(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
