package dev.tidemark.projection.migration;

import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.Audit;
import dev.tidemark.projection.registry.Operator;
import java.util.function.Consumer;

/// Carries operators' commands out, each in one transaction with its audit record.
final class Commands {
    private final Engine engine;
    private final Database database;

    Commands(Engine engine) {
        this.engine = engine;
        this.database = engine.database();
    }

    /// The row is locked: of two commands at once the second sees what the first has done.
    void carryOut(long id, String action, Operator operator, Consumer<Migration> work) {
        database.durably(() -> {
            Migration migration = engine.log().locked(id);
            if (migration.closedAt() != null) {
                throw MigrationRefused.wrongPhase(migration, action);
            }
            work.accept(migration);
            String after = engine.log().find(id).map(m -> m.phase().label()).orElse("");
            audit(id, action, operator, migration.phase().label(), after);
            return true;
        });
    }

    void audit(long id, String action, Operator operator, String before, String after) {
        new Audit(database)
                .record(
                        operator.name(),
                        "migration-" + action,
                        "migration " + id,
                        operator.reason(),
                        before,
                        after);
    }
}
