package dev.tidemark.embedded.testing;

import dev.tidemark.embedded.DatabaseAddress;

/// Where the servers of a module's tests come from.
sealed interface SharedServers permits ContainerServers, ChildServers {

    DatabaseAddress postgres();

    String kafka();

    /// Reads `-Dtidemark.services`. What was asked for by name and is absent is a failure, not a
    /// skip.
    static SharedServers chosen() {
        return chosen(System.getProperty("tidemark.services", "auto"), Docker.runs());
    }

    static SharedServers chosen(String services, boolean dockerRuns) {
        return switch (services) {
            case "auto" -> dockerRuns ? new ContainerServers() : new ChildServers();
            case "embedded" -> new ChildServers();
            case "docker" -> {
                if (!dockerRuns) {
                    throw new IllegalStateException(
                            "-Dtidemark.services=docker, but no Docker daemon answers at DOCKER_HOST or /var/run/docker.sock. Start Docker, or run the tests with -Dtidemark.services=embedded.");
                }
                yield new ContainerServers();
            }
            default ->
                    throw new IllegalStateException(
                            "-Dtidemark.services="
                                    + services
                                    + " is not one of auto, docker, embedded.");
        };
    }
}
