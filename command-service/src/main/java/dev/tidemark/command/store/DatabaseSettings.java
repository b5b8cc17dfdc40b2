package dev.tidemark.command.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param url a JDBC URL without credentials
/// @param keys for schema `keys` alone
/// @param migrator only in profile `dev`, where the start applies the changelogs
/// @param durable whether to insist that the server keeps what it acknowledged; off for tests only
/// @param patience how long the start waits for the server
/// @param poolSize connections for commands
@ConfigurationProperties("tidemark.database")
public record DatabaseSettings(
        String url,
        Login command,
        Login keys,
        @Nullable Login migrator,
        boolean durable,
        Duration patience,
        int poolSize) {
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }
}
