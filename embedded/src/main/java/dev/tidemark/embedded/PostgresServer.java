package dev.tidemark.embedded;

/// A PostgreSQL 18 that runs as a child of this program and keeps its data in one directory.
///
/// A directory is used by one program at a time; what a killed program left running in it is
/// stopped first. Log: `postgres.log` in the directory.
public final class PostgresServer implements AutoCloseable {
    private final PostgresOptions options;
    private final ServerLife life;

    private PostgresServer(PostgresOptions options) {
        this.options = options;
        this.life = new ServerLife(new PostgresProgram(options));
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
    public static void stopOrphans(PostgresOptions options) {
        ServerLife.stopOrphans(new PostgresProgram(options));
    }

    /// Starts on the same port and data after a `stop` or `kill9`.
    public void startAgain() {
        life.start();
    }

    public int port() {
        return life.port();
    }

    /// The process id of the postmaster.
    public long pid() {
        return life.child().pid();
    }

    public boolean runs() {
        return life.runs();
    }

    /// The database `postgres`, opened by the superuser.
    public DatabaseAddress address() {
        return new DatabaseAddress(
                LoopbackPort.HOST,
                port(),
                "postgres",
                PostgresCluster.SUPERUSER,
                PostgresPassword.of(options));
    }

    /// SIGKILL to the postmaster: a crash. Its backends end by themselves soon after.
    public void kill9() {
        life.kill();
    }

    /// Ends sessions and stops with a checkpoint; what does not stop within the bound is killed.
    public void stop() {
        life.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
