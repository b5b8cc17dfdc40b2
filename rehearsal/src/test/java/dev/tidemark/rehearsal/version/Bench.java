package dev.tidemark.rehearsal.version;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.projection.database.Database;
import dev.tidemark.projection.registry.VersionSchema;
import dev.tidemark.projection.testing.TestDatabase;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A database to try versions in, with the roles of production.
final class Bench implements AutoCloseable {
    private final DatabaseAddress address;
    private final HikariDataSource migrator;
    private final HikariDataSource runner;

    Bench() {
        this(TestDatabase.fresh());
    }

    Bench(DatabaseAddress address) {
        this.address = address;
        migrator = TestDatabase.pool(address, "tidemark_migrator");
        runner = TestDatabase.pool(address, "tidemark_runner");
    }

    Database database() {
        return new Database(runner);
    }

    DataSource runner() {
        return runner;
    }

    VersionSchema schemas() {
        return new VersionSchema(migrator, database());
    }

    DataSource migrator() {
        return migrator;
    }

    /// Who sees everything.
    DataSource superuser() {
        return new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password());
    }

    Trial trial(Version version) {
        return new Trial(version, schemas(), database());
    }

    @Override
    public void close() {
        migrator.close();
        runner.close();
    }
}
