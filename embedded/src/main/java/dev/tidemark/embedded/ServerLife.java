package dev.tidemark.embedded;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Starts and ends one server, any number of times, on one port and directory.
final class ServerLife {
    private static final int TRIES_FOR_A_FREE_PORT = 5;
    private static final Duration BEFORE_RETRY = Duration.ofMillis(200);

    private final ServerProgram program;
    private final ServerOptions options;
    private final Runnable stop = this::stop;
    private volatile int port;
    private @Nullable ServerDirectory claim;
    private volatile @Nullable ChildProcess child;

    ServerLife(ServerProgram program) {
        this.program = program;
        this.options = program.options();
        this.port = options.port();
    }

    /// Ends orphans without starting anything.
    static void stopOrphans(ServerProgram program) {
        try (var _ = ServerDirectory.claim(program.options().directory())) {
            program.stopOrphans();
        } catch (IOException e) {
            throw new ServerDidNotStart(
                    program.name() + " of an earlier run does not end: " + e, e);
        }
    }

    /// Returns when the server is ready. The stop at the program's end waits for this to return.
    synchronized void start() {
        if (runs()) {
            return;
        }
        release();
        claim = ServerDirectory.claim(options.directory());
        if (options.stopsWithProgram()) {
            RunningServers.add(stop);
        }
        try {
            program.stopOrphans();
            child = port == 0 ? onFreePort() : onPort(port);
        } catch (IOException e) {
            throw new ServerDidNotStart(program.name() + " did not start: " + e, e);
        } finally {
            if (child == null) {
                release();
            }
        }
    }

    private ChildProcess onPort(int wanted) throws IOException {
        LoopbackPort.requireFree(program.name(), wanted);
        var started = spawned(wanted);
        if (!isReady(started)) {
            throw gaveUp(started);
        }
        return started;
    }

    /// Between finding a free port and listening on it somebody else can take it.
    private ChildProcess onFreePort() throws IOException {
        for (int tries = 1; ; tries++) {
            var free = LoopbackPort.free();
            var started = spawned(free);
            if (isReady(started)) {
                port = free;
                return started;
            }
            if (tries == TRIES_FOR_A_FREE_PORT || !program.saysPortIsTaken(started)) {
                throw gaveUp(started);
            }
        }
    }

    /// Ready, or failed for another reason than that the run before is still ending.
    private ChildProcess spawned(int wanted) throws IOException {
        var deadline = System.nanoTime() + options.startWithin().toNanos();
        while (true) {
            var started = program.spawn(wanted);
            if (isReady(started)
                    || !program.saysRunBeforeIsEnding(started)
                    || System.nanoTime() > deadline) {
                return started;
            }
            ProcessFacts.becomesTrue(() -> false, BEFORE_RETRY);
        }
    }

    private boolean isReady(ChildProcess started) {
        ProcessFacts.becomesTrue(
                () -> !started.runs() || program.saysReady(started), options.startWithin());
        return started.runs() && program.saysReady(started);
    }

    private ServerDidNotStart gaveUp(ChildProcess started) {
        var was =
                started.runs()
                        ? "is not ready after %d s".formatted(options.startWithin().toSeconds())
                        : "ended at once";
        started.stop(program.stopSignal(), Duration.ofSeconds(5));
        return new ServerDidNotStart(
                "%s %s. It says (%s):\n%s"
                        .formatted(program.name(), was, program.log(), started.lastWords()));
    }

    int port() {
        return port;
    }

    boolean runs() {
        var now = child;
        return now != null && now.runs();
    }

    ChildProcess child() {
        var now = child;
        if (now == null) {
            throw new IllegalStateException(
                    program.name() + " in " + options.directory() + " is not running");
        }
        return now;
    }

    synchronized void kill() {
        child().kill();
        release();
    }

    synchronized void stop() {
        var now = child;
        if (now != null) {
            now.stop(program.stopSignal(), options.stopWithin());
        }
        release();
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
