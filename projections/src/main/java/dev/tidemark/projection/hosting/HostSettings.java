package dev.tidemark.projection.hosting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the database is, and who opens it for what.
///
/// @param url a JDBC URL without credentials
/// @param query reads read models
/// @param runner writes read models
/// @param migrator makes the schemas of versions; where it is absent, `tidemark schema` does
/// @param patience how long the start waits for PostgreSQL and Kafka
/// @param queryPool connections for answers
/// @param runnerPool connections for runners and checks
@ConfigurationProperties("tidemark.database")
public record HostSettings(
        String url,
        Login query,
        Login runner,
        @Nullable Login migrator,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("16") int queryPool,
        @DefaultValue("12") int runnerPool) {
    public record Login(String username, @DefaultValue("") String password) {
        @Override
        public String toString() {
            return username;
        }
    }
}
