package dev.tidemark.projection.runner;

import dev.tidemark.event.EventEnvelope;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.checkpoint.Parked;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.table.RowCache;
import dev.tidemark.projection.table.TableColumns;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// A version's tables once more, empty, for one transaction: events are folded into them, and what
/// differs is taken over into the live ones.
final class SideTables {
    private static final String SIDE = "pg_temp";

    private final Database database;
    private final Projection projection;
    private final String live;
    private final RunnerSettings settings;
    private final List<TableColumns> tables;
    private final RowCache cache;

    SideTables(Database database, Projection projection, String live, RunnerSettings settings) {
        this.database = database;
        this.projection = projection;
        this.live = live;
        this.settings = settings;
        this.tables = projection.tables().stream().map(TableColumns::of).toList();
        this.cache = new RowCache(projection.tables(), SIDE);
    }

    void create() {
        for (TableColumns table : tables) {
            update(
                    """
                    create temporary table %1$s
                        (like %2$s.%1$s including defaults including generated, primary key (%3$s)) on commit drop
                    """
                            .formatted(table.table(), live, String.join(", ", table.key())));
        }
        update(
                "create temporary table repaired_household (household uuid primary key) on commit drop");
    }

    /// @throws Halted if the version cannot apply one of them
    void fold(List<EventEnvelope> events) {
        database.connection(connection -> {
            cache.use(connection);
            for (Parked failed : Fold.apply(projection, cache, events).values()) {
                throw new Halted(failed);
            }
            cache.flush();
            cache.committed();
            return true;
        });
        cache.trim(settings.cacheRows(), settings.cacheBytes());
    }

    /// From here to the end of the transaction nobody else writes the live tables. In the order in
    /// which runners write them, so that no two wait for each other.
    void hold() {
        tables.forEach(table ->
                update(
                        "lock table %s.%s in share row exclusive mode"
                                .formatted(live, table.table())));
    }

    /// Takes over what differs: of one household, or of all that a partition carries.
    ///
    /// @param out households that stay as they are
    Repaired takeOver(RepairScope scope, int partitions, Collection<UUID> out) {
        long households = choose(scope, partitions, out);
        tables.forEach(table -> update("analyze " + SIDE + "." + table.table()));
        return new Repaired(households, tables.stream().map(this::takeOver).toList());
    }

    private long choose(RepairScope scope, int partitions, Collection<UUID> out) {
        String all =
                tables.stream()
                        .flatMap(table ->
                                List.of(live + "." + table.table(), SIDE + "." + table.table())
                                        .stream())
                        .map(table -> "select household from " + table)
                        .collect(Collectors.joining(" union "));
        return database.sql()
                .sql(
                        """
                        insert into pg_temp.repaired_household
                        select household from (%s) all_households
                        where event_store.lane_of(household) %% :partitions = :partition
                            and (:one::uuid is null or household = :one::uuid) and household <> all (:out)
                        """
                                .formatted(all))
                .param("partitions", partitions)
                .param("partition", scope.partition())
                .param("one", scope.household())
                .param("out", out.toArray(UUID[]::new))
                .update();
    }

    private Repaired.Rows takeOver(TableColumns table) {
        String liveTable = live + "." + table.table();
        String sideTable = SIDE + "." + table.table();
        int removed = update(table.deleteDiffering(liveTable, sideTable) + isRepaired("l"));
        int written = update(table.insertMissing(liveTable, sideTable) + isRepaired("s"));
        return new Repaired.Rows(table.table(), removed, written);
    }

    private static String isRepaired(String row) {
        return " and exists (select from pg_temp.repaired_household h where h.household = %s.household)"
                .formatted(row);
    }

    private int update(String sql) {
        return database.sql().sql(sql).update();
    }
}
