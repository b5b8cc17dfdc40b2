package dev.tidemark.projection.migration;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// Bounds that do not make a test wait.
final class QuickSettings {
    private QuickSettings() {}

    static MigrationSettings all() {
        return watching(Duration.ofSeconds(1));
    }

    /// @param watch how long a switch is looked after
    static MigrationSettings watching(Duration watch) {
        return new MigrationSettings(
                false,
                Map.of(),
                2,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                false,
                Duration.ofHours(1),
                1000,
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                watch,
                3,
                2.0,
                Duration.ofDays(7),
                "target/archives/" + UUID.randomUUID(),
                null);
    }
}
