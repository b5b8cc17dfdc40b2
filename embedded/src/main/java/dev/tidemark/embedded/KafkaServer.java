package dev.tidemark.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kafka.server.KafkaBroker;
import org.jspecify.annotations.Nullable;

/// A single KRaft broker that runs as a child JVM of this program and keeps its topics in one
/// directory, with the class path of this program.
///
/// A directory is used by one program at a time; a broker that a killed program left running in it
/// is stopped first. Log: `kafka.log` in the directory.
public final class KafkaServer implements AutoCloseable {
    private static final int TRIES_FOR_A_FREE_PORT = 5;

    private final KafkaOptions options;
    private final Runnable stop = this::stop;
    private int port;
    private @Nullable ServerDirectory claim;
    private @Nullable ChildProcess child;

    private KafkaServer(KafkaOptions options) {
        this.options = options;
        this.port = options.port();
    }

    /// Returns when the broker takes requests.
    ///
    /// @throws ServerDidNotStart with a sentence for the person who started this program
    public static KafkaServer start(KafkaOptions options) {
        var server = new KafkaServer(options);
        server.startAgain();
        return server;
    }

    /// Starts on the same port, data and cluster id after a `stop` or `kill9`.
    public synchronized void startAgain() {
        if (child != null && child.runs()) {
            return;
        }
        release();
        claim = ServerDirectory.claim(options.directory());
        if (options.stopsWithProgram()) {
            RunningServers.add(stop);
        }
        try {
            child = run();
        } catch (IOException e) {
            throw new ServerDidNotStart("Kafka did not start: " + e, e);
        } finally {
            if (child == null) {
                release();
            }
        }
    }

    private ChildProcess run() throws IOException {
        var directory = options.directory().toRealPath();
        stopOrphan(directory, options.stopWithin());
        if (port != 0) {
            LoopbackPort.requireFree("Kafka", port);
        }
        for (int tries = 1; ; tries++) {
            var candidate = port == 0 ? LoopbackPort.free() : port;
            var started = spawn(directory, candidate);
            if (isReady(started)) {
                port = candidate;
                return started;
            }
            if (tries == TRIES_FOR_A_FREE_PORT
                    || !started.lastWords().contains("Address already in use")) {
                throw gaveUp(started);
            }
        }
    }

    private ChildProcess spawn(Path directory, int onPort) throws IOException {
        var settings = directory.resolve("server.properties");
        BrokerSettings.write(settings, options, directory, onPort, LoopbackPort.free());
        var started =
                ChildProcess.start(
                        command(settings),
                        Map.of("CLASSPATH", System.getProperty("java.class.path")),
                        directory.resolve("kafka.log"));
        Files.writeString(directory.resolve("kafka.pid"), Long.toString(started.pid()));
        return started;
    }

    private static List<String> command(Path settings) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                "-Dlogback.configurationFile=dev/tidemark/embedded/broker-logback.xml",
                BrokerProcess.class.getName(),
                settings.toString());
    }

    /// Stops the broker that a killed program left running in this directory, if there is one.
    ///
    /// @throws ServerDidNotStart when a program that still runs uses the directory
    public static void stopOrphan(KafkaOptions options) {
        try (var _ = ServerDirectory.claim(options.directory())) {
            stopOrphan(options.directory().toRealPath(), options.stopWithin());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stopOrphan(Path directory, Duration bound) {
        orphan(directory)
                .ifPresent(process -> {
                    process.destroy();
                    if (!ProcessFacts.endsWithin(process, bound)) {
                        process.destroyForcibly();
                        ProcessFacts.endsWithin(process, Duration.ofSeconds(5));
                    }
                });
    }

    /// The pid file alone proves nothing; the command line names this directory's settings file.
    private static Optional<ProcessHandle> orphan(Path directory) {
        var mark = BrokerProcess.class.getName() + " " + directory.resolve("server.properties");
        try {
            var pid = Long.parseLong(Files.readString(directory.resolve("kafka.pid")).strip());
            return ProcessHandle.of(pid)
                    .filter(ProcessFacts::runs)
                    .filter(process -> ProcessFacts.commandLine(process).endsWith(mark));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isReady(ChildProcess started) {
        ProcessFacts.becomesTrue(
                () -> !started.runs() || saysReady(started), options.startWithin());
        return started.runs() && saysReady(started);
    }

    /// An open port is not a ready broker: its controller must let it take part, which after a
    /// crash takes seconds. The broker logs this when it is through.
    private static boolean saysReady(ChildProcess started) {
        return started.said(KafkaBroker.STARTED_MESSAGE());
    }

    private ServerDidNotStart gaveUp(ChildProcess started) {
        var was =
                started.runs()
                        ? "is not ready after " + options.startWithin().toSeconds() + " s"
                        : "ended at once";
        started.kill();
        return new ServerDidNotStart(
                "Kafka %s. It says (%s):\n%s"
                        .formatted(
                                was,
                                options.directory().resolve("kafka.log"),
                                started.lastWords()));
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return LoopbackPort.HOST
                + ":"
                + (options.advertisedPort() == 0 ? port : options.advertisedPort());
    }

    /// The process id of the broker.
    public long pid() {
        return running().pid();
    }

    public boolean runs() {
        return child != null && child.runs();
    }

    /// SIGKILL: a crash.
    public synchronized void kill9() {
        running().kill();
        release();
    }

    /// Stops with a clean shutdown; what does not stop within the bound is killed.
    public synchronized void stop() {
        if (child != null) {
            child.stop("TERM", options.stopWithin());
        }
        release();
    }

    @Override
    public void close() {
        stop();
    }

    private ChildProcess running() {
        if (child == null) {
            throw new IllegalStateException("Kafka in " + options.directory() + " is not running");
        }
        return child;
    }

    private void release() {
        RunningServers.remove(stop);
        child = null;
        if (claim != null) {
            claim.close();
            claim = null;
        }
    }
}
