package dev.tidemark.cli.local;

import static java.util.Objects.requireNonNull;

import dev.tidemark.cli.gateway.Gateway;
import dev.tidemark.cli.terminal.Refused;
import dev.tidemark.embedded.LoopbackPort;
import dev.tidemark.embedded.ServerDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tidemark on this machine: servers and services as child processes, issuer and gateway in this
/// one. Whatever was started is stopped in the reverse order, also when a start fails half way or
/// Ctrl-C comes in the middle of it.
public final class LocalInstance implements AutoCloseable {
    private final LocalOptions options;
    private final StopOrder stops = new StopOrder();
    private final Mourner mourner = new Mourner();
    private @Nullable RunningState state;

    private LocalInstance(LocalOptions options) {
        this.options = options;
    }

    /// Returns when requests are answered.
    ///
    /// @param says hears what is being done
    public static LocalInstance start(
            LocalOptions options, Installation installation, Consumer<String> says) {
        var instance = new LocalInstance(options);
        Runtime.getRuntime().addShutdownHook(new Thread(instance::close, "stop-tidemark"));
        try {
            instance.run(installation, says);
            return instance;
        } catch (RuntimeException e) {
            instance.close();
            throw e;
        }
    }

    private void run(Installation installation, Consumer<String> says) {
        var data = options.data();
        claim();
        installation.requirePrograms();
        says.accept("Data and logs are in " + data.path());
        says.accept("Starting PostgreSQL and Kafka");
        var surroundings = new Servers(options, stops, mourner).start();
        says.accept("Starting command-service and query-service");
        var services = new Services(installation, data, surroundings);
        stops.add(services::stop);
        services.start(mourner);
        var gateway = Gateway.start(options.port(), services.routes());
        stops.add(gateway::close);
        state = announce(gateway.url(), surroundings);
    }

    private void claim() {
        var data = options.data();
        var claim = ServerDirectory.claim(data.path());
        stops.add(data::deleteIfEphemeral);
        stops.add(claim::close);
        if (options.port() != 0) {
            LoopbackPort.requireFree("Tidemark", options.port());
        }
        for (var name : ServiceName.values()) {
            ServiceProcess.endOrphan(name, data);
        }
    }

    private RunningState announce(URI url, Surroundings surroundings) {
        var told =
                new RunningState(
                        ProcessHandle.current().pid(),
                        url,
                        surroundings.issuer(),
                        surroundings.database().jdbcUrl(),
                        surroundings.kafka());
        try {
            told.writeTo(options.data());
        } catch (IOException e) {
            throw Refused.because("%s cannot be written: %s", options.data().stateFile(), e);
        }
        stops.add(this::withdraw);
        return told;
    }

    private void withdraw() {
        try {
            Files.deleteIfExists(options.data().stateFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RunningState state() {
        return requireNonNull(state, "not started");
    }

    /// Returns when something that should run has ended, with what to tell the person. While the
    /// instance is being stopped it does not return.
    public String awaitDeath() {
        var obituary = mourner.awaitDeath();
        if (stops.stopping()) {
            new CompletableFuture<Void>().join();
        }
        return obituary;
    }

    @Override
    public void close() {
        stops.stopAll();
    }
}
