package dev.tidemark.cli.local;

import java.util.List;

/// The services that `up` runs, and the roles with which each opens the database.
enum ServiceName {
    COMMAND_SERVICE(
            "command-service",
            "512m",
            List.of(DatabaseRole.COMMAND, DatabaseRole.KEYS, DatabaseRole.MIGRATOR)),
    QUERY_SERVICE(
            "query-service",
            "768m",
            List.of(
                    DatabaseRole.QUERY,
                    DatabaseRole.RUNNER,
                    DatabaseRole.KEYS,
                    DatabaseRole.MIGRATOR));

    private final String folder;
    private final String heap;
    private final List<DatabaseRole> roles;

    ServiceName(String folder, String heap, List<DatabaseRole> roles) {
        this.folder = folder;
        this.heap = heap;
        this.roles = roles;
    }

    String folder() {
        return folder;
    }

    String heap() {
        return heap;
    }

    List<DatabaseRole> roles() {
        return roles;
    }
}
