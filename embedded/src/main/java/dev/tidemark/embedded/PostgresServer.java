package dev.tidemark.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL 18 that runs as a child of this program and keeps its data in one directory.
///
/// A directory is used by one program at a time; what a killed program left running in it is
/// stopped first. Log: `postgres.log` in the directory.
public final class PostgresServer implements AutoCloseable {
    private static final int TRIES_FOR_A_FREE_PORT = 5;

    private final PostgresOptions options;
    private final Runnable stop = this::stop;
    private int port;
    private String password = "";
    private @Nullable ServerDirectory claim;
    private @Nullable ChildProcess child;

    private PostgresServer(PostgresOptions options) {
        this.options = options;
        this.port = options.port();
    }

    /// Returns when the server takes connections.
    ///
    /// @throws ServerDidNotStart with a sentence for the person who started this program
    public static PostgresServer start(PostgresOptions options) {
        var server = new PostgresServer(options);
        server.startAgain();
        return server;
    }

    /// Stops the processes that a killed program left running in this directory, if there are any.
    ///
    /// @throws ServerDidNotStart when a program that still runs uses the directory
    public static void stopOrphan(PostgresOptions options) {
        try (var _ = ServerDirectory.claim(options.directory())) {
            stopOrphans(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stopOrphans(PostgresOptions options) throws IOException {
        var data = options.directory().toRealPath().resolve("data");
        new OrphanedPostgres(data).stop(options.stopWithin());
    }

    /// Starts on the same port and data after a `stop` or `kill9`.
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
            throw new ServerDidNotStart("PostgreSQL did not start: " + e, e);
        } finally {
            if (child == null) {
                release();
            }
        }
    }

    private ChildProcess run() throws IOException {
        stopOrphans(options);
        if (port != 0) {
            LoopbackPort.requireFree("PostgreSQL", port);
        }
        var cluster = PostgresCluster.made(options);
        password = cluster.password();
        return port == 0 ? onFreePort(cluster) : onPort(cluster);
    }

    private ChildProcess onPort(PostgresCluster cluster) throws IOException {
        var started = spawn(cluster, port);
        if (!isReady(started, cluster)) {
            throw gaveUp(started);
        }
        return started;
    }

    /// Between finding a free port and listening on it somebody else can take it.
    private ChildProcess onFreePort(PostgresCluster cluster) throws IOException {
        for (int tries = 1; ; tries++) {
            var free = LoopbackPort.free();
            var started = spawn(cluster, free);
            if (isReady(started, cluster)) {
                port = free;
                return started;
            }
            if (tries == TRIES_FOR_A_FREE_PORT || !started.lastWords().contains("could not bind")) {
                throw gaveUp(started);
            }
        }
    }

    private ChildProcess spawn(PostgresCluster cluster, int onPort) throws IOException {
        var arguments =
                new ArrayList<>(List.of("-D", cluster.data().toString(), "-p", "" + onPort));
        options.allSettings()
                .forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return ChildProcess.start(
                cluster.command("postgres", arguments),
                Map.of(),
                options.directory().resolve("postgres.log"));
    }

    private boolean isReady(ChildProcess started, PostgresCluster cluster) {
        ProcessFacts.becomesTrue(
                () -> !started.runs() || saysReady(started, cluster.data()), options.startWithin());
        return started.runs() && saysReady(started, cluster.data());
    }

    /// The postmaster writes its state into its pid file; `pg_ctl` waits for the same line.
    private static boolean saysReady(ChildProcess started, Path data) {
        try {
            var lines =
                    Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.ISO_8859_1);
            return lines.size() >= 8
                    && lines.getFirst().strip().equals("" + started.pid())
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private ServerDidNotStart gaveUp(ChildProcess started) {
        var was =
                started.runs()
                        ? "is not ready after " + options.startWithin().toSeconds() + " s"
                        : "ended at once";
        started.stop("QUIT", Duration.ofSeconds(5));
        return new ServerDidNotStart(
                "PostgreSQL %s. It says (%s):\n%s"
                        .formatted(
                                was,
                                options.directory().resolve("postgres.log"),
                                started.lastWords()));
    }

    public int port() {
        return port;
    }

    /// The process id of the postmaster.
    public long pid() {
        return running().pid();
    }

    public boolean runs() {
        return child != null && child.runs();
    }

    /// The database `postgres`, opened by the superuser.
    public DatabaseAddress address() {
        return new DatabaseAddress(
                LoopbackPort.HOST, port, "postgres", PostgresCluster.SUPERUSER, password);
    }

    /// SIGKILL to the postmaster: a crash. Its backends end by themselves soon after.
    public synchronized void kill9() {
        running().kill();
        release();
    }

    /// Ends sessions and stops with a checkpoint; what does not stop within the bound is killed.
    public synchronized void stop() {
        if (child != null) {
            child.stop("INT", options.stopWithin());
        }
        release();
    }

    @Override
    public void close() {
        stop();
    }

    private ChildProcess running() {
        if (child == null) {
            throw new IllegalStateException(
                    "PostgreSQL in " + options.directory() + " is not running");
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
