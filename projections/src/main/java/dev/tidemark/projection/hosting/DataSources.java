package dev.tidemark.projection.hosting;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.projection.hosting.HostSettings.Login;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// One data source per role. The primary one reads, and is the one of JPA.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HostSettings.class)
class DataSources {
    /// What a session of a runner begins with. A crash of the server takes rows and checkpoint back
    /// together, and both come again, so their commits need not wait for the disk; decisions of
    /// operators do, see `Database.durably`. A runner that is frozen in a transaction must not hold
    /// its successor up for long. A plan made while a table was empty must not be kept as it grows.
    /// Whoever goes through everything takes one processor and leaves the others to readers.
    private static final String RUNNER_SESSION =
            """
            set synchronous_commit = off;
            set transaction_timeout = '30s';
            set idle_in_transaction_session_timeout = '10s';
            set lock_timeout = '10s';
            set plan_cache_mode = force_custom_plan;
            set jit = off;
            set max_parallel_workers_per_gather = 0;
            set max_parallel_maintenance_workers = 0
            """;

    /// Every transaction of readers is a snapshot. Said once for a session: to ask for it in each
    /// transaction takes three more round trips.
    @Bean
    @Primary
    HikariDataSource queryDataSource(HostSettings settings, Environment environment) {
        new DatabaseStart(settings).await(environment.acceptsProfiles(Profiles.of("dev")));
        HikariConfig pool = pool("query", settings.url(), settings.query(), settings.queryPool());
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        // Connections are not made while many are waited for, which is when processors are scarce.
        pool.setMinimumIdle(settings.queryPool());
        return new HikariDataSource(pool);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource runnerDataSource(HostSettings settings, HikariDataSource queryDataSource) {
        HikariConfig pool =
                pool("runner", settings.url(), settings.runner(), settings.runnerPool());
        pool.setConnectionInitSql(RUNNER_SESSION);
        return new HikariDataSource(pool);
    }

    @Bean(defaultCandidate = false)
    @ConditionalOnProperty("tidemark.database.migrator.username")
    DataSource migratorDataSource(HostSettings settings) {
        Login migrator = settings.migrator();
        if (migrator == null) {
            throw new IllegalStateException("tidemark.database.migrator is incomplete");
        }
        return new DriverManagerDataSource(
                settings.url(), migrator.username(), migrator.password());
    }

    private static HikariConfig pool(String name, String url, Login login, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(login.username());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(5_000);
        config.addDataSourceProperty("ApplicationName", "tidemark " + name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        // The detail of an error repeats values, which must not reach a log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }
}
