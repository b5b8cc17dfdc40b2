package dev.tidemark.embedded.testing;

import dev.tidemark.embedded.DatabaseAddress;

/// Where the servers of a module's tests come from.
sealed interface SharedServers permits ContainerServers, ChildServers {

    DatabaseAddress postgres();

    String kafka();

    /// Reads `-Dtidemark.services`. What was asked for by name and is absent is a failure, not a
    /// skip.
    static SharedServers chosen() {
        var services = System.getProperty("tidemark.services", "auto");
        return chosen(services, !services.equals("embedded") && Docker.runs());
    }

    static SharedServers chosen(String services, boolean dockerRuns) {
        return switch (services) {
            case "auto" -> dockerRuns ? containers() : new ChildServers();
            case "embedded" -> new ChildServers();
            case "docker" -> {
                if (!dockerRuns) {
                    throw new IllegalStateException(
                            "-Dtidemark.services=docker, but no Docker daemon answers at DOCKER_HOST or /var/run/docker.sock. Start Docker, or run the tests with -Dtidemark.services=embedded.");
                }
                yield containers();
            }
            default ->
                    throw new IllegalStateException(
                            "-Dtidemark.services="
                                    + services
                                    + " is not one of auto, docker, embedded.");
        };
    }

    private static SharedServers containers() {
        try {
            Class.forName("org.testcontainers.kafka.KafkaContainer");
            Class.forName("org.testcontainers.postgresql.PostgreSQLContainer");
            return new ContainerServers();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "Docker runs, but this module has no Testcontainers: add testcontainers-postgresql and testcontainers-kafka with scope test, or run with -Dtidemark.services=embedded.",
                    e);
        }
    }
}
