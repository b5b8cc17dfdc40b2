package dev.tidemark.projection.hosting;

import dev.tidemark.projection.Projection;
import dev.tidemark.projection.archive.Archives;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.migration.Engine;
import dev.tidemark.projection.migration.MigrationSettings;
import dev.tidemark.projection.migration.Migrations;
import dev.tidemark.projection.reading.ReadOutcomes;
import dev.tidemark.projection.registry.SchemaDrift;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.runner.RunnerSupplies;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The migration engine, where the role that makes schemas is configured.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tidemark.database.migrator.username")
@Import({MigrationHost.class, MigrationMeters.class})
class MigrationHosting {
    @Bean
    Engine migrationEngine(
            @Qualifier("runnerDataSource") DataSource runnerDataSource,
            @Qualifier("migratorDataSource") DataSource migratorDataSource,
            @Qualifier("runnerDatabase") Database runnerDatabase,
            RunnerSupplies supplies,
            List<Projection> projections,
            ReadOutcomes reads,
            ProjectionHost host,
            MigrationSettings settings) {
        return new Engine(
                runnerDataSource,
                new VersionSchema(migratorDataSource, runnerDatabase),
                supplies,
                projections,
                reads,
                settings,
                InstantSource.system(),
                host::look);
    }

    @Bean
    Migrations migrations(Engine engine) {
        return new Migrations(engine);
    }

    @Bean
    SchemaDrift schemaDrift(Engine engine) {
        return engine.drift();
    }

    @Bean
    Archives archives(Engine engine) {
        return engine.archives();
    }
}
