package dev.tidemark.cli.local;

/// A PostgreSQL and a Kafka that nobody needs afterwards, in a directory that goes with them. They
/// do not wait for the disk, so they write faster than others.
public final class ThrowAwayServers implements AutoCloseable {
    private final StopOrder stops = new StopOrder();
    private final Surroundings surroundings;

    private ThrowAwayServers() {
        var options = LocalOptions.thrownAway();
        stops.add(options.data()::deleteIfEphemeral);
        surroundings = new Servers(options, stops, new Mourner()).start();
    }

    /// Returns when both answer; Ctrl-C stops them too.
    public static ThrowAwayServers start() {
        var servers = new ThrowAwayServers();
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop-servers"));
        return servers;
    }

    /// Takes the parts of both services.
    public RehearsalProgram program(Installation installation) {
        var settings = surroundings.settingsOf(ServiceName.COMMAND_SERVICE);
        settings.putAll(surroundings.settingsOf(ServiceName.QUERY_SERVICE));
        return new RehearsalProgram(surroundings.data(), settings, installation);
    }

    @Override
    public void close() {
        stops.stopAll();
    }
}
