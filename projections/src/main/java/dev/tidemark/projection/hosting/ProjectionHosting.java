package dev.tidemark.projection.hosting;

import dev.tidemark.event.json.EventJson;
import dev.tidemark.personal.JdbcPersonalKeys;
import dev.tidemark.personal.PersonalCipher;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.ReadModels;
import dev.tidemark.projection.View;
import dev.tidemark.projection.check.Checks;
import dev.tidemark.projection.checkpoint.Arrivals;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.log.Consumers;
import dev.tidemark.projection.migration.MigrationSettings;
import dev.tidemark.projection.reading.ReadOutcomes;
import dev.tidemark.projection.reading.ShadowDifferences;
import dev.tidemark.projection.reading.SnapshotReadModels;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.runner.Rebuild;
import dev.tidemark.projection.runner.Repairs;
import dev.tidemark.projection.runner.RunnerSettings;
import dev.tidemark.projection.runner.RunnerSupplies;
import dev.tidemark.projection.status.ParkedHouseholds;
import dev.tidemark.projection.status.ProjectionStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Import this to host the projections. Finds every version under `dev.tidemark.readmodel`; two
/// versions may use the same simple class names.
@Configuration(proxyBeanMethods = false)
@Import({
    DataSources.class,
    ProjectionHost.class,
    StatusMeters.class,
    Heartbeat.class,
    MigrationHosting.class
})
@ComponentScan(
        basePackages = "dev.tidemark.readmodel",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EntityScan("dev.tidemark.readmodel")
@EnableJpaRepositories(
        basePackages = "dev.tidemark.readmodel",
        considerNestedRepositories = true,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class ProjectionHosting {
    @Bean
    Arrivals arrivals() {
        return new Arrivals();
    }

    @Bean(defaultCandidate = false)
    Database runnerDatabase(@Qualifier("runnerDataSource") DataSource runnerDataSource) {
        return new Database(runnerDataSource);
    }

    @Bean
    RunnerSupplies runnerSupplies(
            @Qualifier("runnerDatabase") Database runnerDatabase,
            @Qualifier("runnerDataSource") DataSource runnerDataSource,
            Arrivals arrivals,
            ObjectProvider<MeterRegistry> meters,
            Environment environment,
            @Value("${tidemark.kafka.bootstrap-servers}") String bootstrapServers,
            @Value("${tidemark.personal.master-key}") String masterKey) {
        RunnerSettings settings =
                Binder.get(environment).bindOrCreate(RunnerSettings.PREFIX, RunnerSettings.class);
        var keys = new JdbcPersonalKeys(runnerDataSource, masterKey);
        return new RunnerSupplies(
                runnerDatabase,
                new Consumers(bootstrapServers, settings.batch()),
                new EventJson(new PersonalCipher(keys)),
                arrivals,
                meters.getIfUnique(SimpleMeterRegistry::new),
                Instance.name(),
                settings);
    }

    @Bean
    ReadModels readModels(
            List<View> views,
            DataSource queryDataSource,
            PlatformTransactionManager transactionManager,
            Arrivals arrivals,
            ReadOutcomes outcomes,
            @Qualifier("runnerDatabase") Database runnerDatabase) {
        var snapshot = new TransactionTemplate(transactionManager);
        snapshot.setReadOnly(true);
        return new SnapshotReadModels(
                views,
                new Database(queryDataSource),
                snapshot,
                arrivals,
                outcomes,
                new ShadowDifferences(runnerDatabase));
    }

    @Bean
    MigrationSettings migrationSettings(Environment environment) {
        return Binder.get(environment)
                .bindOrCreate(MigrationSettings.PREFIX, MigrationSettings.class);
    }

    @Bean
    ReadOutcomes readOutcomes() {
        return new ReadOutcomes();
    }

    @Bean
    ProjectionStatus projectionStatus(
            @Qualifier("runnerDatabase") Database runnerDatabase, List<Projection> projections) {
        return new ProjectionStatus(runnerDatabase, projections);
    }

    @Bean
    ParkedHouseholds parkedHouseholds(@Qualifier("runnerDatabase") Database runnerDatabase) {
        return new ParkedHouseholds(runnerDatabase);
    }

    @Bean
    Repairs repairs(RunnerSupplies supplies, List<Projection> projections) {
        return new Repairs(supplies, projections);
    }

    /// Only where the role that makes schemas is configured.
    @Bean
    @ConditionalOnProperty("tidemark.database.migrator.username")
    Checks checks(
            @Qualifier("migratorDataSource") DataSource migratorDataSource,
            @Qualifier("runnerDatabase") Database runnerDatabase,
            RunnerSupplies supplies,
            List<Projection> projections) {
        return new Checks(
                runnerDatabase,
                new VersionSchema(migratorDataSource, runnerDatabase),
                new Rebuild(supplies, 1),
                projections);
    }
}
