package dev.tidemark.query.operator;

import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The migration engine, where this service has one: it needs the role that makes schemas.
@Component
final class MigrationDesk {
    private final ObjectProvider<Migrations> engine;

    MigrationDesk(ObjectProvider<Migrations> engine) {
        this.engine = engine;
    }

    /// @throws Refused saying how to configure it
    Migrations migrations() {
        return find().orElseThrow(MigrationDesk::noEngine);
    }

    static Refused noEngine() {
        return new Refused(
                Problem.NO_ENGINE,
                "a migration makes schemas: set tidemark.database.migrator.username and .password of this query-service, or ask one that has them");
    }

    Optional<Migrations> find() {
        return Optional.ofNullable(engine.getIfAvailable());
    }
}
