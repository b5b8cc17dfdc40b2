package dev.tidemark.cli.local;

import java.util.List;

/// The services that `up` runs, and the roles with which each opens the database.
enum ServiceName {
    COMMAND_SERVICE(
            "command-service",
            "512m",
            List.of("-XX:+UseSerialGC"),
            List.of(DatabaseRole.COMMAND, DatabaseRole.KEYS, DatabaseRole.MIGRATOR)),
    QUERY_SERVICE(
            "query-service",
            "1g",
            // Readers wait while a heap with the rows of every build in it is collected, and while
            // it is marked, which takes a processor for a second or two: not before it fills up.
            List.of(
                    "-XX:+UseG1GC",
                    "-XX:G1HeapRegionSize=4m",
                    "-XX:-G1UseAdaptiveIHOP",
                    "-XX:InitiatingHeapOccupancyPercent=60",
                    "-XX:MaxGCPauseMillis=50",
                    "-XX:-ClassUnloadingWithConcurrentMark"),
            List.of(
                    DatabaseRole.QUERY,
                    DatabaseRole.RUNNER,
                    DatabaseRole.KEYS,
                    DatabaseRole.MIGRATOR));

    private final String folder;
    private final String heap;
    private final List<String> collector;
    private final List<DatabaseRole> roles;

    ServiceName(String folder, String heap, List<String> collector, List<DatabaseRole> roles) {
        this.folder = folder;
        this.heap = heap;
        this.collector = collector;
        this.roles = roles;
    }

    String folder() {
        return folder;
    }

    String heap() {
        return heap;
    }

    List<String> collector() {
        return collector;
    }

    List<DatabaseRole> roles() {
        return roles;
    }
}
